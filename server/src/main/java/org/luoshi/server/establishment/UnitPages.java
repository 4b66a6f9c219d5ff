package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.DutyWords;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page of one unit: its map of responsibilities, its people over time, how its obligations
/// stand, its records, sub-units and history.
@RestController
public final class UnitPages {

  private final Days days;
  private final Chronicle chronicle;
  private final Standing standing;

  public UnitPages(Days days, Chronicle chronicle, Standing standing) {
    this.days = days;
    this.chronicle = chronicle;
    this.standing = standing;
  }

  /// A duty with whom it binds here and who holds the post.
  public record DutyLine(
      String clause,
      String title,
      String rhythm,
      String bearer,
      List<Holder> holders,
      String shortage) {}

  public record Holder(String person, String name) {}

  /// An appointment at the unit; `held` on the day looked at.
  public record PostLine(
      String person,
      String name,
      String post,
      String rank,
      LocalDate from,
      String until,
      String standsInFor,
      boolean held) {}

  /// How many obligations have a status.
  public record StatusLine(Status status, int count) {}

  /// How many records of a kind belong to the unit.
  public record RecordLine(String kind, String title, int count) {}

  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/organisation/{*id}", produces = OrganisationPages.HTML)
  public String unit(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var unitId = id.substring(1);
    var asOf = days.asked(asked);
    var tree = days.around(unitId, asOf, actor.scope());
    var unit = tree.organisation().unit(unitId).orElseThrow();
    var page = frame.titled(unit.nameOn(tree.day()));
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("unit", unit);
    values.put("day", tree.day());
    values.put("zone", days.board().programme().zone());
    values.put("asked", asOf);
    values.put("kind", OrganisationPages.said(page, tree.kind(unitId)));
    values.put("own", tree.own(unitId));
    values.put("sum", tree.sum(unitId));
    values.put("above", above(tree, actor, unitId));
    values.put("duties", duties(page, unit, tree));
    values.put("posts", posts(tree, unitId));
    values.put(
        "below",
        tree.below(unitId).stream()
            .limit(OrganisationPages.LIMIT)
            .map(one -> new Holder(one, tree.name(one)))
            .toList());
    values.put("belowCount", tree.below(unitId).size());
    values.put("statuses", actor.may(Right.SEE) ? statuses(actor, unitId, tree.day()) : List.of());
    values.put("records", actor.may(Right.SEE) ? records(page, unitId) : List.of());
    values.put("seesImports", ImportPages.seesAll(actor));
    values.put("history", chronicle.ofUnit(unitId, names(unit)));
    values.put("successors", successors(tree, unitId));
    values.put("mayChange", actor.may(Right.CHANGE_ORGANISATION));
    return Templates.render("establishment/unit", values);
  }

  private static java.util.Set<String> names(Unit unit) {
    var names = new HashSet<String>();
    names.add(Names.normal(unit.id()));
    unit.names().changes().values().forEach(name -> names.add(Names.normal(name)));
    return names;
  }

  private static List<Holder> above(TreeOfDay tree, Actor actor, String unit) {
    return tree.tree().above(unit).reversed().stream()
        .filter(one -> tree.isSeen(actor.scope(), one))
        .map(one -> new Holder(one, tree.name(one)))
        .toList();
  }

  private static List<Holder> successors(TreeOfDay tree, String unit) {
    return tree.organisation().successions().stream()
        .filter(one -> one.from().equals(unit))
        .map(one -> new Holder(one.to(), tree.name(one.to())))
        .toList();
  }

  private List<DutyLine> duties(Page page, Unit unit, TreeOfDay tree) {
    var board = days.board();
    var programme = board.rules().inForceOn(tree.day()).orElse(board.programme());
    var words = new DutyWords(programme, page.phrases());
    var lines = new ArrayList<DutyLine>();
    for (var line : Responsibilities.of(programme, tree.organisation(), unit, tree.day())) {
      var duty = line.duty();
      lines.add(
          new DutyLine(
              duty.clause(),
              duty.title().in(page.language()),
              words.cadence(duty),
              line.bearer().isEmpty() ? page.say("unit.itself") : words.bearer(duty),
              line.holders().stream().map(held -> new Holder(held.person(), name(held))).toList(),
              line.isShort()
                  ? page.say("unit.post-empty", line.wanted(), line.holders().size())
                  : ""));
    }
    return lines;
  }

  static String name(Appointment held) {
    return held.traits().getOrDefault(Organisations.NAME, "");
  }

  private static List<PostLine> posts(TreeOfDay tree, String unit) {
    return tree.organisation().appointments().stream()
        .filter(held -> held.unit().equals(unit))
        .sorted(
            Comparator.comparing((Appointment held) -> held.heldOn(tree.day()))
                .thenComparing(Appointment::from)
                .reversed()
                .thenComparing(Appointment::person))
        .map(held -> post(held, tree.day()))
        .toList();
  }

  static PostLine post(Appointment held, LocalDate day) {
    return new PostLine(
        held.person(),
        name(held),
        held.traits().getOrDefault("post", ""),
        held.traits().getOrDefault("rank", ""),
        held.from(),
        held.until() == null ? "" : held.until().toString(),
        held.traits().getOrDefault(Organisations.STANDS_IN_FOR, ""),
        held.heldOn(day));
  }

  private List<StatusLine> statuses(Actor actor, String unit, LocalDate day) {
    var tally = standing.ofUnit(unit, day, actor.scope());
    return lines(tally);
  }

  static List<StatusLine> lines(Tally tally) {
    return List.of(Status.MISSED, Status.LATE, Status.OPEN, Status.MET, Status.NIL, Status.WAIVED)
        .stream()
        .map(status -> new StatusLine(status, tally.count(status)))
        .filter(line -> line.count() > 0)
        .toList();
  }

  private List<RecordLine> records(Page page, String unit) {
    var programme = days.board().programme();
    var lines = new ArrayList<RecordLine>();
    standing
        .recordsOf(unit)
        .forEach((kind, count) -> {
          var known = programme.records().get(kind);
          lines.add(
              new RecordLine(
                  kind, known == null ? kind : known.title().in(page.language()), count));
        });
    return lines;
  }
}
