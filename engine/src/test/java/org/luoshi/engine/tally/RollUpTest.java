package org.luoshi.engine.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.unit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Unit;

class RollUpTest {

  @Test
  void countsEachStatusInItsPlace() {
    for (var status : Status.values()) {
      var one = Tally.of(status);
      for (var other : Status.values()) {
        assertThat(one.count(other)).isEqualTo(status == other ? 1 : 0);
      }
    }
    var some = new Tally(1, 2, 3, 4, 5, 6, 7);
    assertThat(some.owed()).isEqualTo(20);
    assertThat(some.plus(some)).isEqualTo(new Tally(2, 4, 6, 8, 10, 12, 14));
    assertThat(some.plus(Tally.NONE)).isEqualTo(some);
  }

  @Test
  void changesNoPastFigureWhenAUnitMoves() {
    var born = unit("A1", "A");
    var moved =
        new Unit(
            "A1",
            "branch",
            born.founded(),
            null,
            born.names(),
            born.superiors().with(day("2020-03-01"), "B"),
            Map.of());
    var org = organisation(unit("R", ""), unit("A", "R"), unit("B", "R"), moved);
    var judge = Made.judge(org, duty(MONTHLY, MEETING), meeting("m", "A1", "2020-02-10"));
    var judged = judge.judge(day("2020-02-01"), day("2020-03-31"), day("2020-03-31"), _ -> true);
    var rolled = RollUp.of(org, judged);
    assertThat(rolled.of("A")).isEqualTo(new Tally(0, 1, 0, 0, 2, 0, 0));
    assertThat(rolled.of("B")).isEqualTo(new Tally(0, 0, 0, 0, 3, 0, 0));
    assertThat(rolled.of("R")).isEqualTo(Tally.of(judged));
    assertThat(rolled.of("A1")).isEqualTo(new Tally(0, 1, 0, 0, 1, 0, 0));
    assertThat(rolled.of("nobody")).isEqualTo(Tally.NONE);
    assertThat(rolled.byUnit()).hasSize(4);
    var cuts = RollUp.byCut(judge.forest(), judged);
    assertThat(cuts).hasSize(2);
    assertThat(cuts.values())
        .extracting(one -> one.of("R"))
        .contains(new Tally(0, 1, 0, 0, 2, 0, 0), new Tally(0, 0, 0, 0, 3, 0, 0));
    assertThat(cuts.keySet())
        .extracting(RollUp.Cut::term)
        .containsExactlyInAnyOrder("2020-02", "2020-03");
  }
}
