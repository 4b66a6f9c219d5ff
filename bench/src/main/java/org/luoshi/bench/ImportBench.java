package org.luoshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.luoshi.server.House;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;
import org.luoshi.testkit.bureau.BureauYear;
import org.luoshi.testkit.bureau.Mess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a bureau's workbooks with so many rows and imports them into a scratch database on this
/// machine.
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportBench implements Callable<Integer> {

  @Option(names = "--rows", defaultValue = "100000")
  private int rows = 100_000;

  @Override
  public Integer call() throws IOException {
    var scratch = Files.createTempDirectory("luoshi-bench");
    BureauYear.large(rows).write(scratch.resolve("workbooks"), Mess.AS_SAMPLE);
    try (var house = House.open(scratch.resolve("data"), null, Clock.systemUTC())) {
      var wanted =
          new Imports.Wanted(
              List.of(scratch.resolve("workbooks")),
              Programmes.find(Programmes.DEFAULT),
              "bench",
              false,
              false);
      long began = System.nanoTime();
      var outcome = house.imports().run(wanted, _ -> {});
      long first = System.nanoTime() - began;
      began = System.nanoTime();
      var again = house.imports().run(wanted, _ -> {});
      long second = System.nanoTime() - began;
      var figures = new LinkedHashMap<String, Object>();
      figures.put("rows_read", outcome.count().read());
      figures.put("rows_accepted", outcome.count().accepted());
      figures.put("rows_rejected", outcome.count().rejected());
      figures.put("import_s", Machine.seconds(first));
      figures.put("rows_per_s", Math.round(outcome.count().read() / (first / 1e9)));
      figures.put("second_import_s", Machine.seconds(second));
      figures.put("second_import_changed", again.fresh() + again.corrected());
      Machine.print("import", figures);
    }
    return 0;
  }
}
