package org.luoshi.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.report.Piece;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.records.Entries;
import org.luoshi.server.shell.Refusals;

/// Reports drafted, edited, frozen and found stale, on the sample bureau.
@OnOneServer
class ReportsIT {

  private static final Actor LEADER = SampleHouse.actor(Role.LEADER, "MZ");

  private final SampleHouse sample;
  private final Desk desk;

  ReportsIT(TestDatabase database) {
    this.sample = SampleHouse.on(database);
    this.desk = sample.desk();
  }

  private Draft drafted() {
    return desk.begin(LEADER, new Desk.Wanted(SampleHouse.AS_OF, Language.ZH, token()));
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  private Frozen frozen(Draft draft) {
    return desk.freeze(LEADER, draft, desk.seen(desk.text(draft)), token());
  }

  private Draft.Part partWith(Draft draft, String mark) {
    for (int number = 1; ; number++) {
      var part = desk.part(draft, number);
      if (part.text().contains(mark)) {
        return part;
      }
    }
  }

  private static List<String> codes(Runnable work) {
    try {
      work.run();
    } catch (WrongInput wrong) {
      return wrong.found().stream().map(Diagnostic::code).toList();
    }
    return List.of();
  }

  @Test
  void readOnThePageAsTheyWillInTheDocument() {
    var text = desk.text(drafted());
    var shown = new ArrayList<String>();
    for (var section : text.sections()) {
      for (var line : section.lines()) {
        if (line.level() != 0) {
          shown.add(String.join("", line.pieces().stream().map(Piece::shown).toList()));
        }
      }
    }
    assertThat(shown)
        .isEqualTo(text.filled().blocks().stream().map(block -> block.shown()).toList())
        .anyMatch(line -> line.contains("基层单位27个"));
    assertThat(
            text.sections().stream()
                .flatMap(one -> one.lines().stream())
                .map(DraftText.Line::number))
        .contains("一、", "（三）", "四、");
    assertThat(text.checks()).isEmpty();
  }

  @Test
  void keepTheFiguresComputedWhenTheWordsAreEdited() {
    var draft = drafted();
    var part = partWith(draft, "{{staff_total}}");
    var edit =
        new Desk.Edit(part.number(), part.version(), "全局{{staff_total}}人，其中志愿者300人。请批准。", token());
    assertThat(desk.edit(LEADER, draft, edit).version()).isEqualTo(2);
    assertThat(desk.edit(LEADER, draft, edit).version()).as("the same button again").isEqualTo(2);
    var text = desk.text(draft);
    var section =
        text.sections().stream()
            .filter(one -> one.part() == part.number())
            .findFirst()
            .orElseThrow();
    assertThat(section.lines().getFirst().pieces())
        .contains(new Piece.Figure("staff_total", "1173"));
    assertThat(section.found())
        .singleElement()
        .satisfies(found -> assertThat(found.code()).isEqualTo("report-typed-number"))
        .satisfies(found -> assertThat(found.values()).containsExactly("300"));
    assertThat(text.checks()).extracting(Diagnostic::code).containsExactly("report-request");
    assertThat(desk.history(draft, part.number())).hasSize(2);
    assertThat(desk.origin(draft, part.number()).text()).isEqualTo(part.text());
  }

  @Test
  void refuseAnEditThatBreaksAMark() {
    var draft = drafted();
    var part = partWith(draft, "{{staff_total}}");
    for (var broken :
        List.of(
            "共{{staff_totl}}人", "共{{staff_total}人", "共{staff_total}人", "共{{?staff_total > 3}}人")) {
      assertThat(
              codes(
                  () -> desk.edit(LEADER, draft, new Desk.Edit(part.number(), 1, broken, token()))))
          .as(broken)
          .isNotEmpty();
    }
    assertThat(desk.history(draft, part.number())).hasSize(1);
    assertThat(codes(() -> desk.edit(LEADER, draft, new Desk.Edit(0, 1, "adressee: 市委", token()))))
        .containsExactly("report-unknown-front");
  }

  @Test
  void refuseAnEditOverALaterVersion() {
    var draft = drafted();
    desk.edit(LEADER, draft, new Desk.Edit(3, 1, "甲", token()));
    assertThat(codes(() -> desk.edit(LEADER, draft, new Desk.Edit(3, 1, "乙", token()))))
        .containsExactly("report-part-stale");
    assertThat(desk.part(draft, 3).text()).isEqualTo("甲");
  }

  @Test
  void proposeWhatFallsShortWithFiguresThatOpen() {
    var draft = drafted();
    var part = partWith(draft, "{{propose: shortcomings}}");
    var proposed = desk.text(draft).forEditing(part);
    assertThat(proposed).contains("{{duty.committee-meeting.missed}}").doesNotContain("propose");
    desk.edit(LEADER, draft, new Desk.Edit(part.number(), 1, proposed, token()));
    var after = desk.text(draft);
    assertThat(after.figures()).contains("duty.committee-meeting.missed");
    var missed = desk.numbers(draft).figure("duty.committee-meeting.missed").orElseThrow();
    assertThat(Manifest.counts(missed, desk.numbers(draft))).isTrue();
  }

  @Test
  void areFrozenWithManifestAndBothFormsOnceForATokenAndNeverChange() throws Exception {
    var draft = drafted();
    var seen = desk.seen(desk.text(draft));
    var token = token();
    long entries = entries();
    var one = desk.freeze(LEADER, draft, seen, token);
    assertThat(desk.freeze(LEADER, draft, seen, token).id()).isEqualTo(one.id());
    assertThat(entries() - entries).isEqualTo(1);
    for (var hash : List.of(one.docx(), one.pdf(), one.manifest())) {
      assertThat(HexFormat.of().formatHex(FrozenReports.sha256(desk.content(hash))))
          .isEqualTo(hash);
    }
    var manifest = desk.manifest(one);
    assertThat(manifest.docx().sha256()).isEqualTo(one.docx());
    assertThat(manifest.pdf().bytes()).isEqualTo(desk.content(one.pdf()).length);
    assertThat(manifest.figures())
        .filteredOn(entry -> entry.id().equals("findings.total"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.shown()).isEqualTo("53"))
        .satisfies(entry -> assertThat(entry.records()).hasSize(53));
    assertThat(manifest.records()).anyMatch(kept -> kept.id().startsWith("finding/"));
    assertThat(Manifest.read(manifest.json()).json()).isEqualTo(desk.content(one.manifest()));
    assertThat(new String(desk.content(one.pdf()), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    for (var sql : List.of("update report_frozen set title = 'x'", "delete from report_file")) {
      assertThatThrownBy(() -> sample.house().database().sql().sql(sql).update())
          .as(sql)
          .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
    assertThatThrownBy(() ->
            sample
                .house()
                .database()
                .sql()
                .sql("insert into report_file (sha256, content) values (?, ?)")
                .params(new byte[32], new byte[1])
                .update())
        .hasMessageContaining("report_file");
  }

  private long entries() {
    return sample
        .house()
        .database()
        .sql()
        .sql("select count(*) from ledger_entry where type = 'report-frozen'")
        .query(Long.class)
        .single();
  }

  @Test
  void areNotFrozenWhereTheTextChangedSinceItWasRead() {
    var draft = drafted();
    var seen = desk.seen(desk.text(draft));
    desk.edit(LEADER, draft, new Desk.Edit(3, 1, "改了", token()));
    assertThat(codes(() -> desk.freeze(LEADER, draft, seen, token())))
        .containsExactly("report-changed-since");
    assertThat(desk.frozenOf(draft)).isEmpty();
  }

  @Test
  void showStaleWhichFigureAndByWhichRecordOnceARecordChanges() {
    var one = frozen(drafted());
    assertThat(desk.changes(one)).isEmpty();
    var files = List.of(desk.content(one.docx()), desk.content(one.pdf()));
    var training =
        sample.board().evidence().records().stream()
            .filter(record -> record.kind().equals("training"))
            .filter(record -> {
              var day = record.effective();
              return day != null && day.isBefore(SampleHouse.AS_OF);
            })
            .findFirst()
            .orElseThrow();
    corrected(training);
    assertThat(desk.changes(one))
        .filteredOn(Staleness.Change::hasNewValue)
        .singleElement()
        .satisfies(change -> assertThat(change.id()).isEqualTo("training_person_times_since_2015"))
        .satisfies(change -> assertThat(change.was()).isEqualTo("244"))
        .satisfies(change -> assertThat(change.now()).isEqualTo("245"))
        .satisfies(change ->
            assertThat(change.moved())
                .containsExactly(new Staleness.Moved(training.id(), Staleness.What.CORRECTED)));
    assertThat(desk.changes(one))
        .as("the number of trainings is the same, but rests on a record that changed")
        .extracting(Staleness.Change::id)
        .contains("training_sessions_since_2015");
    assertThat(desk.content(one.docx())).isEqualTo(files.getFirst());
    assertThat(desk.content(one.pdf())).isEqualTo(files.getLast());
    assertThat(desk.changes(frozen(drafted()))).as("frozen after the change").isEmpty();
  }

  private void corrected(WorkRecord record) {
    var values = new HashMap<>(record.values());
    values.put(
        "people", new Value.Quantity(record.amount("people").orElseThrow().plus(Amount.ONE)));
    var said =
        new WorkRecord(
            record.id(),
            record.kind(),
            record.unit(),
            record.person(),
            record.effective(),
            record.entered(),
            record.state(),
            values);
    var by =
        new Entries.By(
            sample.house().clock().instant(), "test", sample.board().organisation(), "错了");
    sample.house().entries().correct(sample.board().programme(), said, 1, by);
  }

  @Test
  void areNotThereForSomebodyWhoMayNotSeeAllTheyCount() {
    var draft = drafted();
    var one = frozen(draft);
    for (var other :
        List.of(
            SampleHouse.actor(Role.UNIT_HEAD, "MZ0101"),
            SampleHouse.actor(Role.BRANCH_OFFICER, "MZ"))) {
      assertThat(desk.drafts(other)).isEmpty();
      assertThat(desk.frozen(other)).isEmpty();
      assertThatThrownBy(() -> desk.draft(other, draft.id())).isInstanceOf(Refusals.NotThere.class);
      assertThatThrownBy(() -> desk.frozen(other, one.id())).isInstanceOf(Refusals.NotThere.class);
    }
    assertThat(desk.frozen(SampleHouse.actor(Role.AUDITOR, ""), one.id())).isEqualTo(one);
  }

  @Test
  void countOnlyTheirOwnUnitWhereTheyAreOfAUnitBelow() {
    var unit = sample.board().unit("优抚医院党支部").id();
    var head = SampleHouse.actor(Role.SUPERVISOR, unit);
    var draft = desk.begin(head, new Desk.Wanted(SampleHouse.AS_OF, Language.ZH, token()));
    var numbers = desk.numbers(draft);
    assertThat(draft.unit()).isEqualTo(unit);
    assertThat(numbers.unitName()).isEqualTo("优抚医院党支部");
    assertThat(
            numbers
                .figure("committee_meeting_monthly_quorum_half.owed")
                .orElseThrow()
                .obligations())
        .isNotEmpty()
        .allMatch(id -> id.contains("/" + unit + "/"));
    assertThat(numbers.figure("grassroots_units").orElseThrow().records())
        .containsExactly("unit/" + unit);
    assertThat(desk.drafts(LEADER)).contains(draft);
  }

  @Test
  void speakOfNoDayToCome() {
    assertThat(
            codes(() ->
                desk.begin(
                    LEADER, new Desk.Wanted(SampleHouse.AS_OF.plusYears(1), Language.ZH, token()))))
        .containsExactly("report-day-to-come");
  }
}
