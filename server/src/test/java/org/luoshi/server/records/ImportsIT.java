package org.luoshi.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Rejects;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;

/// What an import keeps, corrects, leaves alone and gives back.
@OnEveryServer
class ImportsIT {

  private static final List<String> MEETING = List.of("序号", "单位名称", "会议类型", "会议日期", "应到人数", "实到人数");

  private final TestServer server;
  private final Ticking clock = new Ticking();
  @TempDir Path folder;
  private House house;

  ImportsIT(TestDatabase database) {
    this.server = database.server();
    this.house = House.on(database.open(), clock);
  }

  /// A clock that goes on by a day at each look.
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2020-11-01T01:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofDays(1));
      return now;
    }
  }

  @BeforeEach
  void aBureauWithTwoBranches() {
    house = House.on(TestDatabase.on(server).open(), clock);
    run(
        new Workbook()
            .sheet(
                "组织",
                List.of(
                    List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期", "撤销日期"),
                    List.of("B", "市局党组", "", "党组", "2001-01-01", ""),
                    List.of("B1", "福利院党支部", "市局党组", "党支部", "2001-01-01", ""),
                    List.of("B2", "救助站党支部", "市局党组", "党支部", "2001-01-01", "")))
            .write(folder.resolve("组织机构.xlsx")));
  }

  private ImportOutcome run(Path... files) {
    return house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(files), Programmes.find(Programmes.DEFAULT), "test", false, false),
            _ -> {});
  }

  private Path meetings(String file, List<List<String>> rows) {
    var all = new ArrayList<List<String>>();
    all.add(MEETING);
    all.addAll(rows);
    return new Workbook().sheet("三会一课", all).write(folder.resolve(file));
  }

  private static List<String> row(String number, String unit, String day, String present) {
    return List.of(number, unit, "支委会", day, "5", present);
  }

  @Test
  void replacesTheFormerVersionByACorrectedRowAndKeepsItInHistory() {
    run(
        meetings(
            "台账.xlsx",
            List.of(row("1", "福利院党支部", "2020-01-05", "2"), row("2", "救助站党支部", "2020-01-06", "5"))));
    var before = clock.instant();
    var outcome =
        run(
            meetings(
                "台账.xlsx",
                List.of(
                    row("1", "福利院党支部", "2020-01-05", "3"), row("2", "救助站党支部", "2020-01-06", "5"))));

    assertThat(outcome.corrected()).isEqualTo(1);
    assertThat(outcome.fresh()).isZero();
    assertThat(outcome.unchanged()).isEqualTo(1);
    assertThat(house.records().history("meeting/000001"))
        .extracting(one -> one.value("present").map(Value::toString).orElse(""))
        .containsExactly("2", "3");
    assertThat(status(Optional.of(before))).isEqualTo(Status.MISSED);
    assertThat(status(Optional.empty())).isEqualTo(Status.MET);
  }

  private Status status(Optional<Instant> knownAt) {
    return house.board(knownAt).judgements(LocalDate.of(2020, 1, 31)).stream()
        .filter(one -> one.obligation().id().equals("committee-meeting/B1/2020-01"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void knowsRowsAgainWhenTheFileWasSortedAnew() {
    var first = row("1", "福利院党支部", "2020-01-05", "2");
    var second = row("2", "救助站党支部", "2020-01-06", "5");
    run(meetings("台账.xlsx", List.of(first, second)));
    var outcome =
        run(
            meetings(
                "台账.xlsx",
                List.of(
                    row("1", "救助站党支部", "2020-01-06", "5"), row("2", "福利院党支部", "2020-01-05", "2"))));
    assertThat(outcome.unchanged()).isEqualTo(2);
    assertThat(outcome.fresh() + outcome.corrected()).isZero();
  }

  @Test
  void takesNextYearsFileOfTheSameNameForNewWork() {
    run(meetings("台账.xlsx", List.of(row("1", "福利院党支部", "2019-01-05", "2"))));
    var outcome = run(meetings("台账.xlsx", List.of(row("1", "福利院党支部", "2020-02-09", "4"))));
    assertThat(outcome.fresh()).isEqualTo(1);
    assertThat(outcome.absent()).containsExactly("meeting/000001");
  }

  @Test
  void givesRejectedRowsBackAsAWorkbookThatCanBeImportedOnceCorrected() throws IOException {
    var outcome =
        run(
            meetings(
                "台账.xlsx",
                List.of(
                    row("1", "福利院党支剖", "2020-01-05", "4"), row("2", "救助站党支部", "2020-02-30", "5"))));
    assertThat(outcome.count().rejected()).isEqualTo(2);
    assertThat(outcome.sheets().getFirst().rejected().toList().getFirst().faults().getFirst())
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("import-unknown-unit"))
        .satisfies(fault -> assertThat(fault.values()).containsExactly("福利院党支剖", "福利院党支部"))
        .satisfies(fault -> assertThat(fault.place().shown()).isEqualTo("台账.xlsx · 三会一课!B2"));

    var back = folder.resolve("退回.xlsx");
    try (var out = Files.newOutputStream(back)) {
      Rejects.write(out, outcome.sheets(), Phrases.in(Language.ZH));
    }
    correct(back);
    var corrected = run(back);
    assertThat(corrected.sheets().getFirst().rejected().flatMap(row -> row.faults().stream()))
        .isEmpty();
    assertThat(corrected.fresh()).isEqualTo(2);
    var whole =
        run(
            meetings(
                "台账.xlsx",
                List.of(
                    row("1", "福利院党支部", "2020-01-05", "4"), row("2", "救助站党支部", "2020-02-28", "5"))));
    assertThat(whole.unchanged()).as("the corrected rows keep their origin").isEqualTo(2);
  }

  /// Types the right unit and the right day over the wrong ones, as somebody in the office does.
  private static void correct(Path file) throws IOException {
    try (var in = Files.newInputStream(file);
        var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(in)) {
      for (var row : book.getSheetAt(0)) {
        for (int column = 0; column < row.getLastCellNum(); column++) {
          var text = String.valueOf(row.getCell(column));
          if (text.equals("福利院党支剖")) {
            row.createCell(column).setCellValue("福利院党支部");
          } else if (text.equals("2020-02-30")) {
            row.createCell(column).setCellValue("2020-02-28");
          }
        }
      }
      try (var out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  @Test
  void writesNothingAtAllWhereUnitsContradictEachOther() {
    var circle =
        new Workbook()
            .sheet(
                "组织",
                List.of(
                    List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期"),
                    List.of("B", "市局党组", "福利院党支部", "党组", "2001-01-01")))
            .write(folder.resolve("圈.xlsx"));
    assertThatThrownBy(() -> run(circle))
        .isInstanceOfSatisfying(
            WrongInput.class,
            wrong ->
                assertThat(wrong.found())
                    .extracting(found -> found.code())
                    .contains("org-own-ancestor"));
    assertThat(
            house
                .board(Optional.empty())
                .organisation()
                .unit("B")
                .orElseThrow()
                .superiors()
                .latest())
        .isEmpty();
  }

  @Test
  void appliesChangesOfUnitsAndWaiversOnTheirDays() {
    run(
        new Workbook()
            .sheet(
                "机构变动",
                List.of(
                    List.of("单位编码", "变动类型", "生效日期", "新名称", "去向单位"),
                    List.of("B1", "更名", "2020-03-01", "儿童福利院党支部", ""),
                    List.of("B2", "合并", "2020-07-01", "", "福利院党支部")))
            .sheet(
                "免办事项",
                List.of(
                    List.of("单位名称", "责任事项", "适用周期", "批准日期", "免办理由"),
                    List.of("福利院党支部", "committee-meeting", "2020-02", "2020-02-20", "全员抗疫")))
            .write(folder.resolve("变动.xlsx")));
    var organisation = house.board(Optional.empty()).organisation();
    assertThat(organisation.unit("B1").orElseThrow().nameOn(LocalDate.of(2020, 2, 29)))
        .isEqualTo("福利院党支部");
    assertThat(organisation.unit("B1").orElseThrow().nameOn(LocalDate.of(2020, 3, 1)))
        .isEqualTo("儿童福利院党支部");
    assertThat(organisation.unit("B2").orElseThrow().livesOn(LocalDate.of(2020, 7, 1))).isFalse();
    var february =
        house.board(Optional.empty()).judgements(LocalDate.of(2020, 3, 31)).stream()
            .filter(one -> one.obligation().id().equals("committee-meeting/B1/2020-02"))
            .findFirst()
            .orElseThrow();
    assertThat(february.status()).isEqualTo(Status.WAIVED);
  }
}
