package org.luoshi.engine.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.remind.Delivery.State.CLAIMED;
import static org.luoshi.engine.remind.Delivery.State.FAILED;
import static org.luoshi.engine.remind.Delivery.State.GIVEN_UP;
import static org.luoshi.engine.remind.Delivery.State.QUEUED;
import static org.luoshi.engine.remind.Delivery.State.SENDING;
import static org.luoshi.engine.remind.Delivery.State.SENT;
import static org.luoshi.engine.remind.Delivery.State.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.remind.Delivery.State;

class DeliveryTest {

  /// Where each move leads from each state; what is not here is refused.
  private static final Map<State, Map<String, State>> ALLOWED =
      Map.of(
          QUEUED, Map.of("claim", CLAIMED),
          CLAIMED, Map.of("release", QUEUED, "drop", GIVEN_UP, "begin", SENDING),
          SENDING, Map.of("accept", SENT, "fail", FAILED, "lose", UNCERTAIN),
          FAILED, Map.of("retry", QUEUED, "give-up", GIVEN_UP),
          UNCERTAIN, Map.of("confirm", SENT, "repeat", QUEUED),
          GIVEN_UP, Map.of("revive", QUEUED),
          SENT, Map.of());

  @Test
  void triesEveryMoveFromEveryState() {
    var names = Delivery.MOVES.stream().map(Delivery.Move::name).distinct().toList();
    for (var state : State.values()) {
      for (var name : names) {
        assertThat(Delivery.after(state, name))
            .as("%s from %s", name, state)
            .isEqualTo(
                java.util.Optional.ofNullable(ALLOWED.getOrDefault(state, Map.of()).get(name)));
      }
      assertThat(Delivery.after(state, "fly")).isEmpty();
    }
    assertThat(Delivery.MOVES).hasSize(ALLOWED.values().stream().mapToInt(Map::size).sum());
  }

  /// Nothing that may have left the house goes back into the queue without somebody's word.
  @Test
  void neverRepeatsByItselfWhatMayHaveArrived() {
    assertThat(Delivery.MOVES)
        .filteredOn(one -> one.from() == SENDING)
        .extracting(Delivery.Move::to)
        .doesNotContain(QUEUED);
  }

  @Test
  void waitsLongerEachTimeAndSixHoursAtMost() {
    assertThat(
            IntStream.of(1, 2, 3, 4, 5, 6, 20)
                .mapToObj(Delivery::waitAfter)
                .map(Duration::toMinutes)
                .collect(Collectors.toList()))
        .containsExactly(1L, 4L, 16L, 64L, 256L, 360L, 360L);
  }

  @Test
  void keepsThePublishedLimits() {
    var now = Instant.parse("2020-03-03T01:00:00Z");
    var two = List.of(new Limit(2, Duration.ofSeconds(10)), new Limit(3, Duration.ofMinutes(1)));
    assertThat(Limit.free(two, List.of(), now)).isEqualTo(now);
    assertThat(Limit.free(two, List.of(ago(now, 3)), now)).isEqualTo(now);
    assertThat(Limit.free(two, List.of(ago(now, 3), ago(now, 1)), now))
        .isEqualTo(now.plusSeconds(7));
    assertThat(Limit.free(two, List.of(ago(now, 40), ago(now, 1), ago(now, 15)), now))
        .isEqualTo(now.plusSeconds(20));
    assertThat(Limit.free(two, List.of(ago(now, -3600), ago(now, -3601), ago(now, 90)), now))
        .isEqualTo(now);
  }

  private static Instant ago(Instant now, long seconds) {
    return now.minusSeconds(seconds);
  }
}
