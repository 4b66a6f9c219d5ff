package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.record.Value;

/// Reads the seven workbooks of the example as they are.
class BureauTest {

  private static final Path BUREAU = Path.of("../examples/bureau");

  private final List<ReadSheet> sheets =
      Folder.scan(BUREAU).workbooks().stream()
          .map(file -> Workbooks.read(file, BureauKinds.all()))
          .peek(book -> assertThat(book.found()).isEmpty())
          .flatMap(book -> book.sheets().stream())
          .toList();

  @Test
  void readsSevenWorkbooksWithSixteenSheets() {
    assertThat(Folder.scan(BUREAU).workbooks()).hasSize(7);
    assertThat(Folder.scan(BUREAU).found()).isEmpty();
    assertThat(sheets).hasSize(16);
  }

  @Test
  void acceptsEveryRowThatTheFactsHold() throws IOException {
    var expected = expectedRows();
    var read = new HashMap<String, Integer>();
    sheets.forEach(sheet -> read.put(sheet.matched().orElseThrow().id(), sheet.count().accepted()));
    assertThat(read.remove("households")).isEqualTo(382);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void rejectsNothingAndFindsNothingWrong() {
    for (var sheet : sheets) {
      assertThat(sheet.found()).as(sheet.title()).isEmpty();
      assertThat(sheet.rows().stream().flatMap(row -> row.faults().stream()))
          .as(sheet.title())
          .isEmpty();
      assertThat(sheet.count().rejected()).as(sheet.title()).isZero();
    }
  }

  @Test
  void findsTheTotalsRowAndTheBannerOfTheMeetings() {
    var meetings =
        sheets.stream().filter(sheet -> sheet.title().equals("三会一课")).findFirst().orElseThrow();
    assertThat(meetings.banner()).isEqualTo("三会一课（2020年）");
    assertThat(meetings.header()).isNotNull();
    assertThat(meetings.count().totals()).isEqualTo(1);
    assertThat(meetings.count()).isEqualTo(new RowCount(364, 356, 0, 7, 1, 0, 0));
  }

  @Test
  void givesAUnitOneNameHoweverItWasSpaced() {
    var units =
        sheets.stream()
            .filter(sheet -> sheet.title().equals("三会一课"))
            .flatMap(ReadSheet::accepted)
            .map(row -> row.value("unit").orElseThrow())
            .distinct();
    assertThat(units).hasSize(27).contains(new Value.Reference("离退休支部"));
  }

  private static Map<String, Integer> expectedRows() throws IOException {
    var json = Files.readString(BUREAU.resolve("expected.json"));
    var rows = json.substring(json.indexOf("\"rows\""));
    var counts = new HashMap<String, Integer>();
    var match = Pattern.compile("\"(\\w+)\": *(\\d+)").matcher(rows);
    while (match.find()) {
      counts.put(match.group(1), Integer.parseInt(match.group(2)));
    }
    return counts;
  }
}
