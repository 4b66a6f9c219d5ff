package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.remind.Delivery.State;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.SetClock;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;

/// The outbox against servers that fail, delay and limit, on real sockets: nothing is lost, nothing
/// is doubled, and what nobody can know is said to be so.
@SuppressWarnings("NullAway") // made before each test
class OutboxIT {

  private final SetClock clock = new SetClock(Instant.parse("2020-03-03T01:30:00Z"));
  private TestDatabase test;
  private FakeSmtp smtp;
  private FakeRobot robot;
  private House house;
  private Reminders reminders;

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

  private Account account(String name) {
    return Fixture.account(house, name, name + "@example.org");
  }

  /// So many digests for the account, each of a day of its own.
  private List<String> digests(Account account, Channel channel, int count) {
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

  private void run(int times, Duration pause) {
    for (int n = 0; n < times; n++) {
      reminders.run();
      clock.moveOn(pause);
    }
  }

  private TreeMap<State, Integer> states() {
    return new TreeMap<>(reminders.outbox().counts());
  }

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

  private List<String> problems() {
    return reminders.outbox().all("", "", 100).stream()
        .map(Message::problem)
        .filter(one -> !one.isEmpty())
        .toList();
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

  @Test
  void keepsTheLimitOfARobotAndBelievesItWhenItSaysTooFast() {
    var account = account("wei");
    Fixture.wants(reminders, account, Channel.WECOM, robot.address("/wecom?key=secret"), "");
    digests(account, Channel.WECOM, 50);
    robot.next(
        FakeRobot.Mood.TAKE,
        FakeRobot.Mood.TOO_FAST,
        FakeRobot.Mood.BUSY,
        FakeRobot.Mood.TAKE_AND_HANG_UP,
        FakeRobot.Mood.TAKE_AND_SLEEP,
        FakeRobot.Mood.TAKE_AND_MUMBLE);
    reminders.run();
    assertThat(robot.taken()).hasSize(18);
    run(8, Duration.ofSeconds(61));
    assertThat(robot.limited()).isZero();
    assertThat(states())
        .isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 47, State.UNCERTAIN, 3)));
    assertThat(robot.taken().stream().map(FakeRobot.Taken::body).distinct()).hasSize(50);
    assertThat(robot.taken()).hasSize(50);
    assertThat(problems())
        .containsExactlyInAnyOrder("connection-lost", "no-answer", "unclear-answer");
  }

  @Test
  void signsWhatDingTalkFeishuAndWebhooksVerify() throws Exception {
    var ding = account("ding");
    var fei = account("fei");
    var hook = account("hook");
    Fixture.wants(reminders, ding, Channel.DINGTALK, robot.address("/ding?access_token=t"), "SECa");
    Fixture.wants(reminders, fei, Channel.FEISHU, robot.address("/fei"), "feishu");
    Fixture.wants(reminders, hook, Channel.WEBHOOK, robot.address("/hook"), "hook secret");
    digests(ding, Channel.DINGTALK, 1);
    digests(fei, Channel.FEISHU, 1);
    digests(hook, Channel.WEBHOOK, 1);
    reminders.run();
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 3)));
    var millis = String.valueOf(clock.instant().toEpochMilli());
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    var dingSign = Base64.getEncoder().encodeToString(Robots.hmac("SECa", millis + "\nSECa"));
    assertThat(taken("/ding").query())
        .isEqualTo(
            "access_token=t&timestamp="
                + millis
                + "&sign="
                + java.net.URLEncoder.encode(dingSign, StandardCharsets.UTF_8));
    var feiSign = Base64.getEncoder().encodeToString(Robots.hmac(seconds + "\nfeishu", ""));
    assertThat(taken("/fei").body())
        .startsWith("{\"timestamp\":\"" + seconds + "\",\"sign\":\"" + feiSign + "\"")
        .contains("正文 2020-01-01");
    var came = taken("/hook");
    assertThat(came.headers().get("Luoshi-signature"))
        .isEqualTo(
            "t="
                + seconds
                + ",v1="
                + HexFormat.of()
                    .formatHex(Robots.hmac("hook secret", seconds + "." + came.body())));
    assertThat(came.headers().get("Idempotency-key")).matches("D[0-9]{8}");
  }

  private FakeRobot.Taken taken(String path) {
    return robot.taken().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void givesUpWhatIsWrongForGoodAndFollowsNoRedirect() {
    var account = account("wei");
    Fixture.wants(reminders, account, Channel.WECOM, robot.address("/wecom"), "");
    digests(account, Channel.WECOM, 2);
    robot.next(FakeRobot.Mood.WRONG, FakeRobot.Mood.REDIRECT);
    run(2, Duration.ofMinutes(2));
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.GIVEN_UP, 2)));
    assertThat(problems()).containsExactlyInAnyOrder("robot 93000", "status 302");
    assertThat(robot.taken()).isEmpty();
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

  @Test
  void dropsWhatIsNotWantedAnyMore() {
    var anna = account("anna");
    digests(anna, Channel.MAIL, 1);
    Fixture.wants(reminders, anna, Channel.WECOM, robot.address("/wecom"), "");
    reminders.run();
    assertThat(problems()).containsExactly("not-wanted");
    assertThat(smtp.taken()).isEmpty();
    assertThat(robot.taken()).isEmpty();
  }

  @Test
  void keepsAddressesAndSecretsSealedAndOutOfTheLedger() {
    var hook = account("hook");
    Fixture.wants(
        reminders, hook, Channel.WEBHOOK, robot.address("/hook?key=verysecret"), "hooksecret");
    reminders.wishes().keep("smtp", "smtpsecret", Fixture.terminal(clock.instant()));
    digests(hook, Channel.WEBHOOK, 1);
    reminders.run();
    var kept = new ArrayList<String>();
    for (var table :
        List.of("reminder_wish", "reminder_secret", "reminder_message", "reminder_attempt")) {
      house
          .database()
          .sql()
          .sql("select encode(convert_to(t::text, 'UTF8'), 'escape') from " + table + " t")
          .query(String.class)
          .list()
          .forEach(kept::add);
    }
    house
        .database()
        .sql()
        .sql("select encode(payload, 'escape') from ledger_entry")
        .query(String.class)
        .list()
        .forEach(kept::add);
    assertThat(kept)
        .noneMatch(one ->
            one.contains("verysecret") || one.contains("hooksecret") || one.contains("smtpsecret"));
    assertThat(reminders.wishes().secret("smtp")).isEqualTo("smtpsecret");
    assertThat(reminders.wishes().of(hook).shown()).isEqualTo("127.0.0.1/…");
  }

  /// A machine without the key of the data folder cannot know where to send.
  @Test
  void saysThatItLacksTheKey() {
    var wei = account("wei");
    Fixture.wants(reminders, wei, Channel.WECOM, robot.address("/wecom"), "");
    var ids = digests(wei, Channel.WECOM, 1);
    try (var other = House.on(test.open(), clock)) {
      Fixture.reminding(other, clock, "two").run();
    }
    assertThat(problems()).containsExactly("sealed");
    assertThat(reminders.decide(ids.getFirst(), "revive", clock.instant(), "admin")).isTrue();
    reminders.run();
    assertThat(states()).isEqualTo(new TreeMap<>(java.util.Map.of(State.SENT, 1)));
  }

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
