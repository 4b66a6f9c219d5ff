package org.luoshi.server.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Replays;
import org.luoshi.server.api.Slice;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reminders over the API: one's own digests and settings to read; for an administrator the outbox
/// and what becomes of its messages. Where somebody is reminded is changed on their own page only.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RemindersApi {

  private static final int MOST = 10_000;

  private final Reminders reminders;
  private final Replays replays;

  public RemindersApi(Reminders reminders, Replays replays) {
    this.reminders = reminders;
    this.replays = replays;
  }

  /// One of my own digests, whole.
  public record DigestJson(
      String id,
      LocalDate day,
      String channel,
      boolean test,
      String subject,
      String text,
      int overdue,
      int dueToday,
      int dueSoon,
      String state,
      Instant madeAt,
      @Nullable Instant sentAt) {}

  /// Where I am reminded; an address of the web is not told.
  public record SettingsJson(
      boolean on, String channel, String address, String language, @Nullable Instant feedMadeAt) {}

  /// A message of the outbox, without what it says.
  public record MessageJson(
      String id,
      LocalDate day,
      String account,
      String channel,
      boolean test,
      String state,
      int attempts,
      String problem,
      Instant madeAt,
      @Nullable Instant sentAt) {}

  @Allows({Right.OWN_ACCOUNT, Right.SEE})
  @GetMapping("/reminders")
  public Slice<DigestJson> mine(Actor actor, Listing listing) {
    var all =
        reminders.outbox().of(actor.account(), "", MOST).stream()
            .map(RemindersApi::digest)
            .toList();
    return listing.of(all, DigestJson::id, true);
  }

  private static DigestJson digest(Message one) {
    return new DigestJson(
        one.id(),
        one.day(),
        one.channel().code(),
        one.test(),
        one.subject(),
        one.body(),
        one.counts().overdue(),
        one.counts().today(),
        one.counts().soon(),
        one.stateCode(),
        one.madeAt(),
        one.sentAt());
  }

  @Allows({Right.OWN_ACCOUNT, Right.SEE})
  @GetMapping("/reminders/settings")
  public SettingsJson settings(Actor actor) {
    Account account = reminders.house().accounts().byId(actor.account()).orElseThrow(NotThere::new);
    var wish = reminders.wishes().of(account);
    var channel = wish.channel();
    return new SettingsJson(
        reminders.policy().on(),
        channel == null ? "" : channel.code(),
        wish.shown(),
        wish.language().code(),
        wish.feedAt());
  }

  @Allows(Right.CHANGE_SETTINGS)
  @GetMapping("/reminders/outbox")
  public Slice<MessageJson> outbox(Listing listing) {
    List<MessageJson> all =
        reminders.outbox().all("", "", MOST).stream().map(RemindersApi::message).toList();
    return listing.of(all, MessageJson::id, true);
  }

  private static MessageJson message(Message one) {
    return new MessageJson(
        one.id(),
        one.day(),
        one.account(),
        one.channel().code(),
        one.test(),
        one.stateCode(),
        one.attempts(),
        one.problem(),
        one.madeAt(),
        one.sentAt());
  }

  /// Says what becomes of a message that may have arrived, or that was given up.
  @Allows(Right.CHANGE_SETTINGS)
  @PostMapping("/reminders/outbox/{id}/{move:confirm|repeat|revive}")
  public ResponseEntity<String> decide(
      @PathVariable String id,
      @PathVariable String move,
      Actor actor,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return replays.answer(
        actor,
        key,
        "reminder " + move + " " + id,
        () -> {
          var found = reminders.outbox().find(id).orElseThrow(NotThere::new);
          var now = reminders.house().clock().instant();
          if (!reminders.decide(id, move, now, actor.signature())) {
            throw new org.luoshi.server.shell.Refusals.Stale();
          }
          var after = reminders.outbox().find(found.id()).orElseThrow(NotThere::new);
          return new Replays.Reply(200, "", message(after));
        });
  }
}
