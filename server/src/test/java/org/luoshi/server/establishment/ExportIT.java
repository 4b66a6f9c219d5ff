package org.luoshi.server.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.office.sheet.Table;
import org.luoshi.office.sheet.Workbooks;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.History;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.Imports;
import org.luoshi.server.records.RecordSheets;
import org.luoshi.server.uploads.Apart;

/// What is taken away as Excel and brought back.
@OnOneServer
class ExportIT {

  private static final LocalDate DAY = LocalDate.of(2020, 11, 1);

  private final TestServer server;
  @TempDir Path folder;
  private Bureau bureau;

  ExportIT(TestDatabase database) {
    this.server = database.server();
    this.bureau = unset();
  }

  @SuppressWarnings("NullAway") // made anew before each test
  private static Bureau unset() {
    return null;
  }

  @BeforeEach
  void aBureauWithChangesAndHandwork() {
    bureau = new Bureau(server, folder);
    bureau.change(new Change.Rename("Z1", "改名支部", DAY));
    bureau.change(new Change.Count("Z2", Amount.whole(44), Amount.whole(7), DAY));
    bureau.change(
        new Change.Split(
            "Z3",
            List.of(new Change.Found("Z8", "分出支部", "党支部", "C1", null, null, DAY)),
            List.of(),
            true,
            DAY,
            new Change.Remains(false, "", false)));
    bureau.change(new Change.Appoint("P1", "张 三", "Z1", "支部书记", "", DAY, DAY.plusDays(9), "S1"));
    meeting("Z2", "2020-10-02", "议题：一、二；“三”\n第二行");
    meeting("Z2", "2020-10-02", "议题：一、二；“三”\n第二行");
  }

  @AfterEach
  void closed() {
    bureau.close();
  }

  private void meeting(String unit, String day, String subject) {
    var values = new LinkedHashMap<String, Value>();
    values.put("unit", new Value.Reference(unit));
    values.put("date", new Value.Day(LocalDate.parse(day)));
    values.put("kind", new Value.Choice("lesson"));
    values.put("due", new Value.Quantity(Amount.whole(5)));
    values.put("present", new Value.Quantity(Amount.whole(3)));
    values.put("subject", new Value.Words(subject));
    var board = bureau.house.live().now().board();
    var said =
        new WorkRecord(
            "",
            "meeting",
            unit,
            null,
            LocalDate.parse(day),
            Instant.EPOCH,
            WorkRecord.State.ACTIVE,
            values);
    bureau
        .house
        .entries()
        .enter(
            board.programme(),
            said,
            new Entries.By(bureau.house.clock().instant(), "hand", board.organisation(), null));
  }

  private List<Table> exported(Language language) {
    var board = bureau.house.live().now().board();
    var sheets = new RecordSheets(board.organisation(), language);
    var tables = new ArrayList<Table>();
    for (var kind : board.programme().records().values()) {
      if (RecordSheets.hasSheet(kind)) {
        var records =
            bureau.versions.current(Set.of(kind.id())).stream()
                .map(History.Version::record)
                .toList();
        if (!records.isEmpty()) {
          tables.add(sheets.table(kind, records));
        }
      }
    }
    return tables;
  }

