package org.luoshi.testkit.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Made-up bureaus are the same for the same seed, and their workbooks hold what they were written
/// from.
class BureauYearTest {

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameFactsAndTheSameCells() throws IOException {
    var once = BureauYear.random(7, Size.SAMPLE);
    var again = BureauYear.random(7, Size.SAMPLE);
    assertThat(again).isEqualTo(once);
    assertThat(again.expectedJson()).isEqualTo(once.expectedJson());
    assertThat(BureauYear.random(8, Size.SAMPLE)).isNotEqualTo(once);

    for (var mess : List.of(Mess.AS_SAMPLE, Mess.HEAVY, Mess.BAD)) {
      var first = once.write(folder.resolve("first"), mess);
      var second = again.write(folder.resolve("second"), mess);
      assertThat(second.badRows()).isEqualTo(first.badRows());
      assertThat(NaiveReader.lines(second.folder())).isEqualTo(NaiveReader.lines(first.folder()));
    }
  }

  @Test
  void bureausComeBackOutOfTheirWorkbooks() throws IOException {
    for (long seed = 1; seed <= 60; seed++) {
      assertComesBack(seed, Mess.AS_SAMPLE.withSeed(seed));
    }
  }

  @Test
  void bureausComeBackOutOfHeavyMess() throws IOException {
    for (long seed = 1001; seed <= 1015; seed++) {
      assertComesBack(seed, Mess.HEAVY.withSeed(seed));
    }
  }

  private void assertComesBack(long seed, Mess mess) throws IOException {
    var size = Size.random(seed);
    int branches = Math.min(seed % 20 == 0 ? 40 : 6, size.branches());
    var facts = BureauYear.random(seed, size.withBranches(branches).withBusy(0.5));
    facts.write(folder, mess);
    var read = NaiveReader.read(folder, facts.asOf());
    assertThat(read.expected().get("rows"))
        .as("rows, seed %d", seed)
        .isEqualTo(facts.expected().get("rows"));
    assertThat(plain(read)).as("facts, seed %d", seed).isEqualTo(plain(facts));
  }

  private static String plain(BureauYear facts) {
    return Names.plain(facts.toString());
  }

  @Test
  void badRowsAreWhereTheyAreSaidToBeAndNothingElseIsBad() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      var facts = BureauYear.random(seed, Size.of(9));
      var hand = seed % 2 == 0 ? Mess.AS_SAMPLE : Mess.HEAVY;
      var written = facts.write(folder, hand.withSeed(seed).withBadRows(15));
      assertThat(written.badRows()).as("seed %d", seed).hasSize(15);

      facts.write(folder.resolve("good"), hand.withSeed(seed));
      var good = counts(NaiveReader.lines(folder.resolve("good")));
      var all = counts(NaiveReader.lines(folder));
      var bad =
          written.badRows().stream()
              .collect(
                  Collectors.groupingBy(
                      row -> Names.plain(row.sheet()).replaceAll("[(].*", ""),
                      Collectors.counting()));
      all.forEach((sheet, rows) ->
          assertThat(rows - bad.getOrDefault(sheet, 0L)).isEqualTo(good.get(sheet)));
      assertThat(new HashSet<>(written.badRows().stream().map(BadRow::place).toList())).hasSize(15);
    }
  }

  @Test
  void eachBadRowStandsAtItsPlace() throws IOException {
    var facts = BureauYear.random(3, Size.SAMPLE);
    var written = facts.write(folder, Mess.HEAVY.withBadRows(60));
    var sheets = NaiveReader.lines(folder);
    for (var bad : written.badRows()) {
      var title = Names.plain(bad.sheet()).replaceAll("[(].*", "");
      var line =
          sheets.getOrDefault(title, List.of()).stream()
              .filter(one -> one.row() == bad.row())
              .findFirst()
              .orElseThrow();
      assertThat(line.text(bad.label()))
          .as(bad.toString())
          .isEqualTo(
              bad.reason() == BadRow.Reason.NEGATIVE_COUNT && bad.text().equals("-3.0")
                  ? "-3"
                  : Names.plain(bad.text()));
    }
    assertThat(written.badRows().stream().map(BadRow::reason)).contains(BadRow.Reason.values());
  }

  private static Map<String, Long> counts(Map<String, List<SheetLine>> sheets) {
    return sheets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, sheet -> (long) sheet.getValue().size()));
  }

  @Test
  void bureausDifferInTheWaysThatMatter() {
    int withoutOfficer = 0;
    int foundedInYear = 0;
    int laterFacts = 0;
    var years = new HashSet<Integer>();
    for (long seed = 1; seed <= 100; seed++) {
      var facts = BureauYear.random(seed, Size.random(seed));
      var day = facts.asOf();
      years.add(day.getYear());
      withoutOfficer +=
          facts.expected().get("units_without_information_officer") instanceof List<?> names
              ? names.size()
              : 0;
      foundedInYear +=
          (int)
              facts.units().stream()
                  .filter(unit -> unit.founded().isAfter(day.withDayOfYear(1)))
                  .count();
      laterFacts +=
          (int) facts.meetings().stream().filter(meeting -> meeting.day().isAfter(day)).count();
    }
    assertThat(withoutOfficer).isPositive();
    assertThat(foundedInYear).isPositive();
    assertThat(laterFacts).isPositive();
    assertThat(years).hasSize(8);
  }

  @Test
  void aLargeBureauHasAboutAsManyRowsAsAsked() throws IOException {
    var facts = BureauYear.large(100_000);
    assertThat(facts.rowCount()).isBetween(85_000, 115_000);
    assertThat(facts.write(folder, Mess.AS_SAMPLE).folder()).isDirectoryContaining("glob:**.xlsx");
  }

  @Test
  void aSizeOutsideWhatIsKnownIsRefused() {
    assertThatThrownBy(() -> Size.of(2))
        .hasMessageContaining("(2) branches")
        .hasMessageContaining("Maybe keep to 3 to 400 branches");
    assertThatThrownBy(() -> Size.SAMPLE.asOf(LocalDate.of(2031, 1, 1)))
        .hasMessageContaining("(2031-01-01)");
  }
}
