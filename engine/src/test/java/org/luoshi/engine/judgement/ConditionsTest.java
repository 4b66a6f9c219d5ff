package org.luoshi.engine.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.number;
import static org.luoshi.engine.Made.on;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

class ConditionsTest {

  private static final WorkRecord MEETING =
      Made.record(
          "meeting",
          "m",
          "A",
          "2020-03-01",
          Map.of(
              "kind", new Value.Choice("lesson"),
              "due", number("25"),
              "present", number("12.5"),
              "opened", on("2020-03-05"),
              "closed", on("2020-03-10")));

  @Test
  void holdOfOneOfTheValues() {
    assertThat(holds(new Condition.OneOf("kind", Set.of("lesson", "general")))).isTrue();
    assertThat(holds(new Condition.OneOf("kind", Set.of("general")))).isFalse();
    assertThat(holds(new Condition.OneOf("gone", Set.of("lesson")))).isFalse();
  }

  @Test
  void holdOfANumberAtLeast() {
    assertThat(holds(new Condition.AtLeast("due", Amount.whole(25)))).isTrue();
    assertThat(holds(new Condition.AtLeast("due", Amount.whole(26)))).isFalse();
    assertThat(holds(new Condition.AtLeast("kind", Amount.ZERO))).isFalse();
  }

  @Test
  void holdOfAShareExactlyAtItsBorder() {
    assertThat(holds(share("present", 50, "due"))).isTrue();
    assertThat(holds(share("present", 51, "due"))).isFalse();
    assertThat(holds(share("gone", 50, "due"))).isFalse();
    assertThat(holds(share("present", 50, "gone"))).isFalse();
  }

  @Test
  void takeADayAfterTheDateJudgedAsEmpty() {
    var filled = new Condition.Filled("closed");
    var empty = new Condition.Empty("closed");
    assertThat(Conditions.holds(filled, MEETING, day("2020-03-10"))).isTrue();
    assertThat(Conditions.holds(filled, MEETING, day("2020-03-09"))).isFalse();
    assertThat(Conditions.holds(empty, MEETING, day("2020-03-10"))).isFalse();
    assertThat(Conditions.holds(empty, MEETING, day("2020-03-09"))).isTrue();
  }

  @Test
  void holdOfALaterDayOnceBothAreKnown() {
    var later = new Condition.Later("closed", "opened");
    assertThat(Conditions.holds(later, MEETING, day("2020-03-10"))).isTrue();
    assertThat(Conditions.holds(later, MEETING, day("2020-03-09"))).isFalse();
    var turned = new Condition.Later("opened", "closed");
    assertThat(Conditions.holds(turned, MEETING, day("2020-12-31"))).isFalse();
    assertThat(Conditions.holds(turned, MEETING, day("2020-03-06"))).isFalse();
    assertThat(holds(new Condition.Later("closed", "closed"))).isFalse();
    assertThat(holds(new Condition.Later("closed", "gone"))).isFalse();
  }

  @Test
  void nameTheFirstThatFails() {
    var ok = new Condition.Filled("kind");
    var no = new Condition.Filled("gone");
    var later = new Condition.Empty("kind");
    var asOf = day("2020-12-31");
    assertThat(Conditions.failing(List.of(ok, no, later), MEETING, asOf)).contains(no);
    assertThat(Conditions.failing(List.of(ok), MEETING, asOf)).isEmpty();
  }

  private static Condition share(String field, int percent, String of) {
    return new Condition.AtLeastShare(field, Amount.whole(percent), of);
  }

  private static boolean holds(Condition condition) {
    return Conditions.holds(condition, MEETING, day("2020-12-31"));
  }
}
