package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import killed at any moment and run again gives what one clean run gives.
class KilledImportIT {

  private static final int KILLS = Integer.getInteger("luoshi.random.kills", 8);
  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031);

  @Test
  void givesTheSameAfterEveryKillAsOneCleanRun(@TempDir Path folder) throws InterruptedException {
    System.out.printf("KilledImportIT: %d kills from -Dluoshi.random.seed=%d%n", KILLS, SEED);
    var clean = new Terminal(folder.resolve("clean"));
    long began = System.nanoTime();
    assertThat(clean.run("import", Terminal.BUREAU.toString()).exit()).isZero();
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    var wanted = state(clean);
    var random = new SplittableRandom(SEED);
    var killed = new Terminal(folder.resolve("killed"));
    for (int i = 0; i < KILLS; i++) {
      var running = killed.start("import", Terminal.BUREAU.toString());
      running.process().waitFor(random.nextLong(whole / 10, whole), TimeUnit.MILLISECONDS);
      running.process().destroyForcibly().waitFor();
    }
    var again = killed.run("import", Terminal.BUREAU.toString());
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(state(killed)).isEqualTo(wanted);
  }

  private static String state(Terminal terminal) {
    return terminal.run("figures", "--as-of", "2020-10-31", "--format", "json").out()
        + terminal.run("status", "--as-of", "2020-10-31", "--format", "json").out()
        + terminal
            .run(
                "explain",
                "--unit",
                "优抚医院党支部",
                "--duty",
                "committee-meeting",
                "--term",
                "2020-10",
                "--as-of",
                "2020-10-31")
            .out();
  }
}
