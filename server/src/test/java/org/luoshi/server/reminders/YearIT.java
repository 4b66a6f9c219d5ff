package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.luoshi.server.House;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.HousePosts;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.SetClock;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;

/// A year of the sample bureau, a quarter of an hour past nine on every day of it: what each person
/// is told on which day equals a table worked out here from the facts alone, with the holidays of
/// 2020 written by hand.
///
/// On the way the house is shut for three days in June, and in August the clock jumps ahead by
/// three weeks and back.
class YearIT {

  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  static final LocalDate LAST = LocalDate.of(2020, 12, 31);

  /// Days off in 2020 that are weekdays, and weekend days worked, as the State Council gave notice
  /// of (国办发明电〔2019〕16号, 〔2020〕1号).
  private static final Set<LocalDate> OFF = new HashSet<>();

  private static final Set<LocalDate> WORKED =
      days("01-19", "04-26", "05-09", "06-28", "09-27", "10-10");

  static {
    OFF.addAll(days("01-01", "01-24", "01-27", "01-28", "01-29", "01-30", "01-31", "04-06"));
    OFF.addAll(days("05-01", "05-04", "05-05", "06-25", "06-26"));
    OFF.addAll(days("10-01", "10-02", "10-05", "10-06", "10-07", "10-08"));
  }

  /// The house is shut from Wednesday to Friday.
  static final Set<LocalDate> OUTAGE = days("06-10", "06-11", "06-12");

  static final LocalDate JUMP_AT = LocalDate.of(2020, 8, 5);
  static final LocalDate JUMP_TO = LocalDate.of(2020, 8, 26);

  private final SetClock clock = new SetClock(at(FIRST));

  private static Set<LocalDate> days(String... written) {
    var days = new TreeSet<LocalDate>();
    for (var one : written) {
      days.add(LocalDate.parse("2020-" + one));
    }
    return days;
  }

  private static Instant at(LocalDate day) {
    return day.atTime(LocalTime.of(9, 15)).toInstant(ZoneOffset.ofHours(8));
  }

  static boolean isWorked(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean newYear = day.getYear() == 2021 && day.getDayOfYear() <= 3;
    return WORKED.contains(day) || (!weekend && !newYear && !OFF.contains(day));
  }

  @Test
  void tellsEachPersonExactlyWhatTheTableSays() throws Exception {
    try (var test = TestDatabase.on(TestServer.EMBEDDED_18);
        var smtp = new FakeSmtp();
        var house = House.on(test.open(), clock)) {
      house
          .imports()
          .run(
              new Imports.Wanted(
                  List.of(Path.of("..", "examples", "bureau")),
                  Programmes.find(Programmes.DEFAULT),
                  "test",
                  false,
                  false),
              _ -> {});
      var people = people(house);
      var reminders = Fixture.reminding(house, clock, "one");
      reminders.set(Fixture.policy(smtp.port()), Fixture.terminal(clock.instant()));
      live(reminders);
      var told = told(house, people);
      var table = new YearTable(house.live().now().board()).rows();
      assertThat(differences(told, table)).isEmpty();
      assertThat(told).hasSizeGreaterThan(300);
      assertThat(days(told)).doesNotContainAnyElementsOf(OFF).doesNotContainAnyElementsOf(OUTAGE);
      assertRounds(house);
      assertAhead(house.live().now().board());
      assertSentOnce(reminders, smtp);
    }
  }

