package org.luoshi.bench;

import org.luoshi.bench.rollup.RollUpBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `luoshi bench`: each measurement prints one JSON object with its figures, the machine and what
/// was asked.
@Command(
    name = "luoshi bench",
    subcommands = {
      ImportBench.class,
      JudgeBench.class,
      Fill.class,
      LiveBench.class,
      LoadBench.class,
      RollUpBench.class,
      CampaignBench.class
    },
    mixinStandardHelpOptions = true,
    footer =
        "%nluoshi bench import --rows 100000%nluoshi bench judge --units 1000 --duties 30 --terms 12"
            + "%nluoshi bench fill --data DIR --units 10000 --records 500000%nluoshi bench live --data DIR"
            + "%nluoshi bench rollup --units 5200000 --duties 60 --terms 12"
            + "%nluoshi bench campaign --units 400 --clauses 40")
public final class Bench implements Runnable {

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public void run() {
    new CommandLine(this).usage(System.out);
  }
}
