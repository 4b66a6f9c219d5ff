package org.luoshi.server.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.luoshi.engine.remind.Delivery.State;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.SetClock;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;

/// A house with its outbox, a mail server and robots on real sockets, and a clock that is set.
@SuppressWarnings("NullAway") // made before each test
abstract class AtTheOutbox {

  final SetClock clock = new SetClock(Instant.parse("2020-03-03T01:30:00Z"));
  TestDatabase test;
  FakeSmtp smtp;
  FakeRobot robot;
  House house;
  Reminders reminders;

  @BeforeEach
  void open() {
    test = TestDatabase.on(TestServer.EMBEDDED_18);
    smtp = new FakeSmtp();
    robot = new FakeRobot(clock, 20);
    house = House.on(test.open(), clock);
    house
        .database()
        .inTransaction(() ->
            house.programmes().adopt(Programmes.find(Programmes.DEFAULT), clock.instant(), "test"));
    reminders = Fixture.reminding(house, clock, "one");
    reminders.set(Fixture.policy(smtp.port()), Fixture.terminal(clock.instant()));
  }

  @AfterEach
  void close() {
    smtp.close();
    robot.close();
    house.close();
    test.close();
  }

  Account account(String name) {
    return Fixture.account(house, name, name + "@example.org");
  }

  /// So many digests for the account, each of a day of its own.
  List<String> digests(Account account, Channel channel, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> {
          var day = LocalDate.of(2020, 1, 1).plusDays(n);
          return reminders
              .outbox()
              .put(
                  new Message.Fresh(
                      day + "/" + account.id() + "/" + channel.code(),
                      account.id(),
                      day,
                      channel,
                      false,
                      Language.ZH,
                      "提醒 " + day,
                      "正文 " + day,
                      List.of(),
                      new Message.Counts(1, 0, 0)),
                  clock.instant());
        })
        .toList();
  }

  void run(int times, Duration pause) {
    for (int n = 0; n < times; n++) {
      reminders.run();
      clock.moveOn(pause);
    }
  }

  TreeMap<State, Integer> states() {
    return new TreeMap<>(reminders.outbox().counts());
  }

  List<String> problems() {
    return reminders.outbox().all("", "", 100).stream()
        .map(Message::problem)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
