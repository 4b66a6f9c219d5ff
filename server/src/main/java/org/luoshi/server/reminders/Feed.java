package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.remind.Line;
import org.luoshi.engine.remind.Party;
import org.luoshi.engine.text.Language;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Seal;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Words;

/// One person's calendar: the due days of what they owe, in person or through a post held today,
/// from three months ago to a year ahead.
public final class Feed {

  private static final int MONTHS_BACK = 3;

  private final Reminders reminders;

  public Feed(Reminders reminders) {
    this.reminders = reminders;
  }

  /// The calendar that the word opens; empty where it opens none, or its account was shut.
  public Optional<String> opened(String word) {
    var house = reminders.house();
    return reminders
        .wishes()
        .feedOf(word)
        .flatMap(house.accounts()::byId)
        .filter(account -> !account.isShut())
        .map(this::written);
  }

  private String written(Account account) {
    var house = reminders.house();
    var now = house.clock().instant();
    var language = reminders.wishes().of(account).language();
    var name = house.phrases().apply(language).say("reminders.feed.name");
    var events =
        house
            .board()
            .get()
            .map(board ->
                events(account, board, LocalDate.ofInstant(now, reminders.zone()), language))
            .orElseGet(List::of);
    return new ICalendar(name, now, events).written();
  }

  private List<ICalendar.Event> events(
      Account account, Board board, LocalDate today, Language language) {
    var house = reminders.house();
    var phrases = house.phrases().apply(language);
    var people = People.only(account, today, house.posts(), phrases);
    var bearers = people.bearers(account.id());
    var words = new Words(board.programme(), board.organisation(), phrases, today);
    var first = today.minusMonths(MONTHS_BACK);
    var last = today.plusYears(1);
    var events = new ArrayList<ICalendar.Event>();
    for (var one : board.ahead(first.minusYears(1), last, today, bearers)) {
      var due = one.obligation().due().day();
      boolean within = !due.isBefore(first) && !due.isAfter(last);
      var tree = Assembling.tree(board, one.obligation(), today);
      if (within
          && Line.of(one.obligation(), board.organisation(), tree, people)
              .recipients(java.util.Set.of(Party.BEARER))
              .contains(account.id())
          && people.sees(account.id(), one, tree)) {
        events.add(event(one, words));
      }
    }
    events.sort(Comparator.comparing(ICalendar.Event::day).thenComparing(ICalendar.Event::uid));
    return events;
  }

  private ICalendar.Event event(Judgement one, Words words) {
    var obligation = one.obligation();
    var origin = reminders.house().site().origin();
    var phrases = words.phrases();
    var status = one.is(Status.UPCOMING) ? Status.OPEN : one.status();
    var said = phrases.say("status." + status.name().toLowerCase(Locale.ROOT));
    var host = origin.isEmpty() ? "luoshi" : java.net.URI.create(origin).getHost();
    var uid = HexFormat.of().formatHex(Seal.hash(obligation.id())).substring(0, 40);
    return new ICalendar.Event(
        uid + "@" + host,
        obligation.due().day(),
        phrases.say(
            "reminders.feed.summary",
            obligation.duty().title(),
            words.occasion(obligation.occasion())),
        phrases.say(
            "reminders.feed.description", words.bearer(obligation), said, obligation.due().last()),
        origin.isEmpty() ? "" : origin + Wording.explanation(one),
        said);
  }
}
