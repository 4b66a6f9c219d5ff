package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The main job on the sample bureau, as a person at a terminal does it.
class MainJobIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static Terminal terminal = new Terminal(Path.of("unset"));
  private static Terminal.Said imported = new Terminal.Said(-1, "", "");

  @BeforeAll
  static void importTheBureau() {
    terminal = new Terminal(folder.resolve("data"));
    imported = terminal.run("import", Terminal.BUREAU.toString(), "--format", "json");
  }

  @Test
  void readsEveryRowAndRejectsNone() {
    var tree = JSON.readTree(imported.out());
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(tree.get("rejected").intValue()).isZero();
    assertThat(tree.get("read").intValue())
        .isEqualTo(
            tree.get("accepted").intValue()
                + tree.get("blank").intValue()
                + tree.get("totals").intValue());
    assertThat(tree.get("written").booleanValue()).isTrue();
  }

  @Test
  void givesExactlyTheFiguresThatWereKnownBefore() throws IOException {
    var said = terminal.run("figures", "--as-of", "2020-10-31", "--format", "json");
    var found = JSON.readValue(said.out(), Map.class);
    var wanted =
        JSON.readValue(Files.readString(Terminal.BUREAU.resolve("expected.json")), Map.class);
    assertThat(plain(found)).isEqualTo(plain(wanted));
  }

  /// Lists without their order, numbers by value, notes aside.
  private static Object plain(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        var plain = new java.util.TreeMap<String, Object>();
        map.forEach((key, value) -> {
          if (!key.equals("note")) {
            plain.put(key.toString(), plain(Objects.requireNonNull(value)));
          }
        });
        yield plain;
      }
      case List<?> list ->
          list.stream().map(one -> plain(Objects.requireNonNull(one)).toString()).sorted().toList();
      case Number number ->
          new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      default -> tree;
    };
  }

  @Test
  void changesNothingWhenTheSameFilesComeAgain() {
    var again =
        JSON.readTree(terminal.run("import", Terminal.BUREAU.toString(), "--format", "json").out());
    assertThat(again.get("new").intValue()).isZero();
    assertThat(again.get("corrected").intValue()).isZero();
    assertThat(again.get("unchanged").intValue()).isEqualTo(again.get("accepted").intValue());
  }

  @Test
  void explainsAQuorumMissedByOnePerson() {
    var one = explained("优抚医院党支部", "committee-meeting", "2020-10");
    assertThat(one.get("status").stringValue()).isEqualTo("missed");
    assertThat(
            terminal
                .run(
                    "explain",
                    "--unit",
                    "儿童福利院党支部",
                    "--duty",
                    "committee-meeting",
                    "--term",
                    "2020-01",
                    "--as-of",
                    "2020-10-31")
                .out())
        .contains("实到人数 2，不足应到人数 5 的 50%");
  }

  @Test
  void explainsWhyABranchFoundedInMayOwesNothingForEarlierTerms() {
    var tree = explain("离退休支部", "committee-meeting", "2020-05");
    assertThat(tree.get("obligations").isEmpty()).isTrue();
    assertThat(tree.get("absence").get("reason").stringValue())
        .isEqualTo("not_there_through_the_term");
    assertThat(tree.get("absence").get("text").stringValue()).contains("2020-05-20");
    assertThat(explained("离退休支部", "committee-meeting", "2020-06").get("status").isString())
        .isTrue();
  }

  @Test
  void proratesTheQuotaOfAnOfficialAppointedOnTheFirstOfJuly() {
    var quotas =
        explain("机关二支部", "fieldwork", "2020")
            .get("obligations")
            .valueStream()
            .map(one -> one.get("quota").decimalValue().intValueExact())
            .toList();
    assertThat(quotas).contains(20);
  }

  @Test
  void namesTheCalendarDaysThatMovedADueDate() {
    var days = new java.util.TreeSet<String>();
    for (var unit : List.of("光荣院党支部", "优抚医院党支部", "社区服务中心党支部", "儿童福利院党支部", "机关一支部", "婚姻登记处党支部")) {
      for (var term : List.of("2020-01", "2020-04", "2020-05")) {
        explain(unit, "enquiry-reply", term)
            .get("obligations")
            .forEach(one ->
                one.get("due_detail")
                    .get("moved_by")
                    .forEach(day ->
                        days.add(
                            day.get("day").stringValue()
                                + " "
                                + day.get("worked").booleanValue())));
      }
    }
    assertThat(days).contains("2020-05-09 true").contains("2020-05-01 false");
  }

  private static JsonNode explain(String unit, String duty, String term) {
    var said =
        terminal.run(
            "explain",
            "--unit",
            unit,
            "--duty",
            duty,
            "--term",
            term,
            "--as-of",
            "2020-10-31",
            "--format",
            "json");
    assertThat(said.exit()).as(said.err()).isZero();
    return JSON.readTree(said.out());
  }

  private static JsonNode explained(String unit, String duty, String term) {
    var obligations = explain(unit, duty, term).get("obligations");
    assertThat(obligations).hasSize(1);
    return obligations.get(0);
  }

  @Test
  void writesTheReportInBothFormsAndLanguages() throws IOException {
    for (var lang : List.of("zh", "en")) {
      var docx = folder.resolve("report." + lang + ".docx");
      var pdf = folder.resolve("report." + lang + ".pdf");
      assertThat(
              terminal
                  .run("report", "--as-of", "2020-10-31", "-o", docx.toString(), "--lang", lang)
                  .exit())
          .isZero();
      assertThat(
              terminal
                  .run("report", "--as-of", "2020-10-31", "-o", pdf.toString(), "--lang", lang)
                  .exit())
          .isZero();
      assertThat(docx).isNotEmptyFile();
      try (var read = Loader.loadPDF(pdf.toFile())) {
        assertThat(read.getNumberOfPages()).isGreaterThan(5);
      }
    }
  }

  @Test
  void refusesWrongUseWithExitTwoAndAdvice() {
    assertThat(terminal.run("status", "--as-of", "2020-02-30"))
        .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
        .satisfies(said -> assertThat(said.err()).contains("cli-date", "2020-02-30", "也许"));
    assertThat(
            terminal.run("status", "--unit", "儿童福利院党支剖", "--as-of", "2020-10-31", "--lang", "en"))
        .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
        .satisfies(said -> assertThat(said.err()).contains("Maybe (儿童福利院党支部)"));
    assertThat(terminal.run("frobnicate").exit()).isEqualTo(2);
  }
}
