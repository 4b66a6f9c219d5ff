package org.luoshi.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.tally.Tally;

class DecayTest {

  private static Tally tally(int met, int late, int missed) {
    return new Tally(3, met, late, 2, missed, 4, 5);
  }

  @Test
  void tellsTheDifferenceFromLevelToLevel() {
    var decay =
        Decay.of(
            new TreeMap<>(
                Map.of(
                    -1, tally(0, 0, 9), 0, tally(9, 1, 0), 1, tally(2, 0, 1), 3, tally(1, 1, 1))));
    assertThat(decay.levels())
        .extracting(
            Decay.Level::depth,
            level -> level.inTime().percent().orElseThrow().toString(),
            level -> level.changed().map(Object::toString).orElse(""))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, "90.0", ""),
            org.assertj.core.groups.Tuple.tuple(1, "66.7", "-23.3"),
            org.assertj.core.groups.Tuple.tuple(3, "33.3", "-33.4"));
    assertThat(decay.fromTopToBottom().orElseThrow()).hasToString("-56.7");
  }

  @Test
  void skipsLevelsThatSettledNothing() {
    var decay =
        Decay.of(new TreeMap<>(Map.of(0, tally(1, 0, 0), 1, tally(0, 0, 0), 2, tally(0, 1, 0))));
    assertThat(decay.levels().get(1).inTime().percent()).isEmpty();
    assertThat(decay.levels().get(1).changed()).isEmpty();
    assertThat(decay.levels().get(2).changed().orElseThrow()).hasToString("-100.0");
    assertThat(new Decay(List.of()).fromTopToBottom()).isEmpty();
  }

  @Test
  void refusesAShareOfMoreThanAll() {
    assertThatThrownBy(() -> new Share(2, 1)).hasMessageContaining("Maybe");
    assertThat(new Share(0, 0).percent()).isEmpty();
    assertThat(new Share(1, 8).percent().orElseThrow()).hasToString("12.5");
  }
}
