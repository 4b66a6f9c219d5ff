package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.judgement.Explanations;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Actor;
import org.luoshi.server.obligations.Told;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.records.Within;
import org.luoshi.server.shell.Page;

/// Makes the page of one's own duties.
final class Mine {

  private static final int RECORDED = 6;
  private static final int RETURNED = 50;

  private final Desk desk;
  private final Actor actor;
  private final Page page;
  private final LocalDate asOf;
  private final Recording recording;
  private final Acts acts;
  private final Told told;

  Mine(Desk desk, Actor actor, Page page, LocalDate asOf) {
    this.desk = desk;
    this.actor = actor;
    this.page = page;
    this.asOf = asOf;
    this.recording = new Recording(desk);
    this.acts = new Acts(desk, recording, actor, page);
    var board = desk.board();
    this.told = new Told(board.programme(), board.organisation(), page.phrases());
  }

  MineView view(String show) {
    var owed = Owed.of(desk, actor, asOf);
    var groups = new ArrayList<MineView.Group>();
    for (var when : Owed.When.values()) {
      boolean shown = show.isEmpty() || show.equals(when.code());
      var all = owed.in(when);
      groups.add(new MineView.Group(when.code(), all.size(), shown ? lines(all) : List.of()));
    }
    return new MineView(
        desk.name(desk.ownUnit(actor, asOf), asOf),
        page.day(asOf),
        show,
        groups,
        show.isEmpty() || show.equals("returned") ? returned() : List.of(),
        show.isEmpty() ? DraftLine.of(desk, actor, page) : List.of(),
        show.isEmpty() ? recorded() : List.of());
  }

