package org.luoshi.server.reminders;

import static org.luoshi.server.reminders.Wishes.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.remind.Delivery;
import org.luoshi.engine.remind.Delivery.State;
import org.luoshi.engine.remind.Limit;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// The moves of messages through the outbox, each allowed by [Delivery] and each in a transaction
/// of its own, so that several processes may send from one outbox.
///
/// A claim holds until its lease is over. A moment kept that lies farther ahead than any wait was
/// set by a clock that has since gone back; it does not hold anybody up.
final class Turns {

  /// Longer than any way of sending takes.
  static final Duration LEASE = Duration.ofMinutes(5);

  private final Database database;
  private final Ledger ledger;

  Turns(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// A message claimed, with the word that claims it.
  record Claimed(Message message, String claim) {}

  /// Takes up what was left lying: claims whose lease is over go back, what was being sent is
  /// uncertain (or goes back where the house repeats), and what failed is queued when its time has
  /// come.
  void tidy(Instant now, boolean repeats) {
    stale("claimed", now).forEach(id -> move(id, "claimed", "release"));
    for (var id : stale("sending", now)) {
      database.inTransaction(() -> {
        if (move(id, "sending", "lose")) {
          problem(id, "interrupted");
          entry("reminder-uncertain", id, now, Outbox.HOUSE);
          if (repeats) {
            again(id, "repeat", now, Outbox.HOUSE);
          }
        }
      });
    }
    database
        .sql()
        .sql(
            """
            update reminder_message set state = 'queued'
             where state = 'failed' and (next_at <= :now or next_at > :beyond)
            """)
        .param("now", utc(now))
        .param("beyond", utc(now.plus(Delivery.LONGEST_WAIT)))
        .update();
  }

  private List<String> stale(String state, Instant now) {
    return database
        .sql()
        .sql(
            """
            select id from reminder_message
             where state = :state and (lease <= :now or lease > :beyond) order by id
            """)
        .param("state", state)
        .param("now", utc(now))
        .param("beyond", utc(now.plus(LEASE)))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Takes up the next message whose turn it is; only tests outside of the hours.
  Optional<Claimed> claim(String claim, boolean testsOnly, Instant now) {
    return database.inTransaction(() -> {
      var next =
          database
              .sql()
              .sql(
                  """
                  select * from reminder_message
                   where state = 'queued' and (next_at <= :now or next_at > :beyond) and (test or not :tests)
                   order by next_at, id limit 1 for update skip locked
                  """)
              .param("now", utc(now))
              .param("beyond", utc(now.plus(Delivery.LONGEST_WAIT)))
              .param("tests", testsOnly)
              .query((row, _) -> Outbox.message(row))
              .optional();
      next.ifPresent(one -> {
        move(one.id(), "queued", "claim");
        lease(one.id(), claim, now);
      });
      return next.map(one -> new Claimed(one, claim));
    });
  }

  private void lease(String id, String claim, Instant now) {
    database
        .sql()
        .sql("update reminder_message set claim = ?, lease = ? where id = ?")
        .params(claim, utc(now.plus(LEASE)), id)
        .update();
  }

  /// Marks it as leaving the house now, if the limits of where it goes allow; else it waits for its
  /// next moment. The number of the attempt; empty where it may not be sent.
  Optional<Long> begin(Claimed one, String target, Instant now) {
    return database.inTransaction(() -> {
      database
          .sql()
          .sql("select pg_advisory_xact_lock(hashtextextended(?, 17))")
          .param(target)
          .query((_, _) -> true)
          .single();
      if (!holds(one)) {
        return Optional.empty();
      }
      var free = Limit.free(one.message().channel().limits(), attempts(target, now), now);
      if (free.isAfter(now)) {
        move(one.message().id(), "claimed", "release");
        later(one.message().id(), free);
        return Optional.empty();
      }
      move(one.message().id(), "claimed", "begin");
      lease(one.message().id(), one.claim(), now);
      database
          .sql()
          .sql("update reminder_message set attempts = attempts + 1, target = ? where id = ?")
          .params(target, one.message().id())
          .update();
      return Optional.of(
          database
              .sql()
              .sql(
                  "insert into reminder_attempt (message_id, target, at) values (?, ?, ?) returning id")
              .params(one.message().id(), target, utc(now))
              .query(Long.class)
              .single());
    });
  }

  private boolean holds(Claimed one) {
    return database
        .sql()
        .sql(
            "select exists (select from reminder_message where id = ? and claim = ? and state = 'claimed')")
        .params(one.message().id(), one.claim())
        .query(Boolean.class)
        .single();
  }

  private List<Instant> attempts(String target, Instant now) {
    return database
        .sql()
        .sql(
            "select at from reminder_attempt where target = ? and at > ? order by at desc limit 200")
        .params(target, utc(now.minus(Duration.ofMinutes(2))))
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .list();
  }

  /// It can go nowhere: its channel was shut, or its owner wants it no more.
  void drop(Claimed one, String problem, Instant now) {
    database.inTransaction(() -> {
      if (move(one.message().id(), "claimed", "drop")) {
        problem(one.message().id(), problem);
        entry("reminder-given-up", one.message().id(), now, Outbox.HOUSE);
      }
    });
  }

  /// What became of an attempt.
  void finish(Claimed one, long attempt, Outcome outcome, boolean repeats, Instant now) {
    database.inTransaction(() -> {
      var id = one.message().id();
      database
          .sql()
          .sql("update reminder_attempt set outcome = ? where id = ?")
          .params(outcome.code(), attempt)
          .update();
      switch (outcome) {
        case Outcome.Accepted _ -> accepted(id, now);
        case Outcome.Lost(var problem) -> {
          if (move(id, "sending", "lose")) {
            problem(id, problem);
            entry("reminder-uncertain", id, now, Outbox.HOUSE);
            if (repeats) {
              again(id, "repeat", now, Outbox.HOUSE);
            }
          }
        }
        case Outcome.Refused refused -> refused(one, refused, now);
      }
    });
  }

  /// Accepted, also where another process gave it up as lost meanwhile.
  private void accepted(String id, Instant now) {
    if (move(id, "sending", "accept") || move(id, "uncertain", "confirm")) {
      sent(id, now);
      entry("reminder-sent", id, now, Outbox.HOUSE);
    }
  }

  private void sent(String id, Instant now) {
    database
        .sql()
        .sql("update reminder_message set sent_at = ?, problem = '' where id = ?")
        .params(utc(now), id)
        .update();
  }

  private void refused(Claimed one, Outcome.Refused refused, Instant now) {
    var id = one.message().id();
    if (!move(id, "sending", "fail")) {
      return;
    }
    problem(id, refused.problem());
    int attempts = one.message().attempts() + 1;
    if (refused.forGood() || attempts >= Delivery.MOST_ATTEMPTS) {
      move(id, "failed", "give-up");
      entry("reminder-given-up", id, now, Outbox.HOUSE);
    } else {
      later(id, now.plus(longer(refused.pause(), Delivery.waitAfter(attempts))));
    }
  }

  /// The longer of the two, but never beyond the longest.
  private static Duration longer(Duration asked, Duration usual) {
    var longer = asked.compareTo(usual) > 0 ? asked : usual;
    return longer.compareTo(Delivery.LONGEST_WAIT) > 0 ? Delivery.LONGEST_WAIT : longer;
  }

  /// A person says what becomes of it: `confirm`, `repeat` or `revive`; false where that is not
  /// allowed any more.
  boolean decide(String id, String move, Instant now, String actor) {
    return database.inTransaction(() -> {
      if (!move.equals("confirm")) {
        return again(id, move, now, actor);
      }
      if (!move(id, "uncertain", move)) {
        return false;
      }
      sent(id, now);
      entry("reminder-confirmed", id, now, actor);
      return true;
    });
  }

  private boolean again(String id, String move, Instant now, String actor) {
    var from = move.equals("repeat") ? "uncertain" : "given-up";
    if (!move(id, from, move)) {
      return false;
    }
    later(id, now);
    entry("reminder-repeated", id, now, actor);
    return true;
  }

  /// The move, if the message is in that state and the table of moves allows it.
  private boolean move(String id, String from, String move) {
    var to = Delivery.after(Message.state(from), move);
    if (to.isEmpty()) {
      return false;
    }
    boolean free = to.get() != State.CLAIMED && to.get() != State.SENDING;
    return database
            .sql()
            .sql(
                """
                update reminder_message set state = :to, claim = case when :free then null else claim end,
                                            lease = case when :free then null else lease end
                 where id = :id and state = :from
                """)
            .param("to", Message.code(to.get()))
            .param("free", free)
            .param("id", id)
            .param("from", from)
            .update()
        == 1;
  }

  private void later(String id, Instant at) {
    database
        .sql()
        .sql("update reminder_message set next_at = ? where id = ?")
        .params(utc(at), id)
        .update();
  }

  private void problem(String id, String problem) {
    database
        .sql()
        .sql("update reminder_message set problem = ? where id = ?")
        .params(problem, id)
        .update();
  }

  private void entry(String type, String id, Instant now, String actor) {
    ledger.append(NewEntry.of(now, actor, type, id, ""));
  }
}
