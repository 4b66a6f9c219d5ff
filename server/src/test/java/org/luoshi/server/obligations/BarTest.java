package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.tally.Tally;

class BarTest {

  @Test
  void fillsItsWidthAndShowsWhateverOccurs() {
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      var tally =
          new Tally(
              random.nextInt(3),
              random.nextInt(9000),
              random.nextInt(4),
              0,
              random.nextInt(50),
              random.nextInt(2),
              random.nextInt(3));
      int kinds =
          (int)
              java.util.stream.IntStream.of(
                      tally.waived(), tally.met(), tally.late(), tally.missed(), tally.open())
                  .filter(count -> count > 0)
                  .count();
      var stretches = Bar.of(tally).stretches();
      assertThat(stretches).as("%s", tally).hasSize(kinds).allMatch(one -> one.width() >= 5);
      if (kinds > 0) {
        var last = stretches.getLast();
        assertThat(last.x() + last.width()).as("%s", tally).isBetween(999, 1001);
      }
    }
  }

  @Test
  void ofNothingIsEmpty() {
    assertThat(Bar.of(Tally.NONE).stretches()).isEmpty();
  }
}
