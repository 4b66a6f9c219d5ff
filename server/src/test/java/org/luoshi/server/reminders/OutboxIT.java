package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.remind.Delivery.State;
import org.luoshi.server.House;

/// The outbox against a mail server that fails and delays, kills and wrong clocks: nothing is lost,
/// nothing is doubled, and what nobody can know is said to be so.
class OutboxIT extends AtTheOutbox {

  @Test
  void losesAndDoublesNothingToAMailServerOfManyMoods() {
    var ids = digests(account("anna"), Channel.MAIL, 20);
    smtp.next(
        FakeSmtp.Mood.HANG_UP,
        FakeSmtp.Mood.BUSY,
        FakeSmtp.Mood.REFUSE,
        FakeSmtp.Mood.TAKE_AND_HANG_UP,
        FakeSmtp.Mood.TAKE,
        FakeSmtp.Mood.TAKE_AND_SLEEP,
        FakeSmtp.Mood.HANG_UP,
        FakeSmtp.Mood.BUSY);
    run(4, Duration.ofMinutes(5));
    assertThat(states())
        .isEqualTo(
            new TreeMap<>(java.util.Map.of(State.SENT, 17, State.UNCERTAIN, 2, State.GIVEN_UP, 1)));
    assertThat(smtp.taken()).hasSize(19);
    assertThat(smtp.times().values()).containsOnly(1);
    assertThat(problems())
        .containsExactlyInAnyOrder("connection-lost", "connection-lost", "smtp 550");
    assertThat(smtp.taken().getFirst().id()).matches("<[0-9a-f]{40}@example.org>");
    assertThat(ids).hasSize(20);
  }

