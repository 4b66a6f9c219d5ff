package org.luoshi.server.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.House;
import org.luoshi.server.database.Database;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Entries;

/// A house with two trees, small enough to know by heart: `R > C1 > {B1 > G1, B2}`, `R > C2 > B3`,
/// and `X > X1`.
public final class SmallHouse implements AutoCloseable {

  public static final LocalDate TODAY = LocalDate.of(2020, 10, 31);
  public static final String PASSWORD = "a calm and quiet sentence";

  /// Each unit's superior, roots first.
  public static final Map<String, String> UNITS = units();

  private final SetClock clock = new SetClock(Instant.parse("2020-10-31T02:00:00Z"));
  private final House house;

  public SmallHouse(Database database) {
    this.house = House.on(database, clock);
    house
        .database()
        .inTransaction(() ->
            house.programmes().adopt(Programmes.find(Programmes.DEFAULT), clock.instant(), "test"));
    UNITS.forEach((unit, superior) -> unit(unit, superior));
  }

  private static Map<String, String> units() {
    var units = new LinkedHashMap<String, String>();
    units.put("R", "");
    units.put("C1", "R");
    units.put("C2", "R");
    units.put("B1", "C1");
    units.put("G1", "B1");
    units.put("B2", "C1");
    units.put("B3", "C2");
    units.put("X", "");
    units.put("X1", "X");
    return units;
  }

  public House house() {
    return house;
  }

  public Rooms rooms() {
    return house.access();
  }

  public SetClock clock() {
    return clock;
  }

  private void unit(String code, String superior) {
    var values = new LinkedHashMap<String, Value>();
    values.put("code", new Value.Words(code));
    values.put("name", new Value.Words("Unit " + code));
    if (!superior.isEmpty()) {
      values.put("superior", new Value.Words(superior));
    }
    values.put("kind", new Value.Words(code.startsWith("B") ? "branch" : "committee"));
    values.put("founded", new Value.Day(LocalDate.of(2015, 1, 1)));
    enter("unit", null, null, null, values);
  }

  /// The person is appointed to the post at the unit.
  public void appoint(
      String person, String unit, String post, LocalDate from, @Nullable LocalDate until) {
    var values = new LinkedHashMap<String, Value>();
    values.put("unit", new Value.Words(unit));
    values.put("person", new Value.Words(person));
    values.put("post", new Value.Words(post));
    values.put("from", new Value.Day(from));
    if (until != null) {
      values.put("until", new Value.Day(until));
    }
    enter("appointment", unit, person, null, values);
  }

  /// A branch meeting of the unit; the id it got.
  public String meeting(String unit, LocalDate day, String subject) {
    var values = new LinkedHashMap<String, Value>();
    values.put("unit", new Value.Words(unit));
    values.put("date", new Value.Day(day));
    values.put("kind", new Value.Words("committee"));
    values.put("due", new Value.Quantity(Amount.whole(10)));
    values.put("present", new Value.Quantity(Amount.whole(9)));
    values.put("subject", new Value.Words(subject));
    return enter("meeting", unit, null, day, values).id();
  }

  private WorkRecord enter(
      String kind,
      @Nullable String unit,
      @Nullable String person,
      @Nullable LocalDate day,
      Map<String, Value> values) {
    return house
        .entries()
        .enter(
            house.rules(null).latest(),
            new WorkRecord(
                "", kind, unit, person, day, clock.instant(), WorkRecord.State.ACTIVE, values),
            new Entries.By(
                clock.instant(), "test", house.board(Optional.empty()).organisation(), null));
  }

  private By terminal() {
    return By.terminal(clock.instant());
  }

  /// A new account that has chosen its password.
  public Account account(String name) {
    var account = rooms().accounts().open(new Accounts.Wanted(name, "Mx " + name, ""), terminal());
    var word = rooms().links().make(account.id(), rooms().parameters().access(), terminal());
    rooms().signIn().chooseByLink(account, PASSWORD, word, rooms().links(), terminal());
    return rooms().accounts().byId(account.id()).orElseThrow();
  }

  /// A new account holding the role at the unit since the start of the year.
  public Account holding(String name, Role role, String unit) {
    return holding(name, role, unit, LocalDate.of(2020, 1, 1), null);
  }

  public Account holding(
      String name, Role role, String unit, LocalDate from, @Nullable LocalDate until) {
    var account = account(name);
    rooms()
        .housePosts()
        .give(
            new HousePosts.Wanted(account.id(), role, unit, "", "", from, until, null), terminal());
    return account;
  }

  /// A session of the account, as its browser would show it.
  public String signedIn(Account account) {
    return rooms()
        .sessions()
        .begin(account.id(), new Sessions.Way("password", true, false), "test", "test");
  }

  static final List<String> ALL = List.copyOf(UNITS.keySet());

  @Override
  public void close() {
    house.close();
  }
}
