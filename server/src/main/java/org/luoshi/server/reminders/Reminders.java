package org.luoshi.server.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.luoshi.engine.remind.Group;
import org.luoshi.engine.remind.Round;
import org.luoshi.engine.remind.Rounds;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Accounts;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Parameters;
import org.luoshi.server.access.Posts;
import org.luoshi.server.access.Seal;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Board;

/// Reminding at work: makes the digests of a working day, once, and sends what waits in the outbox.
///
/// May be called as often as one likes and by several processes; the day and each message are done
/// once.
public final class Reminders {

  static final String SMTP_SECRET = "smtp";
  private static final int TESTS = 5;
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final House house;
  private final Outbox outbox;
  private final Turns turns;
  private final Wishes wishes;
  private final Delivering delivering;
  private final Robots robots;
  private final Mailing mailing;

  /// What of the house reminding needs. `board` is how things stand, empty where no programme was
  /// adopted yet; `name` tells this process from others on the same database.
  public record House(
      Database database,
      Ledger ledger,
      Seal seal,
      Accounts accounts,
      Posts posts,
      Parameters parameters,
      Supplier<Optional<Board>> board,
      Function<Language, Phrasebook> phrases,
      Clock clock,
      Site site,
      String name) {}

  /// What the site says: its address without a slash at the end (empty where nobody said), whether
  /// messages may go to addresses inside its own network, and how long an answer is waited for.
  public record Site(String origin, boolean privateAddresses, Duration patience) {
    public static final Duration PATIENCE = Duration.ofSeconds(15);
  }

  public Reminders(House house) {
    this.house = house;
    this.outbox = new Outbox(house.database(), house.ledger());
    this.turns = new Turns(house.database(), house.ledger());
    this.wishes = new Wishes(house.database(), house.ledger(), house.seal());
    this.delivering = new Delivering(turns);
    this.mailing = new Mailing(house.site().patience());
    this.robots = new Robots(new Posting(addresses(), house.site().patience()));
  }

  public Outbox outbox() {
    return outbox;
  }

  public Wishes wishes() {
    return wishes;
  }

  House house() {
    return house;
  }

  Addresses addresses() {
    return new Addresses(house.site().privateAddresses());
  }

  public Policy policy() {
    return Policy.of(house.parameters().all());
  }

  /// Sets the policy, each change with its entry.
  public void set(Policy policy, By by) {
    house.parameters().set(policy.kept(), by);
  }

  ZoneId zone() {
    return house
        .board()
        .get()
        .map(one -> one.programme().zone())
        .orElse(ZoneId.of("Asia/Shanghai"));
  }

  /// Does what is to be done now.
  public void run() {
    var policy = policy();
    var board = policy.on() ? house.board().get() : Optional.<Board>empty();
    boolean open = false;
    if (board.isPresent()) {
      var rounds = new Rounds(board.get().calendar(), policy.hours());
      var local = house.clock().instant().atZone(board.get().programme().zone()).toLocalDateTime();
      open = rounds.isOpen(local);
      if (open && !outbox.isDone(local.toLocalDate())) {
        rounds.next(local, outbox.done()).ifPresent(round -> make(round, board.get(), policy));
      }
    }
    send(policy, !open);
  }

  private void make(Round round, Board board, Policy policy) {
    var now = house.clock().instant();
    var people =
        People.on(round.day(), house.accounts(), house.posts(), house.phrases().apply(Language.ZH));
    var digests =
        new Assembling(board, people, policy)
            .digests(round, account -> outbox.toldAfter(account, round.since()));
    var messages = new ArrayList<Message.Fresh>();
    for (var digest : digests) {
      message(digest, people.account(digest.account()), board, policy).ifPresent(messages::add);
    }
    house.database().inTransaction(() -> outbox.round(round, messages, now));
  }

  private Optional<Message.Fresh> message(
      Digest digest, Account account, Board board, Policy policy) {
    var wish = wishes.of(account);
    var channel = wish.channel();
    if (channel == null || !policy.has(channel) || wish.address().isEmpty()) {
      return Optional.empty();
    }
    var wording = new Wording(board, house.phrases().apply(wish.language()), house.site().origin());
    return Optional.of(
        new Message.Fresh(
            digest.day() + "/" + account.id() + "/" + channel.code(),
            account.id(),
            digest.day(),
            channel,
            false,
            wish.language(),
            wording.subject(digest),
            wording.body(digest, account.title()),
            digest.keys(),
            new Message.Counts(
                digest.in(Group.OVERDUE).size(),
                digest.in(Group.TODAY).size(),
                digest.in(Group.SOON).size())));
  }

  /// Puts a test message for the account into the outbox; empty where it has no way open. A few an
  /// hour, for the address is whatever somebody typed.
  Optional<String> test(Account account, String word) {
    var wish = wishes.of(account);
    var channel = wish.channel();
    if (channel == null || wish.address().isEmpty() || !policy().has(channel)) {
      return Optional.empty();
    }
    var phrases = house.phrases().apply(wish.language());
    var now = house.clock().instant();
    if (outbox.tests(account.id(), now.minus(AN_HOUR)) >= TESTS) {
      throw new WrongInput(Diagnostic.error("reminder-tests", new Place.Subject(""), TESTS));
    }
    return Optional.of(
        outbox.put(
            new Message.Fresh(
                "test/" + word,
                account.id(),
                LocalDate.ofInstant(now, zone()),
                channel,
                true,
                wish.language(),
                phrases.say("reminders.test.subject"),
                phrases.say("reminders.test.body", account.title()),
                List.of(),
                new Message.Counts(0, 0, 0)),
            now));
  }

  private void send(Policy policy, boolean testsOnly) {
    delivering.all(
        new Delivering.Run(
            message -> way(message, policy),
            house.clock(),
            testsOnly,
            policy.repeats(),
            house.name()));
  }

  private Delivering.Found way(Message message, Policy policy) {
    if (!policy.has(message.channel())) {
      return new Delivering.Found.Shut("channel-off");
    }
    var account = house.accounts().byId(message.account()).filter(one -> !one.isShut());
    var wish = account.map(wishes::of).filter(one -> one.channel() == message.channel());
    if (wish.isEmpty() || wish.get().address().isEmpty()) {
      return new Delivering.Found.Shut(wish.isEmpty() ? "not-wanted" : "sealed");
    }
    var to = wish.get();
    return new Delivering.Found.Open(
        new Delivering.Way() {
          @Override
          public String target() {
            return HexFormat.of()
                .formatHex(Seal.hash(message.channel().code() + " " + to.address()));
          }

          @Override
          public Outcome send() {
            return Reminders.this.send(parcel(message, to, policy));
          }
        });
  }

  private Parcel parcel(Message message, Wish to, Policy policy) {
    var cut = house.phrases().apply(message.language()).say("reminders.cut");
    var whole =
        message.channel() == Channel.MAIL
            ? message.body()
            : message.subject() + "\n" + message.body();
    return new Parcel(
        message,
        to.address(),
        to.secret(),
        Wording.fitted(whole, message.channel().bytes(), cut),
        policy.smtp(),
        message.channel() == Channel.MAIL ? wishes.secret(SMTP_SECRET) : "",
        house.clock().instant());
  }

  private Outcome send(Parcel parcel) {
    return parcel.message().channel() == Channel.MAIL ? mailing.send(parcel) : robots.send(parcel);
  }

  /// A person says what becomes of a message: `confirm`, `repeat` or `revive`; false where that is
  /// not allowed any more.
  boolean decide(String id, String move, Instant now, String actor) {
    return turns.decide(id, move, now, actor);
  }
}
