package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.luoshi.engine.text.Language;

/// The pictures of README and guide: the main pages in both languages, by day and by night, on a
/// desk and on a phone.
///
/// They go to target/screens, and into docs/guide/pictures only with `-Dpictures=write`: look at
/// them before you commit. Without it two of the four looks are taken, for time.
@Journey
class PicturesIT {

  private static final Path GUIDE =
      Bureau.HOME.resolve("docs").resolve("guide").resolve("pictures");

  /// A main page by the name of its picture, who is shown there, and what is done to come to it.
  private record Main(String name, String path, Person person, BiConsumer<Desk, Bureau> then) {

    static Main of(String name, String path, Person person) {
      return new Main(name, path, person, (_, _) -> {});
    }
  }

  private static final List<Main> PAGES =
      List.of(
          Main.of("mine", "/mine", Person.BRANCH_OFFICER),
          new Main("record", "/record/meeting", Person.BRANCH_OFFICER, PicturesIT::typeALesson),
          Main.of("overview", "/?as-of=2020-10-31", Person.LEADER),
          Main.of(
              "explanation",
              "/explanation?as-of=2020-10-31&unit=MZ0101&duty=committee-meeting&term=2020-01",
              Person.SUPERVISOR),
          Main.of("duties", "/duties?as-of=2020-10-31", Person.LEADER),
          new Main("report", "/reports", Person.LEADER, (desk, _) -> openTheFrozenOne(desk)),
          Main.of("unit", "/organisation/MZ0101", Person.ADMINISTRATOR));

  private static void typeALesson(Desk desk, Bureau bureau) {
    Work.lessonTyped(desk, bureau.terms(desk.look().language()), "28");
    PlaywrightAssertions.assertThat(desk.page().locator("main .turn").first()).isVisible();
    desk.page().evaluate("() => window.scrollTo(0, 0)");
  }

  private static void openTheFrozenOne(Desk desk) {
    desk.press(desk.page().locator("a[href^='/reports/R']").first());
  }

  @InBothLanguages
  void showTheMainPages(Language language, Bureau bureau, Desks desks) {
    var day = Look.of(language);
    var night = day.byNight().wide(Look.PHONE);
    var looks = List.of(day, night, day.byNight(), day.wide(Look.PHONE));
    for (var look : writes() ? looks : looks.subList(0, 2)) {
      for (var main : PAGES) {
        var desk = desks.of(main.person(), look);
        desk.open(main.path());
        main.then().accept(desk, bureau);
        desk.picture(main.name());
        if (writes()) {
          keep(desk, "page-" + main.name() + "." + look);
        }
        assertThat(desk.page().title()).isNotBlank();
      }
    }
  }

  private static boolean writes() {
    return "write".equals(System.getProperty("pictures"));
  }

  /// What the window shows, not the whole length of the page.
  private static void keep(Desk desk, String name) {
    desk.page().screenshot(new Page.ScreenshotOptions().setPath(GUIDE.resolve(name + ".png")));
  }
}
