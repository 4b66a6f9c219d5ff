package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.tally.Tally;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.shell.Page;

/// The programme as people know it: every duty with its clause, bearer, cadence, proof, deadline
/// and checker in words, and how it stands.
public record DutyList(
    String programme,
    String issuer,
    String version,
    String since,
    List<Line> lines,
    List<String> consequences,
    List<String> unowned) {

  /// A duty; `counts` is empty where the actor sees no obligations.
  public record Line(
      String id,
      String clause,
      String title,
      String href,
      String bearer,
      String cadence,
      List<String> proof,
      String deadline,
      String checker,
      int weight,
      List<Count> counts) {}

  static DutyList of(Sight sight, boolean counted, Page page) {
    var programme = sight.board().programme();
    var say = new DutyWords(programme, page.phrases());
    var tallies = new HashMap<String, Tally>();
    if (counted) {
      sight.view().byDuty().forEach(line -> tallies.put(line.duty().id(), line.tally()));
    }
    var lines =
        programme.duties().values().stream()
            .map(
                duty -> line(duty, say, Optional.ofNullable(tallies.get(duty.id())), counted, page))
            .toList();
    return new DutyList(
        programme.title().in(page.language()),
        programme.issuer(),
        programme.version(),
        page.day(programme.effective()),
        lines,
        say.consequences(),
        counted ? unowned(sight, page) : List.of());
  }

  private static Line line(
      Duty duty, DutyWords say, Optional<Tally> tally, boolean counted, Page page) {
    var proof = new ArrayList<>(List.of(say.proof(duty)));
    proof.addAll(say.conditions(duty));
    return new Line(
        duty.id(),
        duty.clause(),
        duty.title().in(page.language()),
        page.link("/duties/" + Page.segment(duty.id())),
        say.bearer(duty),
        say.cadence(duty),
        proof,
        say.deadline(duty),
        say.checker(duty),
        duty.weight(),
        counted
            ? Count.row(tally.orElse(Tally.NONE), Filter.ALL.duty(duty.id()), page)
            : List.of());
  }

  /// Duties that nobody owes: bound to a kind of unit that there is none of, or to a post nobody
  /// holds, or checked by nobody. Told only to those who see all units, as others cannot know.
  static List<String> unowned(Sight sight, Page page) {
    var told = new ArrayList<String>();
    var organisation = sight.board().organisation();
    if (sight.within("").size() < sight.tree().preorder().size()) {
      return told;
    }
    var kinds = new java.util.HashSet<String>();
    organisation.livingOn(sight.asOf()).forEach(unit -> kinds.add(unit.kind()));
    var programme = sight.board().programme();
    var say = new DutyWords(programme, page.phrases());
    for (var duty : programme.duties().values()) {
      var title = duty.title().in(page.language());
      switch (duty.binds()) {
        case Duty.BindsUnits(Set<String> bound) when bound.stream().noneMatch(kinds::contains) ->
            told.add(page.say("coverage.no-unit", title, say.bearer(duty)));
        case Duty.BindsPost(var post) when !isHeld(sight, programme, post, sight.asOf()) ->
            told.add(page.say("coverage.no-holder", title, say.bearer(duty)));
        default -> {}
      }
      if (duty.checkedBy() == null) {
        told.add(page.say("coverage.no-checker", title));
      }
    }
    return told;
  }

  private static boolean isHeld(Sight sight, Programme programme, String post, LocalDate day) {
    var known = programme.posts().get(post);
    return known != null
        && sight.board().organisation().appointments().stream()
            .anyMatch(held -> held.heldOn(day) && known.matches(held));
  }

  /// The list as a sheet.
  Table table(Page page) {
    boolean counted = !lines.isEmpty() && !lines.getFirst().counts().isEmpty();
    var header = new ArrayList<String>();
    for (var key :
        List.of(
            "col.clause",
            "col.duty",
            "duty.bearer",
            "duty.cadence",
            "duty.proof",
            "duty.deadline",
            "duty.checker",
            "duty.weight")) {
      header.add(page.say(key));
    }
    if (counted) {
      lines.getFirst().counts().forEach(count -> header.add(count.label()));
    }
    return new Table(
        page.say("page.duties"),
        page.say("duty.head", programme, version, since),
        header,
        () -> lines.stream().map(line -> row(line, page)).iterator());
  }

  private static List<Value> row(Line line, Page page) {
    var row = new ArrayList<Value>();
    for (var text :
        List.of(
            line.clause(),
            line.title(),
            line.bearer(),
            line.cadence(),
            String.join(page.say("list.semicolon"), line.proof()),
            line.deadline(),
            line.checker())) {
      row.add(new Value.Words(text));
    }
    row.add(number(line.weight()));
    line.counts().forEach(count -> row.add(number(count.number())));
    return row;
  }

  static Value number(long number) {
    return new Value.Quantity(org.luoshi.engine.record.Amount.whole(number));
  }

  /// The duties by id, for whoever needs one.
  Map<String, Line> byId() {
    var byId = new HashMap<String, Line>();
    lines.forEach(line -> byId.put(line.id(), line));
    return byId;
  }
}
