package org.luoshi.server.reminders;

import static org.luoshi.server.reminders.Wishes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.remind.Delivery;
import org.luoshi.engine.remind.Round;
import org.luoshi.engine.text.Language;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// The outbox: every message that is to leave the house, from its making on; and the days that had
/// their round.
///
/// A message is made together with its day, in one transaction with their ledger entries. What
/// moves it on its way is [Turns].
public final class Outbox {

  static final String HOUSE = "reminders";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;

  public Outbox(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// The days that had their round, in the order in which they had it; the last hundred.
  List<LocalDate> done() {
    return database
        .sql()
        .sql("select day from reminder_day order by id desc limit 100")
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list()
        .reversed();
  }

  boolean isDone(LocalDate day) {
    return database
        .sql()
        .sql("select exists (select from reminder_day where day = ?)")
        .param(day)
        .query(Boolean.class)
        .single();
  }

  /// What the account was told for days after this one.
  Set<String> toldAfter(String account, LocalDate day) {
    return new HashSet<>(
        database
            .sql()
            .sql(
                """
                select distinct unnest(items) from reminder_message
                 where account_id = ? and day > ? and not test
                """)
            .params(account, day)
            .query((row, _) -> row.getString(1))
            .list());
  }

  /// Notes the round and puts its messages into the outbox; false where another process was faster.
  /// The caller holds the transaction.
  boolean round(Round round, List<Message.Fresh> messages, Instant now) {
    int noted =
        database
            .sql()
            .sql(
                """
                insert into reminder_day (day, since, made_at, digests) values (?, ?, ?, ?)
                on conflict (day) do nothing
                """)
            .params(round.day(), round.since(), utc(now), messages.size())
            .update();
    if (noted == 1) {
      ledger.append(
          NewEntry.of(
              now,
              HOUSE,
              "reminders-made",
              round.day().toString(),
              JSON.writeValueAsString(
                  Map.of("since", round.since().toString(), "digests", messages.size()))));
      messages.forEach(one -> put(one, now));
    }
    return noted == 1;
  }

  /// Puts one message into the outbox, in its transaction with its entry.
  String put(Message.Fresh one, Instant now) {
    return database.inTransaction(() -> {
      var id =
          database
              .sql()
              .sql("select 'D' || lpad(nextval('reminder_number')::text, 8, '0')")
              .query(String.class)
              .single();
      insert(id, one, now);
      var told = new LinkedHashMap<String, Object>();
      told.put("account", one.account());
      told.put("channel", one.channel().code());
      told.put("day", one.day().toString());
      told.put("items", one.items());
      ledger.append(
          NewEntry.of(
              now,
              HOUSE,
              one.test() ? "reminder-test" : "reminder-made",
              id,
              JSON.writeValueAsString(told)));
      return id;
    });
  }

  private void insert(String id, Message.Fresh one, Instant now) {
    database
        .sql()
        .sql(
            """
            insert into reminder_message (id, key, account_id, day, channel, test, language, subject, body,
                                          items, overdue, today, soon, state, next_at, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, 'queued', ?, ?)
            """)
        .params(
            id,
            one.key(),
            one.account(),
            one.day(),
            one.channel().code(),
            one.test(),
            one.language().code(),
            one.subject(),
            one.body(),
            one.items().toArray(String[]::new),
            one.counts().overdue(),
            one.counts().today(),
            one.counts().soon(),
            utc(now),
            utc(now))
        .update();
  }

  public Optional<Message> find(String id) {
    return list("where id = ?", id).stream().findFirst();
  }

  /// What was made for the account, the latest first, up to but without the id where one is given.
  public List<Message> of(String account, String before, int limit) {
    return list(
        "where account_id = ? and (? = '' or id < ?) order by id desc limit " + limit,
        account,
        before,
        before);
  }

  public int count(String account) {
    return database
        .sql()
        .sql("select count(*) from reminder_message where account_id = ?")
        .param(account)
        .query(Integer.class)
        .single();
  }

  /// How many tests the account has made since the moment.
  int tests(String account, Instant since) {
    return database
        .sql()
        .sql("select count(*) from reminder_message where account_id = ? and test and made_at > ?")
        .params(account, utc(since))
        .query(Integer.class)
        .single();
  }

  /// All in the state (empty: in any), the latest first, up to but without the id where one is
  /// given.
  public List<Message> all(String state, String before, int limit) {
    return list(
        "where (? = '' or state = ?) and (? = '' or id < ?) order by id desc limit " + limit,
        state,
        state,
        before,
        before);
  }

  /// How many there are in each state, those without any left out.
  public Map<Delivery.State, Integer> counts() {
    var counts = new java.util.EnumMap<Delivery.State, Integer>(Delivery.State.class);
    database
        .sql()
        .sql("select state, count(*) from reminder_message group by state")
        .query(row -> {
          counts.put(Message.state(row.getString(1)), row.getInt(2));
        });
    return counts;
  }

  private List<Message> list(String where, Object... values) {
    return database
        .sql()
        .sql("select * from reminder_message " + where)
        .params(values)
        .query((row, _) -> message(row))
        .list();
  }

  static Message message(ResultSet row) throws SQLException {
    var sent = row.getObject("sent_at", OffsetDateTime.class);
    return new Message(
        row.getString("id"),
        row.getString("key"),
        row.getString("account_id"),
        row.getObject("day", LocalDate.class),
        Channel.of(row.getString("channel")).orElseThrow(),
        row.getBoolean("test"),
        row.getString("language").equals(Language.EN.code()) ? Language.EN : Language.ZH,
        row.getString("subject"),
        row.getString("body"),
        new Message.Counts(row.getInt("overdue"), row.getInt("today"), row.getInt("soon")),
        Message.state(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("next_at", OffsetDateTime.class).toInstant(),
        row.getString("problem"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant());
  }
}
