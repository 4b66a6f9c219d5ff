package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.obligations.Explained.Fact;
import org.luoshi.server.obligations.Explained.Version;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;

/// One duty in full: what it asks, in words and in the lines of the pack, its versions, and how
/// each unit stands.
public record DutySheet(
    String title,
    String clause,
    boolean ended,
    List<Fact> facts,
    List<String> consequences,
    String pack,
    List<PackLines.Line> lines,
    List<Version> versions,
    List<Count> counts,
    List<UnitLine> units,
    int total,
    String next) {

  /// Units on one page.
  static final int ROWS = 50;

  /// A unit bound by the duty, with its own obligations.
  public record UnitLine(String unit, String name, String href, List<Count> counts, Bar bar) {}

  static DutySheet of(Sight sight, String id, String packText, boolean counted, Page page) {
    var rules = sight.board().rules();
    var version =
        rules.versions().reversed().stream()
            .filter(one -> one.duties().containsKey(id))
            .findFirst()
            .orElseThrow(Refusals.NotThere::new);
    var duty = Objects.requireNonNull(version.duties().get(id));
    var say = new DutyWords(version, page.phrases());
    var bound = counted ? bound(sight, duty) : List.<String>of();
    var after = page.asked("after").orElse("");
    int start = after.isEmpty() ? 0 : bound.indexOf(after) + 1;
    var shown = bound.subList(start, Math.min(bound.size(), start + ROWS));
    return new DutySheet(
        duty.title().in(page.language()),
        duty.clause(),
        !rules.latest().duties().containsKey(id),
        facts(duty, say, page),
        say.consequences(),
        version.version(),
        PackLines.of(packText, id),
        Versions.of(rules, id, "", page),
        counted
            ? Count.row(sight.tally(Filter.ALL.duty(id)), Filter.ALL.duty(id), page)
            : List.of(),
        units(sight, id, shown, page),
        bound.size(),
        start + ROWS < bound.size() ? shown.getLast() : "");
  }

  private static List<Fact> facts(Duty duty, DutyWords say, Page page) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of(page.say("duty.bearer"), say.bearer(duty)));
    facts.add(Fact.of(page.say("duty.cadence"), say.cadence(duty)));
    var proof = new ArrayList<>(List.of(say.proof(duty)));
    proof.addAll(say.conditions(duty));
    facts.add(new Fact(page.say("duty.proof"), proof));
    facts.add(Fact.of(page.say("duty.deadline"), say.deadline(duty)));
    facts.add(Fact.of(page.say("duty.window"), say.window(duty)));
    facts.add(Fact.of(page.say("duty.partial"), say.partial(duty)));
    var checker = say.checker(duty);
    facts.add(
        Fact.of(
            page.say("duty.checker"), checker.isEmpty() ? page.say("duty.no-checker") : checker));
    facts.add(Fact.of(page.say("duty.weight"), String.valueOf(duty.weight())));
    if (!say.remarks(duty).isEmpty()) {
      facts.add(new Fact(page.say("duty.remarks"), say.remarks(duty)));
    }
    return facts;
  }

  /// The units seen that the duty binds, or that have obligations of it through a post.
  private static List<String> bound(Sight sight, Duty duty) {
    var units = sight.within("");
    var organisation = sight.board().organisation();
    if (duty.binds() instanceof Duty.BindsUnits(Set<String> kinds)) {
      return units.stream()
          .filter(id -> organisation.unit(id).filter(u -> kinds.contains(u.kind())).isPresent())
          .toList();
    }
    var owing = sight.view().matrix(units);
    return units.stream()
        .filter(id -> owing.get(id) != null && owing.get(id).containsKey(duty.id()))
        .toList();
  }

  private static List<UnitLine> units(Sight sight, String duty, List<String> shown, Page page) {
    var words = Sights.words(sight, page);
    var tallies = sight.view().matrix(shown);
    return shown.stream()
        .map(id -> {
          var row = tallies.get(id);
          var tally = row == null ? Tally.NONE : row.getOrDefault(duty, Tally.NONE);
          return new UnitLine(
              id,
              words.unit(id),
              page.link("/", "unit", id),
              Count.row(tally, Filter.ALL.own(id).duty(duty), page),
              Bar.of(tally));
        })
        .toList();
  }
}
