package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every number on every page equals the length of the list it opens, whoever looks.
@Journey
class NumbersIT {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANYBODY")
  void openTheListsTheyCount(Person person, Bureau bureau) {
    var crawl = bureau.walkedBy(person);
    var breaches = new ArrayList<String>();
    long counted = 0;
    for (var page : crawl.pages()) {
      breaches.addAll(Numbers.breaches(crawl, page));
      counted += page.document().select("a[data-count]").size();
    }
    System.out.printf("%s: %d pages, %d counts%n", person, crawl.pages().size(), counted);
    assertThat(Numbers.oneOfEachKind(breaches)).isEmpty();
    assertThat(counted).as("counts found").isPositive();
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void standOnPagesThatAllAnswer(Person person, Bureau bureau) {
    var crawl = bureau.walkedBy(person);
    assertThat(crawl.pages())
        .filteredOn(page -> page.status() != 200)
        .extracting(page ->
            page.status() + " " + page.address() + " from " + crawl.leadingTo(page.address()))
        .isEmpty();
  }
}
