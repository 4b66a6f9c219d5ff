package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every number on every page equals the length of the list it opens, whoever looks.
@Journey
class NumbersIT {

  @ParameterizedTest
  @EnumSource(Person.class)
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
    assertThat(bureau.walkedBy(person).pages())
        .allSatisfy(page -> assertThat(page.status()).as(page.address()).isEqualTo(200));
  }
}
