package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// The posts that administrators give, with all their tenures: given, handed over, ended.
///
/// No tenure is ever deleted. Nobody appoints themself.
public final class HousePosts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;
  private final SecurityLog log;

  public HousePosts(Database database, Ledger ledger, SecurityLog log) {
    this.database = database;
    this.ledger = ledger;
    this.log = log;
  }

  /// Which post to give to whom, from when until when; a blank seat is that of the role at the
  /// unit.
  public record Wanted(
      String account,
      Role role,
      String unit,
      String seat,
      String title,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String standsIn) {}

  /// The seat of a role at a unit: stable whoever holds it.
  public static String seat(String unit, Role role) {
    return unit + "/" + role.code();
  }

  public List<HousePost> of(String account) {
    return list("where p.account_id = ? order by p.from_day desc, p.id desc", account);
  }

  public Optional<HousePost> byId(long id) {
    return list("where p.id = ?", id).stream().findFirst();
  }

  /// All tenures, seat by seat, the latest first.
  public List<HousePost> all() {
    return list("order by p.seat, p.from_day desc, p.id desc");
  }

  private List<HousePost> list(String where, Object... values) {
    return database
        .sql()
        .sql("select p.* from house_post p " + where)
        .params(List.of(values))
        .query((row, _) -> post(row))
        .list();
  }

  /// Gives a post.
  public void give(Wanted wanted, By by) {
    Accounts.requireOther(wanted.account(), by);
    if (wanted.until() != null && !wanted.until().isAfter(wanted.from())) {
      throw new WrongInput(
          Diagnostic.error(
              "post-until", new Place.Subject("until"), wanted.from(), wanted.until()));
    }
    if (wanted.role() == Role.ADMINISTRATOR && !wanted.unit().isEmpty()) {
      throw new WrongInput(Diagnostic.error("post-administrator", new Place.Subject("unit")));
    }
    var seat = wanted.seat().isBlank() ? seat(wanted.unit(), wanted.role()) : wanted.seat();
    database.inTransaction(() -> {
      database
          .sql()
          .sql(
              """
              insert into house_post (account_id, role, unit, seat, title, from_day, until_day, stands_in, given_by, given_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              java.util.Arrays.asList(
                  wanted.account(),
                  wanted.role().code(),
                  wanted.unit(),
                  seat,
                  wanted.title().strip(),
                  wanted.from(),
                  wanted.until(),
                  wanted.standsIn(),
                  by.signature(),
                  utc(by.at())))
          .update();
      tell("post-given", wanted.account(), seat, wanted.from(), by);
    });
  }

  /// Ends a tenure on the day; the seat, with whatever hangs on it, waits for its next holder.
  public void end(HousePost post, LocalDate day, By by) {
    Accounts.requireOther(post.account(), by);
    if (!day.isAfter(post.from()) || (post.until() != null && day.isAfter(post.until()))) {
      throw new WrongInput(
          Diagnostic.error("post-until", new Place.Subject("day"), post.from(), day));
    }
    database.inTransaction(() -> {
      database
          .sql()
          .sql("update house_post set until_day = ? where id = ?")
          .params(day, post.id())
          .update();
      tell("post-ended", post.account(), post.seat(), day, by);
    });
  }

  /// Ends the tenure on the day and gives the seat to a successor from that day on.
  public void handOver(HousePost post, String successor, LocalDate day, By by) {
    database.inTransaction(() -> {
      end(post, day, by);
      give(
          new Wanted(
              successor,
              post.role(),
              post.unit(),
              post.seat(),
              post.title(),
              day,
              null,
              post.standsIn()),
          by);
    });
  }

  private void tell(String what, String account, String seat, LocalDate day, By by) {
    var payload =
        JSON.writeValueAsString(
            new java.util.TreeMap<>(Map.of("seat", seat, "day", day.toString())));
    ledger.append(NewEntry.of(by.at(), by.signature(), what, account, payload));
    log.write(what, account, by, seat + " " + day);
  }

  private static HousePost post(ResultSet row) throws SQLException {
    return new HousePost(
        row.getLong("id"),
        row.getString("account_id"),
        Role.of(row.getString("role")).orElse(Role.PUBLIC),
        row.getString("unit"),
        row.getString("seat"),
        row.getString("title"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("stands_in"),
        row.getString("given_by"),
        row.getObject("given_at", OffsetDateTime.class).toInstant());
  }
}
