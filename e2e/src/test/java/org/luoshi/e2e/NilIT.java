package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.programmes.Programmes;

/// The head of a branch declares that there was nothing to be done.
///
/// The shipped programme has no duty that may be declared nil; a version of it that has one is
/// adopted first, as an office would adopt it.
@Journey(writes = true)
class NilIT {

  private static void adoptWithNil(Bureau bureau) {
    var shipped = Programmes.find(Programmes.DEFAULT).files();
    var yaml =
        shipped
            .text(shipped.main())
            .orElseThrow()
            .replaceFirst("(?m)^version: .*$", "version: 2020.9")
            .replaceFirst("(?m)^  half-year-report:$", "$0\n    nil: allowed");
    var report = shipped.text("report.zh.md").orElseThrow();
    var translated = shipped.text("report.en.md").orElseThrow();
    var files =
        PackFiles.of(
            shipped.main(),
            Map.of(shipped.main(), yaml, "report.zh.md", report, "report.en.md", translated));
    var found = new Programmes.Found(files, Packs.read(files));
    var house = bureau.house();
    house
        .database()
        .inTransaction(() -> house.programmes().adopt(found, house.clock().instant(), "e2e"));
  }

  @InEveryWay
  void isDeclaredByTheUnitHead(Look look, Bureau bureau, Desks desks) {
    adoptWithNil(bureau);
    var duty = bureau.terms(look.language()).duty("half-year-report");
    var desk = desks.of(Person.UNIT_HEAD, look).open("/mine");
    desk.press(desk.linkFor(desk.say("mine.nil"), duty, "2020-H2"));
    assertThat(desk.heading("nil.title")).isVisible();
    desk.picture("nil");
    desk.press(desk.button("exempt.do.nil"));
    assertThat(desk.done()).hasText(desk.say("done.nil-declared"));
    assertThat(
            desk.page()
                .locator("section[aria-labelledby=done] li")
                .filter(new Locator.FilterOptions().setHasText(duty)))
        .containsText(desk.say("status.nil"));
  }
}
