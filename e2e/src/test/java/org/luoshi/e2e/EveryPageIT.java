package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

/// axe finds nothing on any page, in both languages, by day and by night, narrow and wide; and no
/// page is pushed sideways at 320 px, which is also what 400 % zoom leaves of 1280.
@Journey
class EveryPageIT {

  @InBothLanguages
  void canBeUsedByEverybody(Language language, Bureau bureau, Desks desks) {
    var found = new ArrayList<String>();
    var seats = new EnumMap<Person, Desk>(Person.class);
    for (var sight : Sights.of(bureau)) {
      var desk = seats.computeIfAbsent(sight.person(), one -> desks.of(one, Look.of(language)));
      desk.open(sight.address());
      Axe.inEveryLook(desk.page(), language).forEach(one -> found.add(sight + " " + one));
    }
    assertThat(found).isEmpty();
  }

  @InBothLanguages
  void canBeUsedWhenItRefuses(Language language, Desks desks) {
    var desk = desks.of(Person.LEADER, Look.of(language));
    desk.complaints().expect(404);
    desk.complaints().expect(400);
    var found = new ArrayList<String>();
    for (var address : List.of("/nowhere", "/?as-of=yesterday")) {
      desk.open(address);
      Axe.inEveryLook(desk.page(), language).forEach(one -> found.add(address + " " + one));
    }
    assertThat(found).isEmpty();
  }

  /// What no link leads to, and which journeys look at on their way: the doors, what was kept of an
  /// ended session, and what is there while something runs.
  private static final Set<String> SEEN_ON_JOURNEYS =
      Set.of(
          "/sign-in",
          "/sign-in/second",
          "/sign-in/single",
          "/welcome/{word}",
          "/kept/{word}",
          "/assessments/{number}/checklist",
          "/import/job/{id}/progress",
          "/reports/{id:D[0-9]+}/freezing");

  /// What no link of anybody leads to would escape the look at every page.
  @Test
  void isReachedBySomebody(Bureau bureau) {
    var reached = new TreeSet<String>();
    for (var person : Person.ALL) {
      for (var page : bureau.walkedBy(person).pages()) {
        reached.add(Addresses.patternOf(URI.create(page.address()).getPath()));
      }
    }
    assertThat(reached).doesNotContainAnyElementsOf(SEEN_ON_JOURNEYS);
    reached.addAll(SEEN_ON_JOURNEYS);
    assertThat(reached).containsExactlyInAnyOrderElementsOf(Addresses.ofPages());
  }
}
