package org.luoshi.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.server.FiguresTree;
import org.luoshi.server.House;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.testkit.bureau.BureauYear;
import org.luoshi.testkit.bureau.BureauYear.Written;
import org.luoshi.testkit.bureau.Mess;

/// Other bureaus in the same workbooks: what Luoshi reads and counts is what was true before
/// anything was written.
@OnOneServer
class OtherBureausIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T01:00:00Z"), ZoneOffset.UTC);
  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031);
  private static final int BUREAUS = Integer.getInteger("luoshi.random.bureaus", 6);

  private final TestServer server;

  OtherBureausIT(TestDatabase database) {
    this.server = database.server();
  }

  @Test
  void countsWhatWasTrueHoweverUntidilyItWasKept(@TempDir Path folder) throws IOException {
    for (long seed = SEED; seed < SEED + BUREAUS; seed++) {
      for (var mess : List.of(Mess.AS_SAMPLE, Mess.HEAVY)) {
        var year = BureauYear.random(seed);
        var written = year.write(folder.resolve(mess + "-" + seed), mess.withSeed(seed));
        try (var fresh = TestDatabase.on(server);
            var house = House.on(fresh.open(), CLOCK)) {
          var outcome = imported(house, written);
          assertThat(faults(outcome)).as("seed (%d), mess (%s)", seed, mess).isEmpty();
          var found = FiguresTree.of(house.board(Optional.empty()), year.asOf());
          assertThat(FiguresTree.differences(found, FiguresTree.plain(year.expected())))
              .as("seed (%d), mess (%s), as of (%s)", seed, mess, year.asOf())
              .isEmpty();
        }
      }
    }
  }

  @Test
  void rejectsExactlyTheRowsThatAreWrong(@TempDir Path folder) throws IOException {
    for (long seed = SEED; seed < SEED + BUREAUS; seed++) {
      var year = BureauYear.random(seed);
      var written = year.write(folder.resolve("bad-" + seed), Mess.BAD.withSeed(seed));
      try (var fresh = TestDatabase.on(server);
          var house = House.on(fresh.open(), CLOCK)) {
        var outcome = imported(house, written);
        var rejected = new TreeSet<String>();
        outcome
            .sheets()
            .forEach(sheet -> sheet.rejected().forEach(row -> rejected.add(place(row))));
        var wrong = new TreeSet<String>();
        written.badRows().forEach(row -> wrong.add(row.place()));
        assertThat(rejected).as("seed (%d)", seed).isEqualTo(wrong);
        outcome
            .sheets()
            .forEach(sheet -> {
              var count = sheet.count();
              assertThat(count.read())
                  .isEqualTo(
                      count.accepted()
                          + count.rejected()
                          + count.blank()
                          + count.totals()
                          + count.repeated()
                          + count.notes());
            });
      }
    }
  }

  private static ImportOutcome imported(House house, Written written) {
    var pack = Programmes.find(Programmes.DEFAULT);
    return house
        .imports()
        .run(new Imports.Wanted(List.of(written.folder()), pack, "test", false, false), _ -> {});
  }

  private static String place(ReadRow row) {
    return row.file() + "/" + row.sheet() + "!" + row.row();
  }

  private static List<String> faults(ImportOutcome outcome) {
    return outcome.sheets().stream()
        .flatMap(sheet -> sheet.rejected())
        .flatMap(row -> row.faults().stream())
        .map(fault -> fault.place().shown() + " " + fault.code() + " " + fault.values())
        .limit(10)
        .toList();
  }
}