  private ImportOutcome run(Path file, Imports.Manner manner) {
    return bureau
        .house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(file), Programmes.find(Programmes.DEFAULT), "test", false, false),
            manner,
            _ -> {});
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingWhenReadAgain(Language language) {
    var before = bureau.house.live().now().board().organisation();
    var outcome = bureau.run(bureau.write("导出.xlsx", exported(language).toArray(Table[]::new)));

    assertThat(outcome.sheets())
        .flatExtracting(sheet -> sheet.rejected().flatMap(row -> row.faults().stream()).toList())
        .isEmpty();
    assertThat(List.of(outcome.fresh(), outcome.corrected())).containsExactly(0, 0);
    assertThat(outcome.unchanged()).isEqualTo(outcome.count().accepted()).isGreaterThan(60);
    assertThat(bureau.house.live().now().board().organisation()).isEqualTo(before);
  }

  @Test
  void correctsTheVeryRecordThatAnEditedRowNames() {
    var meetings =
        exported(Language.ZH).stream()
            .filter(table -> table.title().equals("三会一课"))
            .findFirst()
            .orElseThrow();
    var rows = new ArrayList<List<Value>>();
    meetings.rows().forEach(row -> rows.add(new ArrayList<>(row)));
    int present = meetings.header().indexOf("实到人数");
    var last = rows.getLast();
    last.set(present, new Value.Words("5"));
    rows.removeFirst();
    var outcome =
        bureau.run(
            bureau.write("另一个名字.xlsx", new Table("三会一课", "", meetings.header(), rows.reversed())));

    assertThat(List.of(outcome.fresh(), outcome.corrected())).containsExactly(0, 1);
    var id = last.getLast().toString().replaceAll(".*!", "");
    assertThat(
            bureau
                .versions
                .current("meeting/%06d".formatted(Integer.parseInt(id)))
                .orElseThrow()
                .record()
                .amount("present"))
        .contains(Amount.whole(5));
  }

  @Test
  void isReadApartExactlyAsItIsReadHere() {
    var file = bureau.write("导出.xlsx", exported(Language.ZH).toArray(Table[]::new));
    var pack = Programmes.find(Programmes.DEFAULT);

    var reading = new WorkbooksApart(new Apart(), pack, folder.resolve("pack"));
    var apart = reading.apply(file, pack.programme());

    assertThat(apart.equals(Workbooks.read(file, pack.programme().records().values()))).isTrue();
    assertThat(reading.apply(file, pack.programme())).as("read once").isSameAs(apart);
  }

  @Test
  void rejectsByNameWhatTheImportingPostMayNotWrite() {
    var file =
        bureau.write(
            "支部.xlsx",
            Bureau.table(
                "三会一课",
                List.of("单位名称", "会议类型", "会议日期", "应到人数", "实到人数"),
                List.of(
                    List.of("Z5", "党课", "2020-10-03", "5", "5"),
                    List.of("Z1", "党课", "2020-10-03", "5", "5"))),
            Bureau.table(
                "任职",
                List.of("人员编号", "单位名称", "岗位", "任职日期"),
                List.of(List.of("Q1", "Z5", "信息员", "2020-10-01"))));
    var officer = Bureau.actor(Role.UNIT_HEAD, "Z5");
    var pack = Programmes.find(Programmes.DEFAULT);
    var manner =
        new Imports.Manner(
            (path, programme) -> Workbooks.read(path, programme.records().values()),
            new ImportingActor(officer, bureau.house.clock().instant(), pack));

    var outcome = run(file, manner);

    assertThat(outcome.fresh()).isEqualTo(1);
    var faults =
        outcome.sheets().stream()
            .flatMap(sheet -> sheet.rejected().flatMap(row -> row.faults().stream()))
            .map(Diagnostic::code)
            .toList();
    assertThat(faults).contains("import-kind-not-yours").hasSize(2);
    assertThat(faults)
        .as("a unit out of sight is one that nothing is called")
        .containsAnyOf("import-unknown-unit", "import-foreign-unit");
    assertThat(outcome.sheets().toString()).doesNotContain("改名支部");
  }

  @Test
  void rejectsARowWhoseOriginNamesARecordOutOfReach() {
    var meetings =
        exported(Language.ZH).stream()
            .filter(table -> table.title().equals("三会一课"))
            .findFirst()
            .orElseThrow();
    var ofZ1 = new ArrayList<List<Value>>();
    meetings
        .rows()
        .forEach(row -> {
          if (row.getFirst().toString().equals("改名支部")) {
            var changed = new ArrayList<>(row);
            changed.set(0, new Value.Words("Z5"));
            ofZ1.add(changed);
          }
        });
    var file = bureau.write("改.xlsx", new Table("三会一课", "", meetings.header(), ofZ1));
    var officer = Bureau.actor(Role.UNIT_HEAD, "Z5");
    var pack = Programmes.find(Programmes.DEFAULT);
    var outcome =
        run(
            file,
            new Imports.Manner(
                (path, programme) -> Workbooks.read(path, programme.records().values()),
                new ImportingActor(officer, bureau.house.clock().instant(), pack)));

    assertThat(outcome.count().accepted()).isZero();
    assertThat(outcome.count().rejected()).isEqualTo(ofZ1.size()).isPositive();
  }
}
