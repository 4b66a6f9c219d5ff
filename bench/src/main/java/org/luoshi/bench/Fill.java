package org.luoshi.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.House;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.Known;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fills a data folder with a made-up [Province], every record with its version and ledger entry as
/// if entered month by month.
@Command(name = "fill", mixinStandardHelpOptions = true)
final class Fill implements Callable<Integer> {

  static final long SEED = 20201031;

  @Option(names = "--data", required = true)
  private Path data = Path.of("data");

  @Option(names = "--units", defaultValue = "10000")
  private int units = 10_000;

  @Option(names = "--records", defaultValue = "500000")
  private int records = 500_000;

  @Override
  public Integer call() {
    long began = System.nanoTime();
    var province = new Province(units, records, SEED);
    try (var house = House.open(data, null, Clock.systemUTC())) {
      long made = System.nanoTime();
      int written = into(house, province);
      var figures = new LinkedHashMap<String, Object>();
      figures.put("units", units);
      figures.put("records", written);
      figures.put("made_s", Machine.seconds(made - began));
      figures.put("written_s", Machine.seconds(System.nanoTime() - made));
      Machine.print("fill", figures);
    }
    return 0;
  }

  /// Writes the province into an empty house and returns how many records it has.
  static int into(House house, Province province) {
    var pack = Programmes.find(Programmes.DEFAULT);
    var programme = pack.programme();
    var before = Instant.parse("2019-12-31T08:00:00Z");
    house.database().inTransaction(() -> house.programmes().adopt(pack, before, "bench"));
    house.entries().enterAll(programme, province.establishment(), by(before, Organisation.empty()));
    var organisation = Known.of(programme, province.establishment()).organisation();
    int written = province.establishment().size();
    for (var month : province.work().entrySet()) {
      var at = month.getKey().atEndOfMonth().atTime(10, 0).toInstant(ZoneOffset.UTC);
      List<WorkRecord> records = month.getValue();
      house.entries().enterAll(programme, records, by(at, organisation));
      written += records.size();
    }
    house.database().sql().sql("analyze").update();
    return written;
  }

  private static Entries.By by(Instant at, Organisation organisation) {
    return new Entries.By(at, "bench", organisation, null);
  }
}
