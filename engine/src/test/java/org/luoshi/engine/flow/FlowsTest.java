package org.luoshi.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every move from every state of every flow, against tables written down by hand.
class FlowsTest {

  private static final Instant AT = Instant.parse("2020-11-02T00:00:00Z");

  /// State: moves that lead on, with where they lead; all others are refused.
  private static final String FINDING =
      """
      open: ask-extension>asking plan>open progress>open rectify>rectified withdraw>withdrawn
      asking: decline-extension>open grant-extension>open plan>asking progress>asking rectify>rectified withdraw>withdrawn
      rectified: close>closed return>open
      closed: look-back>confirmed reopen>open
      confirmed: reopen>open
      withdrawn:
      """;

  private static final String LETTER =
      """
      issued: amend>issued sign>signed withdraw>withdrawn
      signed: amend>issued countersign>concluded inherit>signed
      concluded: amend>issued inherit>concluded
      withdrawn:
      """;
  private static final String DIRECTIVE =
      """
      received: relay>relayed withdraw>withdrawn
      relayed: return>returned
      returned: relay>relayed
      withdrawn:
      """;
  private static final String MEASURE =
      """
      proposed: decide>decided decline>declined
      decided: appeal>appealed conclude>concluded reply>replied
      replied: appeal>appealed conclude>concluded
      appealed: lift>lifted uphold>upheld
      upheld: conclude>concluded
      declined:
      lifted:
      concluded:
      """;
  private static final String REVIEW =
      """
      called: show-rectification>rectification-shown
      rectification-shown: report>reported return>called
      reported: comment>reported rate>rated return>called
      rated: conclude>concluded list>rated
      concluded:
      """;

  private static final String CAMPAIGN =
      """
      planned: approve>approved change>planned withdraw>withdrawn
      approved: change>planned draw>drawn withdraw>withdrawn
      drawn: start>running withdraw>withdrawn
      running: close>closed
      closed:
      withdrawn:
      """;
  private static final String ASSESSMENT =
      """
      assigned: assign>assigned score>scored withdraw>withdrawn
      scored: accept>final conclude>final correct>scored object>objected recount>scored
      objected: adjust>final recount>objected uphold>final
      final: correct>scored restate>scored
      withdrawn:
      """;

  private static final String ACCEPTANCE =
      """
      called: check>checked withdraw>withdrawn
      checked: accept>accepted improve>called
      accepted:
      withdrawn:
      """;

  private static List<Flow> all() {
    return Flows.ALL;
  }

  private static String table(Flow flow) {
    return switch (flow.id()) {
      case "finding" -> FINDING;
      case "letter" -> LETTER;
      case "directive" -> DIRECTIVE;
      case "measure" -> MEASURE;
      case "review" -> REVIEW;
      case "campaign" -> CAMPAIGN;
      case "assessment" -> ASSESSMENT;
      case "acceptance" -> ACCEPTANCE;
      default -> throw new AssertionError("No table for " + flow.id());
    };
  }

  private static Course at(String state, Done... done) {
    return new Course(state, "d", List.of(done));
  }

  private static Done done(String move, String person, String state) {
    return new Done(move, person, AT, state, "d");
  }

