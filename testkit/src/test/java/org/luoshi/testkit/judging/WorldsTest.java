package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Duty;

class WorldsTest {

  private static final int WORLDS = 600;

  @Test
  void giveTheSameWorldForTheSameSeed() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(Worlds.random(seed)).isEqualTo(Worlds.random(seed));
    }
  }

  /// A rule that no random world touches is not tested by any of them.
  @Test
  void touchEveryRuleOfTheContract() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= WORLDS; seed++) {
      var world = Worlds.random(seed);
      for (var verdict : Oracle.verdicts(world)) {
        tell(world, verdict, seen);
      }
    }
    System.out.println(WORLDS + " random worlds touch " + seen);
    for (var rhythm : new String[] {"Every", "Covers", "ForEach"}) {
      for (var status : new String[] {"waived", "met", "late", "nil", "missed", "open"}) {
        assertThat(seen).containsKey(rhythm + " " + status);
      }
    }
    assertThat(seen)
        .containsKeys(
            "Every upcoming",
            "Standing waived",
            "Standing met",
            "Standing nil",
            "Standing missed",
            "Standing upcoming",
            "provisional",
            "no due date",
            "several credited",
            "decimals done",
            "prorated",
            "elsewhere");
  }

  private static void tell(World world, Verdict verdict, Map<String, Integer> seen) {
    var duty =
        world.versions().stream()
            .filter(version -> version.version().equals(verdict.version()))
            .map(version -> version.duties().get(verdict.duty()))
            .findFirst()
            .orElseThrow();
    count(seen, duty.rhythm().getClass().getSimpleName() + " " + verdict.status(), true);
    count(seen, "provisional", verdict.provisional());
    count(seen, "no due date", verdict.due().equals(LocalDate.MAX));
    count(seen, "several credited", verdict.credited().size() > 1);
    count(seen, "decimals done", verdict.done().contains("."));
    count(seen, "elsewhere", !verdict.unit().equals(verdict.bearerId()));
    count(
        seen,
        "prorated",
        duty.partial() == Duty.Partial.PRORATE
            && duty.needs() != null
            && !verdict.quota().equals(duty.needs().atLeast().toString()));
  }

  private static void count(Map<String, Integer> seen, String what, boolean isSo) {
    if (isSo) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
