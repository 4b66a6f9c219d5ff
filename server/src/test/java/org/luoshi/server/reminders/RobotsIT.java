package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.remind.Delivery.State;
import org.luoshi.server.House;

/// The outbox against robots that fail, delay and limit, and where its secrets lie.
class RobotsIT extends AtTheOutbox {

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"WECOM", "DINGTALK"})
  void keepsTheLimitOfARobotAndBelievesItWhenItSaysTooFast(Channel channel) {
    var account = account("wei");
    Fixture.wants(reminders, account, channel, robot.address("/robot?key=secret"), "secret");
    digests(account, channel, 50);
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
    assertThat(states()).isEqualTo(new TreeMap<>(Map.of(State.SENT, 47, State.UNCERTAIN, 3)));
    assertThat(robot.taken().stream().map(FakeRobot.Taken::body).distinct()).hasSize(50);
    assertThat(robot.taken()).hasSize(50);
    assertThat(problems())
        .containsExactlyInAnyOrder("connection-lost", "no-answer", "unclear-answer");
  }

  /// Five a second and a hundred a minute.
  @Test
  void keepsTheTwoLimitsOfFeishu() {
    var account = account("fei");
    Fixture.wants(reminders, account, Channel.FEISHU, robot.address("/fei"), "secret");
    digests(account, Channel.FEISHU, 12);
    reminders.run();
    assertThat(robot.taken()).hasSize(5);
    reminders.run();
    assertThat(robot.taken()).hasSize(5);
    clock.moveOn(Duration.ofSeconds(1));
    reminders.run();
    assertThat(robot.taken()).hasSize(10);
    clock.moveOn(Duration.ofSeconds(1));
    reminders.run();
    assertThat(states()).isEqualTo(new TreeMap<>(Map.of(State.SENT, 12)));
    assertThat(robot.taken()).hasSize(12);
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
    assertThat(states()).isEqualTo(new TreeMap<>(Map.of(State.SENT, 3)));
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
    assertThat(states()).isEqualTo(new TreeMap<>(Map.of(State.GIVEN_UP, 2)));
    assertThat(problems()).containsExactlyInAnyOrder("robot 93000", "status 302");
    assertThat(robot.taken()).isEmpty();
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
    assertThat(states()).isEqualTo(new TreeMap<>(Map.of(State.SENT, 1)));
  }
}
