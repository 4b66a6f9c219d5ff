package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.luoshi.engine.text.Language;

/// The pictures of README and guide: the main pages in both languages, by day and by night, on a
/// desk and on a phone.
///
/// They go to target/screens, and into docs/guide/pictures only with `-Dpictures=write`: look at
/// them before you commit.
@Journey
class PicturesIT {

  private static final Path GUIDE =
      Bureau.HOME.resolve("docs").resolve("guide").resolve("pictures");

  /// A main page by the name of its picture, and who is shown there.
  private record Main(String name, String path, Person person) {}

  private static final List<Main> PAGES =
      List.of(
          new Main("overview", "/?as-of=2020-10-31", Person.LEADER),
          new Main("figures", "/figures?as-of=2020-10-31", Person.LEADER),
          new Main(
              "explanation",
              "/explanation?as-of=2020-10-31&unit=MZ0101&duty=committee-meeting&term=2020-01",
              Person.LEADER));

  @InBothLanguages
  void showTheMainPages(Language language, Desks desks) {
    var day = Look.of(language);
    for (var look :
        List.of(day, day.byNight(), day.wide(Look.PHONE), day.byNight().wide(Look.PHONE))) {
      for (var main : PAGES) {
        var desk = desks.of(main.person(), look);
        desk.open(main.path());
        desk.picture(main.name());
        if ("write".equals(System.getProperty("pictures"))) {
          keep(desk, "page-" + main.name() + "." + look);
        }
        assertThat(desk.page().title()).isNotBlank();
      }
    }
  }

  /// What the window shows, not the whole length of the page.
  private static void keep(Desk desk, String name) {
    desk.page().screenshot(new Page.ScreenshotOptions().setPath(GUIDE.resolve(name + ".png")));
  }
}
