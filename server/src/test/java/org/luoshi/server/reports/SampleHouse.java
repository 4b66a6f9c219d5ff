package org.luoshi.server.reports;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;

/// The sample bureau in a house of its own for each test server, read in once, with a clock that
/// goes on by a second at each look.
public final class SampleHouse {

  public static final LocalDate AS_OF = LocalDate.of(2020, 10, 31);

  private static final Path BUREAU = Path.of("..", "examples", "bureau");
  private static final Map<String, SampleHouse> MADE = new ConcurrentHashMap<>();

  private final House house;

  private SampleHouse(TestDatabase database) {
    this.house = House.on(database.database(), new Ticking());
    house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(BUREAU), Programmes.find(Programmes.DEFAULT), "test", false, false),
            _ -> {});
  }

  public static SampleHouse on(TestDatabase database) {
    return MADE.computeIfAbsent(
        database.server() + " " + database.owner().url(), _ -> new SampleHouse(database));
  }

  public House house() {
    return house;
  }

  /// The board as the records have it now.
  Board board() {
    return house.live().now().board();
  }

  Desk desk() {
    return new Desk(
        this::board,
        house.programmes(),
        house.database(),
        house.ledger(),
        house.once(),
        house.clock(),
        Phrases::in);
  }

  static Actor actor(Role role, String unit) {
    var held = new Held(role.code(), role, role.code(), unit, LocalDate.of(1900, 1, 1), null, null);
    return new Actor("test", "test", null, held, List.of(held));
  }

  /// A clock that goes on by a second at each look.
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
    public synchronized Instant instant() {
      now = now.plus(Duration.ofSeconds(1));
      return now;
    }
  }
}