  /// Two looks a day, one of them at night, when all is quiet.
  private void live(Reminders reminders) {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      if (OUTAGE.contains(day)) {
        continue;
      }
      if (day.equals(JUMP_AT)) {
        clock.moveTo(at(JUMP_TO));
        reminders.run();
      }
      clock.moveTo(at(day).minusSeconds(6 * 3600));
      reminders.run();
      clock.moveTo(at(day));
      reminders.run();
      reminders.run();
    }
  }

  /// The people of the table: the head and the officer of one branch, who hold their posts by the
  /// workbooks; the head of another; the committee's supervisor and the bureau's leader.
  private Map<String, String> people(House house) {
    var organisation = house.live().now().board().organisation();
    var people = new TreeMap<String, String>();
    BiConsumer<String, String> linked =
        (name, post) -> {
          var unit = name.substring(name.indexOf('.') + 1);
          var person =
              organisation.appointments().stream()
                  .filter(one -> one.unit().equals(unit) && one.heldOn(LocalDate.of(2020, 12, 1)))
                  .filter(one -> one.traits().containsValue(post))
                  .findFirst()
                  .orElseThrow()
                  .person();
          var account =
              Fixture.account(
                  house, name.toLowerCase(java.util.Locale.ROOT), name + "@example.org");
          house.access().accounts().link(account.id(), person, Fixture.terminal(clock.instant()));
          people.put(account.id(), name);
        };
    linked.accept("head.MZ0101", "支部书记");
    linked.accept("officer.MZ0101", "信息员");
    linked.accept("head.MZ0102", "支部书记");
    people.put(given(house, "supervisor", Role.SUPERVISOR, "MZ01").id(), "supervisor");
    people.put(given(house, "leader", Role.LEADER, "MZ").id(), "leader");
    people.put(given(house, "auditor", Role.AUDITOR, "MZ").id(), "auditor");
    return people;
  }

  private Account given(House house, String name, Role role, String unit) {
    var account = Fixture.account(house, name, name + "@example.org");
    house
        .access()
        .housePosts()
        .give(
            new HousePosts.Wanted(
                account.id(), role, unit, "", "", LocalDate.of(2019, 1, 1), null, null),
            Fixture.terminal(clock.instant()));
    return account;
  }

  /// What was told: day, person and group with the obligations.
  private static Map<String, String> told(House house, Map<String, String> people) {
    var told = new TreeMap<String, String>();
    house
        .database()
        .sql()
        .sql("select * from reminder_message order by day, id")
        .query(row -> {
          var items = new TreeSet<String>();
          for (var item : (String[]) row.getArray("items").getArray()) {
            items.add(item.substring(item.indexOf(' ') + 1));
          }
          told.put(
              row.getString("day") + " " + people.get(row.getString("account_id")),
              row.getInt("overdue")
                  + "/"
                  + row.getInt("today")
                  + "/"
                  + row.getInt("soon")
                  + " "
                  + items);
        });
    return told;
  }

  private static List<String> differences(Map<String, String> told, Map<String, String> table) {
    var keys = new TreeSet<>(told.keySet());
    keys.addAll(table.keySet());
    return keys.stream()
        .filter(key -> !told.getOrDefault(key, "").equals(table.getOrDefault(key, "")))
        .map(key -> key + ": told " + told.get(key) + ", table " + table.get(key))
        .toList();
  }

  private static Set<LocalDate> days(Map<String, String> told) {
    var days = new TreeSet<LocalDate>();
    told.keySet().forEach(key -> days.add(LocalDate.parse(key.substring(0, 10))));
    return days;
  }

  /// The days that matter, by hand: each with the day since when it tells.
  private static void assertRounds(House house) {
    var rounds = new TreeMap<String, String>();
    house
        .database()
        .sql()
        .sql("select day, since from reminder_day")
        .query(row -> {
          rounds.put(row.getString(1), row.getString(2));
        });
    var expected = new TreeMap<String, String>();
    expected.put("2020-01-02", "2019-12-31");
    expected.put("2020-01-19", "2020-01-17");
    expected.put("2020-01-20", "2020-01-19");
    expected.put("2020-02-03", "2020-01-23");
    expected.put("2020-04-07", "2020-04-03");
    expected.put("2020-04-26", "2020-04-24");
    expected.put("2020-05-06", "2020-04-30");
    expected.put("2020-05-09", "2020-05-08");
    expected.put("2020-05-11", "2020-05-09");
    expected.put("2020-06-15", "2020-06-09");
    expected.put("2020-06-28", "2020-06-24");
    expected.put("2020-08-05", "2020-08-04");
    expected.put("2020-08-26", "2020-08-04");
    expected.put("2020-08-27", "2020-08-25");
    expected.put("2020-09-27", "2020-09-25");
    expected.put("2020-10-09", "2020-09-30");
    expected.put("2020-10-10", "2020-10-09");
    expected.put("2020-10-12", "2020-10-10");
    assertThat(rounds).containsAllEntriesOf(expected);
    assertThat(rounds.keySet())
        .doesNotContain("2020-01-01", "2020-01-24", "2020-01-31", "2020-02-01", "2020-02-02")
        .doesNotContain("2020-04-06", "2020-05-05", "2020-05-10", "2020-06-25", "2020-06-27")
        .doesNotContain("2020-06-10", "2020-06-11", "2020-06-12", "2020-06-13", "2020-10-08");
    // 366 days: 104 at weekends of which 6 are worked, 19 weekdays off, and 3 lost to the outage.
    assertThat(rounds).hasSize(366 - 104 + 6 - 19 - 3);
  }

  /// What is judged for some bearers alone is what is judged of them among all.
  private static void assertAhead(Board board) {
    var from = LocalDate.of(2019, 1, 1);
    var bearers = Set.of("MZ0101", "MZ", "GB027");
    assertThat(board.ahead(from, LAST, LocalDate.of(2020, 10, 31), bearers))
        .containsExactlyInAnyOrderElementsOf(
            board.ahead(from, LAST, LocalDate.of(2020, 10, 31)).stream()
                .filter(one -> bearers.contains(one.obligation().bearer().id()))
                .toList())
        .hasSizeGreaterThan(100);
  }

  /// Each digest left the house once and arrived.
  private static void assertSentOnce(Reminders reminders, FakeSmtp smtp) {
    int made = reminders.outbox().counts().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(reminders.outbox().counts())
        .containsOnlyKeys(org.luoshi.engine.remind.Delivery.State.SENT);
    assertThat(smtp.taken()).hasSize(made);
    assertThat(smtp.times().values()).containsOnly(1);
    assertThat(made).isGreaterThan(300);
  }
}
