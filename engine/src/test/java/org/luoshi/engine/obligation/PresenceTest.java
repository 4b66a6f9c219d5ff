package org.luoshi.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Duty.Partial;
import org.luoshi.engine.obligation.Presence.Stretch;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Length.Calendar;
import org.luoshi.engine.time.Term;

class PresenceTest {

  private static final Amount FORTY = Amount.whole(40);

  @Test
  void unitesAppointmentsThatTouchOrOverlap() {
    var united =
        Presence.of(
            List.of(
                secretary("p", "B", "2020-04-01", "2020-06-01"),
                secretary("p", "A", "2020-01-01", "2020-04-01"),
                secretary("p", "C", "2020-05-01", "2020-05-10"),
                secretary("p", "D", "2020-06-02", "2020-07-01"),
                secretary("p", "E", "2020-09-01", "2020-09-01")));
    assertThat(united.stretches())
        .containsExactly(
            new Stretch(day("2020-01-01"), day("2020-05-31")),
            new Stretch(day("2020-06-02"), day("2020-06-30")));
  }

  @Test
  void lastsForeverWithoutAnEnd() {
    var forever =
        Presence.of(
            List.of(
                secretary("p", "A", "2020-01-01", null),
                secretary("p", "B", "2021-01-01", "2022-01-01")));
    assertThat(forever.stretches()).hasSize(1);
    assertThat(forever.throughout(day("2020-01-01"), day("2999-01-01"))).isTrue();
    assertThat(forever.throughout(day("2019-12-31"), day("2020-01-01"))).isFalse();
  }

  @Test
  void owesAllOfATermItWasThereThrough() {
    for (var partial : Partial.values()) {
      assertThat(owed("2020-01-01", "2021-01-01", partial, Calendar.YEAR)).isEqualTo("40");
    }
  }

  @Test
  void skipsAPartialTermOrOwesItWhole() {
    assertThat(owed("2020-01-02", null, Partial.SKIP, Calendar.YEAR)).isEqualTo("nothing");
    assertThat(owed("2020-12-31", null, Partial.FULL, Calendar.YEAR)).isEqualTo("40");
    assertThat(owed("2021-01-01", null, Partial.FULL, Calendar.YEAR)).isEqualTo("nothing");
    assertThat(owed("2019-01-01", "2020-01-01", Partial.FULL, Calendar.YEAR)).isEqualTo("nothing");
    assertThat(owed("2019-01-01", "2020-01-02", Partial.FULL, Calendar.YEAR)).isEqualTo("40");
  }

  @Test
  void proratesByFullMonths() {
    assertThat(owed("2020-06-01", null, Partial.PRORATE, Calendar.YEAR)).isEqualTo("24");
    assertThat(owed("2020-06-02", null, Partial.PRORATE, Calendar.YEAR)).isEqualTo("20");
    assertThat(owed("2019-01-01", "2020-03-01", Partial.PRORATE, Calendar.QUARTER)).isEqualTo("27");
    assertThat(owed("2020-12-02", null, Partial.PRORATE, Calendar.YEAR)).isEqualTo("nothing");
    assertThat(owed("2020-03-01", null, Partial.PRORATE, new Length.Years(2, 2020)))
        .isEqualTo("37");
  }

  @Test
  void proratesByDaysInTermsShorterThanTwoMonths() {
    assertThat(owed("2020-01-31", null, Partial.PRORATE, Calendar.MONTH)).isEqualTo("2");
    assertThat(owed("2020-01-10", null, Partial.PRORATE, Calendar.TEN_DAYS)).isEqualTo("4");
    assertThat(owed("2019-01-01", "2020-01-01", Partial.PRORATE, Calendar.WEEK)).isEqualTo("12");
  }

  private static String owed(
      String from, @org.jspecify.annotations.Nullable String until, Partial p, Length length) {
    return Presence.of(unit("A", "R", from, until))
        .owed(FORTY, p, Term.around(length, day("2020-01-01")))
        .map(Amount::toString)
        .orElse("nothing");
  }
}
