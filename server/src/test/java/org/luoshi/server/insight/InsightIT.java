package org.luoshi.server.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.insight.Checks;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.api.Listing;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.obligations.View;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.Imports;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;

/// A second look at the sample bureau: every number equals the list behind it and an independent
/// sum, and no list names a person or anything out of reach.
class InsightIT {

  private static final LocalDate DAY = LocalDate.of(2020, 10, 31);
  private static final Instant IMPORTED = Instant.parse("2020-10-30T02:00:00Z");
  private static final Actor LEADER = actor(Role.LEADER, "MZ");
  private static final Actor SUPERVISOR = actor(Role.SUPERVISOR, "MZ01");
  private static final Actor HEAD = actor(Role.UNIT_HEAD, "MZ0101");

  @TempDir static Path folder;
  private static TestDatabase database;
  private static House house;
  private static Lookout lookout;

  private static Actor actor(Role role, String unit) {
    var held =
        new Held(
            unit + "/" + role.code(),
            role,
            role.code(),
            unit,
            LocalDate.of(2001, 1, 1),
            null,
            null);
    return new Actor("account/" + role.code(), role.code(), null, held, List.of(held));
  }

  @BeforeAll
  static void opensTheSampleBureau() {
    database = TestDatabase.on(TestServer.EMBEDDED_18);
    house =
        House.on(database.open(), folder.resolve("files"), Clock.fixed(IMPORTED, ZoneOffset.UTC));
    house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(Path.of("..", "examples", "bureau")),
                house.packFor(null),
                "test",
                false,
                false),
            _ -> {});
    enterTheSameWordsLate();
    lookout = new Lookout(house.live()::now, () -> IMPORTED, house.database());
  }

  /// Six meetings of one branch entered a month and more after, days before it is inspected; all
  /// say the same.
  private static void enterTheSameWordsLate() {
    var programme = house.live().now().board().programme();
    var organisation = house.live().now().board().organisation();
    var meetings = new ArrayList<WorkRecord>();
    for (int i = 1; i <= 6; i++) {
      var day = LocalDate.of(2020, i, 11);
      var values = new HashMap<String, Value>();
      values.put("unit", new Value.Reference("MZ0102"));
      values.put("kind", new Value.Choice("group"));
      values.put("date", new Value.Day(day));
      values.put("subject", new Value.Words("传达学习上级文件精神并研究部署本单位下一步工作（" + i + "）"));
      meetings.add(record("meeting/9" + i, "meeting", "MZ0102", day, values));
    }
    house
        .entries()
        .enterAll(
            programme,
            meetings,
            new Entries.By(Instant.parse("2020-09-20T02:00:00Z"), "account/x", organisation, null));
    var day = LocalDate.of(2020, 9, 25);
    Map<String, Value> values =
        Map.of(
            "unit", new Value.Reference("MZ0102"),
            "date", new Value.Day(day),
            "period", new Value.Reference("2020-H2"));
    house
        .entries()
        .enterAll(
            programme,
            List.of(record("inspection/99", "inspection", "MZ0102", day, values)),
            new Entries.By(Instant.parse("2020-09-26T02:00:00Z"), "account/y", organisation, null));
  }

  private static WorkRecord record(
      String id, String kind, String unit, LocalDate day, Map<String, Value> values) {
    return new WorkRecord(id, kind, unit, null, day, IMPORTED, WorkRecord.State.ACTIVE, values);
  }

  @AfterAll
  static void closes() {
    house.close();
    database.close();
  }

  private static Page page(String path) {
    return new Page("", Phrases.in(Language.ZH), path, Map.of("as-of", DAY.toString()), Frame.BARE);
  }

  private static Look look(Actor actor, String... asked) {
    var all = new HashMap<String, String>();
    all.put("as-of", DAY.toString());
    for (int i = 0; i + 1 < asked.length; i += 2) {
      all.put(asked[i], asked[i + 1]);
    }
    return lookout.of(actor, page("/insight"), all);
  }

  private static Map<String, List<Cell>> rows(Look look, Topic topic, String list) {
    var sheet =
        topic.sheets(look).stream().filter(one -> one.id().equals(list)).findFirst().orElseThrow();
    var cells = sheet.rows().apply(sheet.keys());
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (int i = 0; i < cells.size(); i++) {
      rows.put(sheet.keys().get(i), cells.get(i));
    }
    return rows;
  }

  private static long count(List<Cell> row, int column) {
    return row.get(column) instanceof Cell.Count(var number, var _) ? number : -1;
  }

  private static Map<String, String> query(String href) {
    var all = new HashMap<String, String>();
    for (var pair : URI.create(href).getRawQuery().split("&", -1)) {
      var parts = pair.split("=", 2);
      all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  @Test
  void everyNumberOfItsOwnEqualsTheListBehindIt() {
    int counted = 0;
    for (var actor : List.of(LEADER, SUPERVISOR, HEAD)) {
      for (var topic : Topic.values()) {
        for (var sheet : topic.sheets(look(actor))) {
          for (var row : sheet.rows().apply(sheet.keys())) {
            for (var cell : row) {
              if (cell instanceof Cell.Count(var number, var href) && href.contains("/behind?")) {
                var behind = topic.behind(lookout.of(actor, page("/insight"), query(href)));
                assertThat(behind.keys()).as(href).hasSize((int) number);
                counted++;
              }
            }
          }
        }
      }
    }
    assertThat(counted).isGreaterThan(100);
  }

  @Test
  void namesNoPersonAndNothingOutOfReach() {
    var organisation = house.live().now().board().organisation();
    var persons =
        organisation.appointments().stream().map(one -> one.person()).collect(Collectors.toSet());
    for (var actor : List.of(LEADER, HEAD)) {
      var said = said(actor);
      assertThat(said).as("persons").noneMatch(text -> persons.stream().anyMatch(text::contains));
      assertThat(said.stream().anyMatch(text -> text.contains("MZ0102")))
          .isEqualTo(actor.equals(LEADER));
    }
  }

  /// Every word of every list, and of the lists behind them.
  private static List<String> said(Actor actor) {
    var said = new ArrayList<String>();
    for (var topic : Topic.values()) {
      for (var sheet : topic.sheets(look(actor))) {
        for (var row : sheet.rows().apply(sheet.keys())) {
          for (var cell : row) {
            if (cell instanceof Cell.Count(var _, var href) && href.contains("/behind?")) {
              var behind = topic.behind(lookout.of(actor, page("/insight"), query(href)));
              behind.rows().apply(behind.keys()).forEach(one -> one.forEach(in -> text(in, said)));
            }
            text(cell, said);
          }
        }
      }
    }
    return said;
  }

  private static void text(Cell cell, List<String> to) {
    if (cell instanceof Cell.Words(var text, var id, var href)) {
      to.add(text);
      to.add(URLDecoder.decode(id + " " + href, StandardCharsets.UTF_8));
    }
  }

  @Test
  void countsWhatWasCheckedAsGoingThroughAllDoes() {
    var image = house.live().now();
    var board = image.board();
    var all =
        image
            .day(DAY)
            .view(Scope.WHOLE)
            .list(
                org.luoshi.server.obligations.Wanted.ALL.is(View.owed()),
                java.util.Optional.empty(),
                Integer.MAX_VALUE)
            .judgements();
    var checks =
        board.evidence().records().stream()
            .filter(
                one -> Set.of("inspection", "finding", "acceptance", "review").contains(one.kind()))
            .filter(one -> one.state() == WorkRecord.State.ACTIVE && one.unit() != null)
            .toList();
    var expected = new TreeMap<String, Integer>();
    for (var one : all) {
      if (checks.stream().anyMatch(check -> isCheckOf(check, one))) {
        expected.merge(one.obligation().duty().id(), 1, Integer::sum);
      }
    }
    var found = new TreeMap<String, Integer>();
    rows(look(LEADER), Topic.CHECKS, "duties")
        .forEach((duty, row) -> {
          if (count(row, 2) > 0) {
            found.put(duty, (int) count(row, 2));
          }
          assertThat(count(row, 1)).isEqualTo(count(row, 2) + count(row, 3));
        });
    assertThat(found).isEqualTo(expected).isNotEmpty();
    long byUnit =
        rows(look(LEADER), Topic.CHECKS, "units").values().stream()
            .mapToLong(row -> count(row, 1))
            .sum();
    assertThat(byUnit).isEqualTo(all.size());
  }

  private static boolean isCheckOf(WorkRecord check, Judgement one) {
    var day = check.effective();
    var last = one.obligation().due().last();
    var trigger =
        one.obligation().occasion()
                instanceof org.luoshi.engine.obligation.Occasion.Upon(var record, var _)
            ? record.id()
            : "";
    return day != null
        && one.obligation().unit().equals(check.unit())
        && !check.id().equals(trigger)
        && !day.isBefore(one.obligation().occasion().starts())
        && !day.isAfter(DAY)
        && (last.equals(LocalDate.MAX) || !day.isAfter(last.plusDays(Checks.AFTER_DAYS)));
  }

  @Test
  void tellsLevelsAsTheOverviewDoes() {
    var view = house.live().now().day(DAY).view(Scope.WHOLE);
    var rows = rows(look(LEADER), Topic.DECAY, "levels");
    view.byLevel()
        .forEach((level, tally) -> {
          if (level >= 0) {
            var row = java.util.Objects.requireNonNull(rows.get(String.valueOf(level)));
            assertThat(count(row, 1)).isEqualTo(tally.owed());
            assertThat(count(row, 2)).isEqualTo(tally.count(Status.MET));
            assertThat(count(row, 4)).isEqualTo(tally.count(Status.MISSED));
          }
        });
    assertThat(rows(look(LEADER), Topic.DECAY, "duties")).containsKey("relay");
  }

  @Test
  void countsRequestsByMonthAndByUnit() {
    var owed = house.live().now().day(DAY).view(Scope.WHOLE).tally().owed();
    for (var list : List.of("months", "units")) {
      assertThat(
              rows(look(LEADER), Topic.BURDEN, list).values().stream()
                  .mapToLong(row -> count(row, list.equals("months") ? 1 : 2))
                  .sum())
          .as(list)
          .isEqualTo(owed);
    }
  }

  @Test
  void seesRecordsThatServedTwoDuties() {
    var pairs = rows(look(LEADER), Topic.OVERLAPS, "pairs");
    assertThat(pairs).containsKey("lesson study");
    assertThat(rows(look(LEADER), Topic.OVERLAPS, "asked")).containsKey("lesson study");
  }

  @Test
  void seesManyLateEntriesBeforeACheckAndTheirWordsAlike() {
    var rushes = rows(look(LEADER), Topic.ENTRIES, "rushes");
    assertThat(rushes).containsOnlyKeys("inspection/99");
    assertThat(count(java.util.Objects.requireNonNull(rushes.get("inspection/99")), 3))
        .isEqualTo(6);
    var unit =
        java.util.Objects.requireNonNull(rows(look(LEADER), Topic.ENTRIES, "units").get("MZ0102"));
    assertThat(count(unit, 2)).isEqualTo(6);
    assertThat(count(unit, 3)).isPositive();
    assertThat(rows(look(LEADER), Topic.ALIKE, "groups")).containsKey("meeting/91 subject");
    assertThat(rows(look(HEAD), Topic.ENTRIES, "rushes")).isEmpty();
    assertThat(rows(look(HEAD), Topic.ENTRIES, "units")).containsOnlyKeys("MZ0101");
  }

  @Test
  void showsPagesWorkbooksAndTheSameToPrograms() {
    var pages = new InsightPages(lookout);
    var api = new InsightApi(lookout);
    assertThat(pages.all(page("/insight"), LEADER, Map.of())).contains("不是结论，不分高低");
    for (var topic : api.topics()) {
      var asked = Map.of("as-of", DAY.toString());
      assertThat(pages.topic(topic, page("/insight/" + topic), LEADER, asked))
          .contains("不是结论，不分高低", "/insight/" + topic + "/export");
      assertThat(pages.export(topic, page("/insight"), LEADER, asked).getBody()).isNotEmpty();
      for (var list : api.topic(topic, page("/api"), LEADER, asked).lists()) {
        var slice = api.list(topic, list.id(), page("/api"), LEADER, asked, new Listing(null, 2));
        assertThat(slice.total()).isEqualTo(list.rows());
        if (slice.next() != null) {
          assertThat(
                  api.list(
                          topic,
                          list.id(),
                          page("/api"),
                          LEADER,
                          asked,
                          new Listing(slice.next(), 500))
                      .items())
              .hasSize(list.rows() - 2);
        }
      }
    }
    assertThat(
            pages.behind(
                "entries",
                page("/insight/entries/behind"),
                LEADER,
                Map.of("as-of", DAY.toString(), "check", "inspection/99")))
        .contains("data-total=\"6\"");
    assertThatThrownBy(() -> pages.topic("persons", page("/insight/persons"), LEADER, Map.of()))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> look(HEAD, "unit", "MZ0102")).isInstanceOf(NotThere.class);
    assertThatThrownBy(
            () -> pages.behind("entries", page("/x"), HEAD, Map.of("check", "inspection/99")))
        .isInstanceOf(NotThere.class);
  }
}
