package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Typed;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.org.Paths;
import org.luoshi.server.records.Entries;
import org.luoshi.server.shell.Refusals.NotThere;

/// Nil reports and waivers: declared by the bearer, asked for by its head, granted by the checker.
///
/// Nobody lets their own unit off.
final class Exempting {

  private final Desk desk;
  private final WaiverRequests requests;

  Exempting(Desk desk) {
    this.desk = desk;
    this.requests = new WaiverRequests(desk.database(), desk.ledger());
  }

  /// The obligation that the values name, as it stands, if the actor may see it.
  Judgement obligation(Actor actor, Map<String, String> asked, LocalDate asOf) {
    var id =
        asked.getOrDefault("duty", "")
            + "/"
            + asked.getOrDefault("bearer", "")
            + "/"
            + asked.getOrDefault("occasion", "");
    return obligation(actor, id, asOf);
  }

  private Judgement obligation(Actor actor, String id, LocalDate asOf) {
    return desk.day(asOf).find(actor.scope(), id).orElseThrow(NotThere::new);
  }

  boolean isOwn(Actor actor, Obligation one) {
    return one.bearer() instanceof Bearer.OfHolder(var person, var _)
        ? person.equals(actor.person())
        : one.bearer().id().equals(desk.ownUnit(actor, desk.today()));
  }

  boolean mayDeclareNil(Actor actor, Judgement one) {
    return actor.may(Right.DECLARE_NIL) && isOwn(actor, one.obligation());
  }

  boolean mayAsk(Actor actor, Judgement one) {
    return actor.may(Right.ASK_WAIVER) && isNear(actor, one.obligation());
  }

  /// Whether it is the actor's own, or is owed within the actor's own unit.
  boolean isNear(Actor actor, Obligation one) {
    return isOwn(actor, one) || one.unit().equals(actor.held().unit());
  }

  boolean mayGrant(Actor actor, Judgement one) {
    return actor.may(Right.GRANT_WAIVER)
        && !isOwn(actor, one.obligation())
        && !one.obligation().unit().equals(actor.held().unit());
  }

  /// Declares that there was nothing to do.
  WorkRecord declareNil(Actor actor, Judgement one, Map<String, String> typed) {
    if (!mayDeclareNil(actor, one)) {
      throw new NotThere();
    }
    var wrong = new ArrayList<Diagnostic>();
    if (!one.obligation().duty().nilAllowed()) {
      wrong.add(
          Diagnostic.error(
              "nil-not-allowed", new Place.Subject(""), one.obligation().duty().title().zh()));
    }
    var day = day(typed, wrong);
    refuse(wrong);
    return enter(Kinds.NIL, one.obligation(), day, null, actor);
  }

  /// Asks the checker to be let off.
  WaiverRequests.Request ask(Actor actor, Judgement one, Map<String, String> typed) {
    if (!mayAsk(actor, one)) {
      throw new NotThere();
    }
    var obligation = one.obligation();
    var path = new Paths(desk.board().organisation()).of(obligation.unit(), obligation.rollsUpOn());
    return requests.ask(obligation, path, Recording.reason(typed), by(actor));
  }

  /// Lets a bearer off without having been asked.
  WorkRecord grant(Actor actor, Judgement one, Map<String, String> typed) {
    if (!mayGrant(actor, one)) {
      throw new NotThere();
    }
    var wrong = new ArrayList<Diagnostic>();
    var day = day(typed, wrong);
    try {
      Recording.reason(typed);
    } catch (WrongInput none) {
      wrong.addAll(none.found());
    }
    refuse(wrong);
    return enter(Kinds.WAIVER, one.obligation(), day, Recording.reason(typed), actor);
  }

  /// Grants or declines a request; whoever is second is told that it was answered.
  void answer(Actor actor, String id, boolean granted, Map<String, String> typed, LocalDate asOf) {
    desk.database()
        .inTransaction(() -> {
          var request = requests.find(id).orElseThrow(NotThere::new);
          var one = obligation(actor, request.obligation(), asOf);
          if (!mayGrant(actor, one)) {
            throw new NotThere();
          }
          var words = granted ? typed.getOrDefault("reason", "").strip() : Recording.reason(typed);
          var said = words.isEmpty() ? request.reason() : words;
          var record =
              granted
                  ? enter(Kinds.WAIVER, one.obligation(), notAfter(asOf), said, actor).id()
                  : null;
          if (!requests.answer(
              request, granted ? "granted" : "declined", said, record, by(actor))) {
            throw new WrongInput(
                Diagnostic.error("waiver-answered-already", new Place.Subject(""), id));
          }
        });
  }

  private LocalDate notAfter(LocalDate asOf) {
    return asOf.isAfter(desk.today()) ? desk.today() : asOf;
  }

  /// The requests the actor may see: those of its unit, and those below a checker.
  List<WaiverRequests.Request> seen(Actor actor) {
    var within = desk.within(actor);
    return requests.all().stream()
        .filter(one ->
            within.isAll()
                || one.unit().equals(within.unit())
                || within.paths().stream().anyMatch(one.path()::startsWith))
        .toList();
  }

  private WaiverRequests.By by(Actor actor) {
    return new WaiverRequests.By(desk.now(), actor.signature());
  }

  private LocalDate day(Map<String, String> typed, List<Diagnostic> wrong) {
    var written = typed.getOrDefault("day", "");
    var day = Typed.day(written);
    if (day.isEmpty()) {
      wrong.add(Diagnostic.error("page-date", new Place.Subject("day"), written));
    } else if (day.get().isAfter(desk.today())) {
      wrong.add(
          Diagnostic.error("entry-future", new Place.Subject("day"), day.get(), desk.today()));
    }
    return day.orElse(desk.today());
  }

  private static void refuse(List<Diagnostic> wrong) {
    if (!wrong.isEmpty()) {
      throw new WrongInput(wrong);
    }
  }

  private WorkRecord enter(
      String kind, Obligation one, LocalDate day, @Nullable String reason, Actor actor) {
    var values = new LinkedHashMap<String, Value>();
    var known = desk.kind(kind).orElseThrow(NotThere::new);
    var person = one.bearer() instanceof Bearer.OfHolder(var id, var _) ? id : null;
    var roles = known.roles();
    if (roles.unit() != null) {
      values.put(roles.unit(), new Value.Reference(one.unit()));
    }
    if (roles.person() != null && person != null) {
      values.put(roles.person(), new Value.Reference(person));
    }
    values.put("duty", new Value.Words(one.duty().id()));
    values.put("occasion", new Value.Words(one.occasion().label()));
    values.put("day", new Value.Day(day));
    if (reason != null) {
      values.put("reason", new Value.Words(reason));
    }
    var record =
        new WorkRecord(
            "new/0", kind, one.unit(), person, null, desk.now(), WorkRecord.State.ACTIVE, values);
    var by = new Entries.By(desk.now(), actor.signature(), desk.board().organisation(), null);
    return desk.entries().enter(desk.board().programme(), record, by);
  }
}