  /// Single obligations as they are; those of a duty that covers many things, as one line.
  private List<MineView.Line> lines(List<Judgement> all) {
    var together = new LinkedHashMap<String, List<Judgement>>();
    for (var one : all) {
      var key =
          one.obligation().occasion() instanceof Occasion.ForObject(var term, var _)
              ? one.obligation().duty().id() + " " + term.label() + " " + one.status()
              : one.obligation().id();
      together.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    return together.values().stream()
        .map(some -> some.size() == 1 ? line(some.getFirst()) : together(some))
        .toList();
  }

  private MineView.Line together(List<Judgement> some) {
    var first = some.getFirst();
    var term = first.obligation().occasion().term().map(one -> one.label()).orElse("");
    var parts =
        some.stream()
            .map(this::line)
            .sorted(Comparator.comparing(MineView.Line::occasion))
            .toList();
    return new MineView.Line(
        first.obligation().duty().title().in(page.language()),
        first.obligation().duty().clause(),
        term,
        first.status(),
        due(first.obligation()),
        page.say("mine.parts", some.size()),
        "",
        "",
        List.of(),
        parts);
  }

  private MineView.Line line(Judgement one) {
    var obligation = one.obligation();
    var refused = Acts.isOpen(one) ? refused(one) : List.<Explanations.Refused>of();
    return new MineView.Line(
        obligation.duty().title().in(page.language()),
        obligation.duty().clause(),
        occasion(obligation),
        one.status(),
        due(obligation),
        one.done() + " / " + one.quota(),
        why(one, refused),
        page.link(
            "/explanation",
            "unit",
            obligation.unit(),
            "duty",
            obligation.duty().id(),
            "term",
            obligation.occasion().label()),
        acts.on(one, refused),
        List.of());
  }

  private static String due(Obligation one) {
    return one.due().day().equals(LocalDate.MAX) ? "" : one.due().day().toString();
  }

  private String occasion(Obligation one) {
    return switch (one.occasion()) {
      case Occasion.InTerm(var term) -> term.label();
      case Occasion.ForObject(var term, var object) -> term.label() + " " + named(object);
      case Occasion.Upon(var trigger, var _) -> upon(trigger);
    };
  }

  /// A case by its first words (what the problem is), anything else by its number.
  private String upon(WorkRecord trigger) {
    var kind = desk.kind(trigger.kind());
    return kind.filter(known -> known.isCase() && known.key().isEmpty())
        .flatMap(known ->
            known.fields().values().stream()
                .filter(field -> field.type() instanceof Field.Words)
                .flatMap(field -> trigger.value(field.id()).stream())
                .findFirst())
        .map(Object::toString)
        .orElseGet(() -> named(trigger.id()));
  }

  private String named(String object) {
    return desk.board()
        .organisation()
        .unit(object)
        .map(unit -> unit.nameOn(asOf))
        .orElse(object.substring(object.indexOf('/') + 1));
  }

  /// The reason for the colour, in one line.
  private String why(Judgement one, List<Explanations.Refused> refused) {
    var due = due(one.obligation());
    var done = one.done();
    return switch (one.status()) {
      case MET, LATE ->
          one.reachedOn().map(day -> page.say("mine.why.reached", day, due)).orElse("");
      case NIL -> page.say("mine.why.nil");
      case WAIVED -> page.say("mine.why.waived");
      case UPCOMING -> page.say("mine.why.upcoming", one.obligation().opens());
      case OPEN, MISSED -> {
        var said =
            page.say(
                one.is(Status.MISSED) ? "mine.why.missed" : "mine.why.open",
                due.isEmpty() ? "—" : due,
                done.equals(Amount.ZERO)
                    ? page.say("mine.why.none")
                    : page.say("mine.why.some", done, one.quota()));
        yield refused.isEmpty() ? said : page.say("mine.why.refused", said, notCounted(refused));
      }
    };
  }

  /// The records that were meant for it and do not count.
  private List<Explanations.Refused> refused(Judgement one) {
    return one.obligation().duty().needs() == null
        ? List.of()
        : desk.board().explanation(one.obligation(), asOf).refused().stream()
            .filter(not -> !Trial.isOtherSort(not.why()))
            .toList();
  }

  private String notCounted(List<Explanations.Refused> refused) {
    var last = refused.getLast();
    var why = told.why(last.why(), last.record());
    var day = last.record().effective();
    return day == null
        ? page.say("mine.why.not-dated", refused.size(), why)
        : page.say("mine.why.not-counted", refused.size(), day, why);
  }

  private List<MineView.Returned> returned() {
    var filter =
        new Catalogue.Filter(
            new Within(List.of(), desk.ownUnit(actor, asOf)),
            null,
            List.of(),
            null,
            null,
            null,
            WorkRecord.State.RETURNED,
            "",
            null);
    return desk.catalogue().list(filter, "", RETURNED).lines().stream()
        .map(kept -> {
          var one = kept.record();
          var href = RecordLink.of(one.id());
          var correct = recording.mayChange(actor, kept) ? href + "/correct" : "";
          var reason = kept.reason() == null ? "" : kept.reason();
          return new MineView.Returned(
              kind(one), href, correct, Wording.day(one).toString(), brief(one), reason);
        })
        .toList();
  }

  private List<MineView.Recorded> recorded() {
    return desk.catalogue().latest(desk.within(actor), actor.signature(), RECORDED).stream()
        .map(kept -> kept.record())
        .filter(one -> one.state() == WorkRecord.State.ACTIVE)
        .filter(one -> desk.kind(one.kind()).isPresent())
        .map(one ->
            new MineView.Recorded(
                kind(one),
                RecordLink.of(one.id()),
                Wording.day(one).toString(),
                brief(one),
                Effects.of(one, new Turn(desk, recording, actor, page), asOf).credited()))
        .collect(Collectors.toList());
  }

  private String kind(WorkRecord one) {
    return desk.kind(one.kind()).map(kind -> kind.title().in(page.language())).orElse(one.kind());
  }

  private String brief(WorkRecord one) {
    var wording = new Wording(desk.board().organisation(), page.language());
    return desk.kind(one.kind()).map(kind -> wording.brief(kind, one)).orElse("");
  }
}
