package org.luoshi.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.insight.Checks.Check;
import org.luoshi.engine.record.WorkRecord;

class EnteringTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static WorkRecord entered(int number, String unit, String day, String at) {
    return Made.entered("meeting", "meeting/" + number, unit, day, at, Map.of());
  }

  @Test
  void isLateAfterThirtyDays() {
    assertThat(Entering.isLate(entered(1, "A", "2020-01-01", "2020-01-31T02:00:00Z"), ZONE))
        .isFalse();
    assertThat(Entering.isLate(entered(1, "A", "2020-01-01", "2020-01-31T17:00:00Z"), ZONE))
        .isTrue();
    assertThat(Entering.isLate(Made.record("site", "site/1", "A", null, Map.of()), ZONE)).isFalse();
  }

  @Test
  void seesManyLateEntriesShortlyBeforeACheck() {
    var check = new Check("A", day("2020-06-15"), "inspection/1");
    var records = new ArrayList<WorkRecord>();
    for (int i = 0; i < 5; i++) {
      records.add(entered(i, "A", "2020-0" + (5 - i) + "-01", "2020-06-1" + i + "T02:00:00Z"));
    }
    records.add(entered(10, "B", "2020-01-01", "2020-06-10T02:00:00Z"));
    records.add(entered(11, "A", "2020-06-10", "2020-06-11T02:00:00Z"));
    records.add(entered(12, "A", "2020-01-01", "2020-05-31T02:00:00Z"));
    records.add(entered(13, "A", "2020-01-01", "2020-06-16T02:00:00Z"));
    var rushes = Entering.rushes(List.of(check), records, ZONE);
    assertThat(rushes).hasSize(1);
    assertThat(rushes.getFirst().records())
        .extracting(WorkRecord::id)
        .containsExactly("meeting/4", "meeting/3", "meeting/2", "meeting/1", "meeting/0");
    records.remove(2);
    assertThat(Entering.rushes(List.of(check), records, ZONE)).isEmpty();
  }

  @Test
  void takesBothEndsOfTheDaysBefore() {
    var check = new Check("A", day("2020-06-15"), "inspection/1");
    var first = entered(1, "A", "2020-01-01", "2020-05-31T16:00:00Z");
    var last = entered(2, "A", "2020-01-01", "2020-06-15T15:59:00Z");
    var records = List.of(first, last, copy(last, 3), copy(last, 4), copy(last, 5));
    assertThat(Entering.rushes(List.of(check), records, ZONE)).hasSize(1);
  }

  private static WorkRecord copy(WorkRecord one, int number) {
    return new WorkRecord(
        "meeting/" + number,
        one.kind(),
        one.unit(),
        one.person(),
        one.effective(),
        one.entered(),
        one.state(),
        one.values());
  }
}
