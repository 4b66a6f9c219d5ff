package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History.Version;

/// What a closing unit leaves behind: its people's posts, its sub-units, its open cases; and what
/// becomes of them.
final class Leftovers {

  private final Facts facts;
  private final List<Version> openCases;

  /// @param openCases the cases that are still open, of any unit that may close
  Leftovers(Facts facts, List<Version> openCases) {
    this.facts = facts;
    this.openCases = openCases;
  }

  /// A unit that ends on the day together with these, to be followed by its heir (empty for none).
  record Leaving(
      String unit, String heir, Set<String> ending, Change.Remains remains, LocalDate day) {}

  void of(Leaving leaving, List<Draft.Step> steps, List<Diagnostic> found) {
    posts(leaving, steps, found);
    subUnits(leaving, steps, found);
    if (leaving.remains().casesPassOn()) {
      cases(leaving, steps, found);
    }
  }

  private void posts(Leaving leaving, List<Draft.Step> steps, List<Diagnostic> found) {
    var day = leaving.day();
    boolean passOn = leaving.remains().peoplePassOn();
    if (passOn && leaving.heir().isEmpty()) {
      found.add(Diagnostic.error("org-no-heir", new Place.Subject("into")));
      return;
    }
    for (var post : facts.postsFrom(leaving.unit(), day)) {
      var said = post.record();
      var from = said.day("from").orElse(day);
      if (!from.isBefore(day)) {
        steps.add(new Draft.Withdraw(said, post.number()));
      } else {
        var ended = Words.with(said, "until", new Value.Day(day));
        steps.add(new Draft.Correct(ended, said, post.number()));
      }
      if (passOn) {
        var on = Words.appointment(passedOn(said, leaving.heir(), from.isBefore(day) ? day : from));
        if (facts.active(on.id()).isEmpty()
            && steps.stream().noneMatch(step -> step.said().id().equals(on.id()))) {
          steps.add(new Draft.Enter(on));
        }
      }
    }
  }

  private static Change.Appoint passedOn(WorkRecord said, String heir, LocalDate from) {
    return new Change.Appoint(
        String.valueOf(said.person()),
        text(said, Organisations.NAME),
        heir,
        text(said, "post"),
        text(said, "rank"),
        from,
        said.day("until").orElse(null),
        text(said, Organisations.STANDS_IN_FOR));
  }

  private void subUnits(Leaving leaving, List<Draft.Step> steps, List<Diagnostic> found) {
    var to = leaving.remains().subUnitsTo();
    for (var below : facts.below(leaving.unit(), leaving.day())) {
      if (leaving.ending().contains(below.id())) {
        continue;
      }
      if (to.isEmpty() || leaving.ending().contains(to)) {
        found.add(
            Diagnostic.error(
                "org-sub-unit-left",
                new Place.Subject("sub-units"),
                below.nameOn(leaving.day()),
                leaving.day()));
        return;
      }
      var moved = Words.change(below.id(), "moved", leaving.day(), Words.of().text("into", to));
      facts
          .active(moved.id())
          .ifPresentOrElse(
              there -> steps.add(new Draft.Correct(moved, there.record(), there.number())),
              () -> steps.add(new Draft.Enter(moved)));
    }
  }

  private void cases(Leaving leaving, List<Draft.Step> steps, List<Diagnostic> found) {
    if (leaving.heir().isEmpty()) {
      found.add(Diagnostic.error("org-no-heir", new Place.Subject("into")));
      return;
    }
    for (var open : openCases) {
      if (leaving.unit().equals(open.record().unit())) {
        steps.add(
            new Draft.Correct(
                Words.inHandsOf(open.record(), leaving.heir()), open.record(), open.number()));
      }
    }
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