  @ParameterizedTest
  @MethodSource("all")
  void allowsTheMovesOfTheTableAndNoOther(Flow flow) {
    var states = new TreeSet<String>();
    for (var line : table(flow).lines().toList()) {
      int colon = line.indexOf(':');
      var state = line.substring(0, colon);
      states.add(state);
      var wanted =
          Set.of(line.substring(colon + 1).strip().split(" ")).stream()
              .filter(one -> !one.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      var allowed = new TreeSet<String>();
      for (var move : flow.moves()) {
        var refused = flow.refused(move.id(), at(state), "somebody");
        if (refused.isEmpty()) {
          allowed.add(move.id() + ">" + move.after(state));
        } else {
          assertThat(refused.get())
              .isEqualTo(
                  new Refusal.NotNow(
                      move.id(), state, flow.from(state).stream().map(Move::id).toList()));
        }
      }
      assertThat(allowed).as("%s in state %s", flow.id(), state).isEqualTo(wanted);
      assertThat(flow.isEnd(state)).isEqualTo(wanted.isEmpty());
    }
    assertThat(states).isEqualTo(new TreeSet<>(flow.states()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesWhatNoTableHas(Flow flow) {
    assertThat(flow.refused("dance", at(flow.start()), "somebody"))
        .contains(new Refusal.NoSuchMove("dance"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void letsNobodyMakeAMoveThatTheirFormerOneBars(Flow flow) {
    for (var move : flow.moves()) {
      for (var bar : move.notBy()) {
        var state = move.from().iterator().next();
        var course = at(state, done(bar, "one", state));
        assertThat(flow.refused(move.id(), course, "one"))
            .contains(new Refusal.SamePerson(move.id(), bar));
        assertThat(flow.refused(move.id(), course, "other")).isEmpty();
      }
    }
  }

  @Test
  void barsTheDoerFromClosingTheProposerFromDecidingAndTheDeciderFromTheAppeal() {
    assertThat(Flows.FINDING.move("close").orElseThrow().notBy()).contains("rectify");
    assertThat(Flows.MEASURE.move("decide").orElseThrow().notBy()).contains(Flow.OPENED);
    assertThat(Flows.MEASURE.move("lift").orElseThrow().notBy()).contains("decide");
    assertThat(Flows.MEASURE.move("uphold").orElseThrow().notBy()).contains("decide");
    assertThat(Flows.LETTER.move("countersign").orElseThrow().notBy()).contains("sign");
    assertThat(Flows.CAMPAIGN.move("approve").orElseThrow().notBy()).contains(Flow.OPENED);
    assertThat(Flows.ASSESSMENT.move("uphold").orElseThrow().notBy()).contains("score");
    assertThat(Flows.ASSESSMENT.move("adjust").orElseThrow().notBy()).contains("score");
    assertThat(Flows.ASSESSMENT.move("adjust").orElseThrow().notBy()).contains("correct");
    assertThat(Flows.ASSESSMENT.move("uphold").orElseThrow().notBy()).contains("correct");
    assertThat(Flows.REVIEW.move("rate").orElseThrow().notBy()).contains("report");
  }

  @Test
  void saysWhenWhatWasApprovedHasChanged() {
    var signed = new Done("sign", "one", AT, "signed", "d1");
    assertThat(new Course("signed", "d1", List.of(signed)).isChangedSinceApproved(Flows.LETTER))
        .isFalse();
    var changed = new Course("issued", "d2", List.of(signed));
    assertThat(changed.isChangedSinceApproved(Flows.LETTER)).isTrue();
    assertThat(changed.approved(Flows.LETTER)).contains(signed);
    var again = new Done("sign", "one", AT, "signed", "d2");
    assertThat(
            new Course("signed", "d2", List.of(signed, again)).isChangedSinceApproved(Flows.LETTER))
        .isFalse();
    assertThat(at("issued").isChangedSinceApproved(Flows.LETTER)).isFalse();
  }

  @Test
  void isNotMadeWithMovesItLacksOrStatesNobodyReaches() {
    var lost = Move.of("go", Set.of("there"), "here", Part.OWNER);
    assertThatThrownBy(() -> new Flow("f", "here", List.of(lost)))
        .hasMessage("The flow (f) names moves it lacks [] and states nobody reaches [there]");
    var barred = Move.of("go", Set.of("here"), "there", Part.OWNER).notBy("come");
    assertThatThrownBy(() -> new Flow("f", "here", List.of(barred)))
        .hasMessage("The flow (f) names moves it lacks [come] and states nobody reaches []");
    var go = Move.of("go", Set.of("here"), "there", Part.OWNER);
    assertThatThrownBy(() -> new Flow("f", "here", List.of(go, go)))
        .hasMessage("Two moves are called (go)");
    assertThatThrownBy(() -> Move.of("go", Set.of(), "there", Part.OWNER))
        .hasMessage("A move begins somewhere: (go)");
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAnOnwardMoveUntilItsWorkIsDone(Flow flow) {
    var done =
        Set.of(
            "closed", "confirmed", "concluded", "relayed", "upheld", "replied", "signed", "final");
    for (var state : flow.states()) {
      boolean waits = flow.from(state).stream().anyMatch(Move::onward);
      assertThat(waits || flow.isEnd(state) || done.contains(state)).as(state).isTrue();
    }
  }

  @Test
  void isKnownByItsId() {
    assertThat(Flows.of("measure")).contains(Flows.MEASURE);
    assertThat(Flows.of("dance")).isEmpty();
  }

  @Test
  void isShownInTheGuide() throws IOException {
    var page = guide();
    var path = Path.of("..", "docs", "guide", "flows.md");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(path, page);
    }
    assertThat(Files.readString(path)).isEqualTo(page);
  }

  private static String guide() {
    var lines = new ArrayList<String>();
    lines.add("# The flows of the house");
    lines.add("");
    lines.add(
        "Written from the tables in `org.luoshi.engine.flow.Flows`; a test keeps them equal. What is"
            + " not in a table is not allowed. *Not by* names the earlier moves whose maker may not"
            + " make this one; `open` is the opening itself. *Waits*: the move is expected of whoever plays the part, and"
            + " stands on their list.");
    for (var flow : Flows.ALL) {
      lines.add("");
      lines.add("## " + flow.id());
      lines.add("");
      lines.add(
          "States: " + String.join(", ", flow.states()) + ". It begins as *" + flow.start() + "*.");
      lines.add("");
      lines.add("| move | from | to | by | not by | reason | approves | waits |");
      lines.add("|---|---|---|---|---|---|---|---|");
      for (var move : flow.moves()) {
        lines.add(
            "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                    move.id(),
                    String.join(", ", move.from()),
                    move.to().isEmpty() ? "(stays)" : move.to(),
                    move.part().name().toLowerCase(java.util.Locale.ROOT),
                    String.join(", ", move.notBy()),
                    move.reasoned() ? "yes" : "",
                    move.approving() ? "yes" : "",
                    move.onward() ? "yes" : ""));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