  @Test
  void signsInWithThePasswordKeptSealed() {
    digests(account("anna"), Channel.MAIL, 2);
    smtp.close();
    smtp = new FakeSmtp(new FakeSmtp.Guard(null, false, "LOGIN PLAIN", "luoshi", "sealed-secret"));
    var usual = Fixture.policy(smtp.port());
    var mail = new Policy.Smtp("127.0.0.1", smtp.port(), "none", "luoshi", "luoshi@example.org");
    reminders.set(
        new Policy(true, usual.habit(), usual.hours(), usual.channels(), false, mail),
        Fixture.terminal(clock.instant()));
    run(1, Duration.ofMinutes(5));
    assertThat(problems()).containsOnly("smtp-sign-in");
    reminders.wishes().keep("smtp", "sealed-secret", Fixture.terminal(clock.instant()));
    run(2, Duration.ofMinutes(5));
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 2)));
    assertThat(smtp.times().values()).containsOnly(1);
  }

  @Test
  void waitsOutAServerThatIsAwayForDays() {
    digests(account("anna"), Channel.MAIL, 5);
    int port = smtp.port();
    smtp.close();
    run(9, Duration.ofMinutes(30));
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.FAILED, 5)));
    clock.moveTo(Instant.parse("2020-03-06T01:00:00Z"));
    run(3, Duration.ofHours(2));
    assertThat(port).isPositive();
    smtp = new FakeSmtp();
    reminders.set(Fixture.policy(smtp.port()), Fixture.terminal(clock.instant()));
    clock.moveTo(Instant.parse("2020-03-09T01:00:00Z"));
    reminders.run();
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 5)));
    assertThat(smtp.times().values()).hasSize(5).containsOnly(1);
  }

  /// A process that dies after claiming, and one that dies while sending.

  @Test
  void survivesBeingKilledAtAnyMoment() {
    var ids = digests(account("anna"), Channel.MAIL, 3);
    var dead = new Turns(house.database(), house.ledger());
    var claimed = dead.claim("dead", false, clock.instant()).orElseThrow();
    var sending = dead.claim("dead", false, clock.instant()).orElseThrow();
    assertThat(dead.begin(sending, "target", clock.instant())).isPresent();
    try (var again = House.on(test.open(), clock)) {
      var second = Fixture.reminding(again, clock, "two");
      second.run();
      assertThat(smtp.taken()).hasSize(1);
      clock.moveOn(Turns.LEASE.plusSeconds(1));
      second.run();
      assertThat(smtp.times()).hasSize(2).containsValue(1);
      assertThat(second.outbox().find(claimed.message().id()).orElseThrow().state())
          .isEqualTo(State.SENT);
      var lost = second.outbox().find(sending.message().id()).orElseThrow();
      assertThat(lost.state()).isEqualTo(State.UNCERTAIN);
      assertThat(lost.problem()).isEqualTo("interrupted");
      clock.moveOn(Duration.ofHours(1));
      second.run();
      assertThat(smtp.taken()).hasSize(2);
      assertThat(second.decide(lost.id(), "revive", clock.instant(), "admin")).isFalse();
      assertThat(second.decide(lost.id(), "repeat", clock.instant(), "admin")).isTrue();
      assertThat(second.decide(lost.id(), "confirm", clock.instant(), "admin")).isFalse();
      second.run();
      assertThat(smtp.times()).hasSize(3).containsValue(1);
    }
    assertThat(ids).hasSize(3);
  }

  /// The house is closed while mails are on their way; what arrived without our knowing is

  /// uncertain afterwards, the rest is sent by the next house.

  @Test
  void survivesBeingClosedAtWork() throws Exception {
    digests(account("anna"), Channel.MAIL, 12);
    var dying = House.on(test.open(), clock);
    var first = Fixture.reminding(dying, clock, "first");
    smtp.next(
        FakeSmtp.Mood.TAKE_AND_SLEEP,
        FakeSmtp.Mood.TAKE_AND_SLEEP,
        FakeSmtp.Mood.TAKE_AND_SLEEP,
        FakeSmtp.Mood.TAKE_AND_SLEEP);
    var working =
        Thread.ofVirtual()
            .start(() -> {
              try {
                first.run();
              } catch (RuntimeException closed) {
                // The house went away under its hands.
              }
            });
    for (int n = 0; smtp.taken().size() < 4 && n < 200; n++) {
      Thread.sleep(10);
    }
    dying.close();
    working.join();
    clock.moveOn(Turns.LEASE.plusSeconds(1));
    run(2, Duration.ofMinutes(5));
    assertThat(states())
        .isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 8, State.UNCERTAIN, 4)));
    assertThat(smtp.times()).hasSize(12);
    assertThat(smtp.times().values()).containsOnly(1);
  }

  @Test
  void isSharedByTwoHousesWithoutDoubling() throws Exception {
    var wei = account("wei");
    Fixture.wants(reminders, wei, Channel.WECOM, robot.address("/wecom"), "");
    digests(account("anna"), Channel.MAIL, 40);
    digests(wei, Channel.WECOM, 30);
    try (var other = House.on(test.open(), clock);
        var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = Fixture.reminding(other, house.access().seal(), clock, "two");
      for (int n = 0; n < 3; n++) {
        var both =
            List.<Callable<Boolean>>of(
                () -> {
                  reminders.run();
                  return true;
                },
                () -> {
                  second.run();
                  return true;
                });
        for (var one : hands.invokeAll(both)) {
          assertThat(one.get()).isTrue();
        }
        clock.moveOn(Duration.ofSeconds(61));
      }
    }
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 70)));
    assertThat(smtp.times()).hasSize(40);
    assertThat(smtp.times().values()).containsOnly(1);
    assertThat(robot.taken()).hasSize(30);
    assertThat(robot.limited()).isZero();
  }

  /// What a clock set ahead has put off is not put off for long once it is right again.

  @Test
  void isNotHeldUpByAClockThatWasWrong() {
    digests(account("anna"), Channel.MAIL, 2);
    clock.moveOn(Duration.ofDays(14));
    var dead = new Turns(house.database(), house.ledger());
    assertThat(dead.claim("dead", false, clock.instant())).isPresent();
    smtp.next(FakeSmtp.Mood.HANG_UP);
    reminders.run();
    assertThat(states())
        .isEqualTo(new TreeMap<>(java.util.Map.of(State.CLAIMED, 1, State.FAILED, 1)));
    clock.moveOn(Duration.ofDays(-14));
    reminders.run();
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 2)));
    assertThat(smtp.times().values()).containsOnly(1);
  }

  @Test
  void isSilentAtNightAndOnClosedDaysButForTests() {
    var account = account("anna");
    digests(account, Channel.MAIL, 1);
    clock.moveTo(Instant.parse("2020-03-03T14:00:00Z"));
    reminders.run();
    clock.moveTo(Instant.parse("2020-03-07T02:00:00Z"));
    reminders.run();
    assertThat(smtp.taken()).isEmpty();
    assertThat(reminders.test(account, "word")).isPresent();
    reminders.run();
    assertThat(smtp.taken())
        .singleElement()
        .satisfies(one -> assertThat(one.to()).isEqualTo("anna@example.org"));
    clock.moveTo(Instant.parse("2020-03-09T02:00:00Z"));
    reminders.run();
    assertThat(smtp.taken()).hasSize(2);
  }

  @Test
  void repeatsWhatMayHaveArrivedOnlyWhereTheHouseSaysSo() {
    var usual = Fixture.policy(smtp.port());
    reminders.set(
        new Policy(true, usual.habit(), usual.hours(), usual.channels(), true, usual.smtp()),
        Fixture.terminal(clock.instant()));
    digests(account("anna"), Channel.MAIL, 1);
    smtp.next(FakeSmtp.Mood.TAKE_AND_HANG_UP);
    run(2, Duration.ofMinutes(5));
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 1)));
    assertThat(smtp.times()).hasSize(1).containsValue(2);
  }

  /// A machine without the key of the data folder cannot know where to send.

  /// Every digest made and sent stands in the ledger.

  @Test
  void tellsTheLedgerOfEachMadeAndSent() {
    digests(account("anna"), Channel.MAIL, 3);
    smtp.next(FakeSmtp.Mood.REFUSE);
    reminders.run();
    var types = new TreeMap<String, Integer>();
    house
        .database()
        .sql()
        .sql("select type from ledger_entry where type like 'reminder-%'")
        .query(String.class)
        .list()
        .forEach(one -> types.merge(one, 1, Integer::sum));
    assertThat(types)
        .isEqualTo(
            new TreeMap<>(
                java.util.Map.of("reminder-made", 3, "reminder-sent", 2, "reminder-given-up", 1)));
  }
}
