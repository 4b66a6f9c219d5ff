package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each way to break the promise of numbers, seen to be told.
class NumbersTest {

  private static final Map<String, String> LISTS =
      Map.of(
          "/two",
          "<ul data-total='2'><li data-row>a</li><li data-row>b</li></ul>",
          "/pages",
          "<ul data-total='3'><li data-row>a</li><li data-row>b</li></ul>"
              + "<a rel='next' href='/pages?after=b'>next</a>",
          "/pages?after=b",
          "<ul data-total='3'><li data-row>c</li></ul>",
          "/lying",
          "<ul data-total='2'><li data-row>a</li></ul>",
          "/both",
          "<ul id='a' data-total='1'><li data-row>a</li></ul><ul id='b' data-total='0'></ul>",
          "/share",
          "<p data-figure='40%'>40%</p>");

  private static String found(String link) {
    var pages = new java.util.HashMap<>(LISTS);
    pages.put("/", link);
    try (var site = WrongSite.of(pages)) {
      var crawl = Crawl.from(site.origin(), Map.of(), path -> path);
      return String.join("; ", Numbers.breaches(crawl, crawl.read("/")));
    }
  }

  @Test
  void keepThePromise() {
    assertThat(found("<a href='/two' data-count='2'>■ 2</a>")).isEmpty();
    assertThat(found("<a href='/pages' data-count='3'>3 kept</a>")).isEmpty();
    assertThat(found("<a href='/both#b' data-count='0'>0</a>")).isEmpty();
    assertThat(found("<a href='/share' data-figure='40%'>40%</a>")).isEmpty();
    assertThat(found("<a href='/two'><time>2020</time></a> <a href='/two'>2020-10</a>")).isEmpty();
  }

  @Test
  void areCaughtWithoutACount() {
    assertThat(found("<a href='/two'>■ 1,002</a>")).endsWith("a number without data-count");
    assertThat(found("<a href='/two'>40 %</a>")).endsWith("a number without data-count");
  }

  @Test
  void areCaughtSayingAnotherNumberThanTheirCount() {
    assertThat(found("<a href='/two' data-count='2'>12</a>"))
        .endsWith("does not say its data-count 2");
  }

  @Test
  void areCaughtOpeningALongerList() {
    assertThat(found("<a href='/two' data-count='1'>1</a>")).endsWith("opens a list of 2");
  }

  @Test
  void areCaughtOpeningAListThatShowsFewerThanItSays() {
    assertThat(found("<a href='/lying' data-count='2'>2</a>"))
        .endsWith("opens a list that shows 1 rows");
  }

  @Test
  void areCaughtOpeningNoListOrSeveral() {
    assertThat(found("<a href='/share' data-count='2'>2</a>"))
        .endsWith("opens a page with 0 lists at [data-total]");
    assertThat(found("<a href='/both' data-count='1'>1</a>"))
        .endsWith("opens a page with 2 lists at [data-total]");
    assertThat(found("<a href='/gone' data-count='1'>1</a>")).endsWith("answers 404");
  }

  @Test
  void areCaughtOpeningAPageThatComputesAnother() {
    assertThat(found("<a href='/share' data-figure='50%'>50%</a>"))
        .endsWith("opens a page that says [40%] instead of 50%");
  }
}
