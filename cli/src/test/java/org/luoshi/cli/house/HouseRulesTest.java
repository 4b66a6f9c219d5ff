package org.luoshi.cli.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final Pattern ROOM = Pattern.compile("org\\.luoshi\\.(engine|server)\\.(\\w+).*");

  static List<Rule> rules() {
    return Stream.of(EngineRules.ALL, RoomRules.ALL, StyleRules.ALL, DoorRules.ALL)
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holdsInTheHouse(Rule rule) {
    rule.rule().check(Rule.HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void failsOnTheFixtureThatBreaksIt(Rule rule) {
    assertThatThrownBy(() -> rule.rule().check(rule.brokenClasses()))
        .isInstanceOf(AssertionError.class)
        .satisfies(thrown -> assertThat(thrown.getMessage()).contains(rule.complaints()));
  }

  @Test
  void letsACalmClassAskAClockItWasGiven() {
    assertThatThrownBy(() ->
            StyleRules.TIME_COMES_IN.check(
                rules().stream()
                    .filter(rule -> rule.name().equals("time comes in"))
                    .findFirst()
                    .orElseThrow()
                    .brokenClasses()))
        .satisfies(
            thrown -> assertThat(thrown.getMessage()).doesNotContain("now(java.time.Clock)"));
  }

  /// A room without a list would be a room without a rule.
  @Test
  void knowsEveryRoom() {
    var rooms = new TreeSet<String>();
    Rule.HOUSE.forEach(one -> {
      var match = ROOM.matcher(one.getPackageName());
      if (match.matches() && !match.group(2).equals("templates")) {
        rooms.add(match.group(1) + " " + match.group(2));
      }
    });
    var listed = new TreeSet<String>();
    RoomRules.ENGINE_ROOMS.keySet().forEach(room -> listed.add("engine " + room));
    RoomRules.SERVER_ROOMS.keySet().forEach(room -> listed.add("server " + room));
    assertThat(rooms).isEqualTo(listed);
  }
}
