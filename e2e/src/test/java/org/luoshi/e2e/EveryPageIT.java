package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
      Look.all(language).forEach(look -> found.addAll(onOne(desk.page(), sight, look)));
    }
    assertThat(found).isEmpty();
  }

  private static List<String> onOne(Page page, Sights.Sight sight, Look look) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    page.setViewportSize(look.width(), look.height());
    var found = new ArrayList<String>();
    Axe.violations(page).forEach(one -> found.add(sight + " " + look + " " + one));
    Axe.sideways(page).forEach(one -> found.add(sight + " " + look + " " + one));
    return found;
  }

  @InBothLanguages
  void canBeUsedWhenItRefuses(Language language, Desks desks) {
    var desk = desks.of(Person.LEADER, Look.of(language));
    desk.complaints().expect(404);
    desk.complaints().expect(400);
    var found = new ArrayList<String>();
    for (var address : List.of("/nowhere", "/?as-of=yesterday")) {
      desk.open(address);
      var sight = new Sights.Sight(Person.LEADER, address);
      Look.all(language).forEach(look -> found.addAll(onOne(desk.page(), sight, look)));
    }
    assertThat(found).isEmpty();
  }

  /// What no link of anybody leads to would escape the look at every page.
  @Test
  void isReachedBySomebody(Bureau bureau) {
    var reached = new TreeSet<String>();
    for (var person : Person.ALL) {
      for (var page : bureau.walkedBy(person).pages()) {
        reached.add(Addresses.patternOf(URI.create(page.address()).getPath()));
      }
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(Addresses.ofPages());
  }
}
