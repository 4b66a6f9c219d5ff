package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Due;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Phrasebook;

/// An explanation told to a person, line by line.
public record Told(Programme programme, Organisation organisation, Phrasebook phrases) {

  public List<String> lines(Explanation explanation, Function<WorkRecord, String> place) {
    var judgement = explanation.judgement();
    var obligation = judgement.obligation();
    var duty = obligation.duty();
    var lines = new ArrayList<String>();
    lines.add(
        phrases.say(
            "explain.head", duty.title(), bearer(judgement), obligation.occasion().label()));
    lines.add(
        phrases.say(
            "explain.status",
            status(judgement),
            judgement.asOf(),
            judgement.done(),
            judgement.quota(),
            judgement.reachedOn().map(day -> phrases.say("explain.reached", day)).orElse("")));
    lines.add(phrases.say("explain.rule", duty.clause(), duty.id(), obligation.version()));
    if (!obligation.closes().equals(java.time.LocalDate.MAX)) {
      lines.add(phrases.say("explain.window", obligation.opens(), obligation.closes()));
    } else {
      lines.add(phrases.say("explain.window-open", obligation.opens()));
    }
    due(obligation.due(), lines);
    if (explanation.waiver() instanceof org.luoshi.engine.record.Exemption.Waiver waiver) {
      lines.add(phrases.say("explain.waiver", waiver.day(), waiver.reason()));
    }
    records(explanation, place, lines);
    return lines;
  }

  private void records(
      Explanation explanation, Function<WorkRecord, String> place, List<String> lines) {
    lines.add(phrases.say("explain.credited", explanation.credited().size()));
    for (var one : explanation.credited()) {
      var late = one.credit().enteredLate() ? phrases.say("explain.entered-late") : "";
      lines.add(
          phrases.say(
              "explain.credit",
              one.record().id(),
              shown(one.record()),
              one.credit().adds(),
              late,
              place.apply(one.record())));
    }
    lines.add(phrases.say("explain.refused", explanation.refused().size()));
    for (var one : explanation.refused()) {
      lines.add(
          phrases.say(
              "explain.refusal",
              one.record().id(),
              shown(one.record()),
              why(one.why(), one.record()),
              place.apply(one.record())));
    }
  }

  public String status(Judgement judgement) {
    return phrases.say("status." + judgement.status().name().toLowerCase(Locale.ROOT));
  }

  private String bearer(Judgement judgement) {
    var obligation = judgement.obligation();
    var unit = Overview.name(organisation, obligation.unit(), judgement.asOf());
    return switch (obligation.bearer()) {
      case Bearer.OfUnit(var id) -> Overview.name(organisation, id, judgement.asOf());
      case Bearer.OfHolder(var id, var _) -> phrases.say("explain.holder", id, unit);
    };
  }

  private void due(Due due, List<String> lines) {
    if (due.day().equals(java.time.LocalDate.MAX)) {
      lines.add(phrases.say("explain.never-due"));
      return;
    }
    lines.add(phrases.say("explain.due", due.day(), due.last()));
    if (!due.named().equals(due.day())) {
      lines.add(phrases.say("explain.named", due.named()));
    }
    for (var step : due.steps()) {
      var name = step.name().isEmpty() ? phrases.say("explain.weekend") : step.name();
      lines.add(phrases.say(step.worked() ? "explain.worked" : "explain.off", step.day(), name));
    }
    if (due.provisional()) {
      lines.add(phrases.say("explain.provisional"));
    }
  }

  private String shown(WorkRecord one) {
    return one.effective() == null ? "—" : one.effective().toString();
  }

  /// Why a record does not count, in one line.
  public String why(Refusal why, WorkRecord record) {
    return switch (why) {
      case Refusal.NotActive(var state) ->
          phrases.say(
              "refusal.not-active", phrases.say("state." + state.name().toLowerCase(Locale.ROOT)));
      case Refusal.Undated _ -> phrases.say("refusal.undated");
      case Refusal.AfterDate(var day) -> phrases.say("refusal.after-date", day);
      case Refusal.OutsideWindow(var day) -> phrases.say("refusal.outside-window", day);
      case Refusal.OtherTerm(var label) -> phrases.say("refusal.other-term", label);
      case Refusal.OtherObject(var named) -> phrases.say("refusal.other-object", named);
      case Refusal.NoNumber(var field) -> phrases.say("refusal.no-number", label(record, field));
      case Refusal.Fails fails -> condition(fails, record);
    };
  }

  private String condition(Refusal.Fails fails, WorkRecord record) {
    var condition = fails.condition();
    var field = label(record, condition.field());
    var found = choice(record, condition.field(), fails.found());
    return switch (condition) {
      case Condition.OneOf oneOf ->
          phrases.say(
              "refusal.one-of",
              field,
              found,
              String.join(
                  " / ",
                  oneOf.values().stream()
                      .sorted()
                      .map(value -> choice(record, condition.field(), value))
                      .toList()));
      case Condition.AtLeast _ -> phrases.say("refusal.at-least", field, found, fails.compared());
      case Condition.AtLeastShare share ->
          phrases.say(
              "refusal.share",
              field,
              found,
              share.percent(),
              label(record, share.of()),
              fails.compared());
      case Condition.Filled _ -> phrases.say("refusal.filled", field);
      case Condition.Empty _ -> phrases.say("refusal.empty", field, found);
      case Condition.Later later ->
          phrases.say("refusal.later", field, found, label(record, later.than()), fails.compared());
    };
  }

  private String label(WorkRecord record, String field) {
    var kind = programme.records().get(record.kind());
    return kind == null
        ? field
        : kind.field(field).map(f -> f.title().in(phrases.language())).orElse(field);
  }

  private String choice(WorkRecord record, String field, String value) {
    var kind = programme.records().get(record.kind());
    var type = kind == null ? null : kind.field(field).map(Field::type).orElse(null);
    return type instanceof Field.ChoiceOf(var choices) && choices.containsKey(value)
        ? choices.get(value).title().in(phrases.language())
        : value.isEmpty() ? "—" : value;
  }

  public String absence(Absence absence, Question question) {
    return switch (absence) {
      case Absence.NotBound(var kind) ->
          phrases.say("absence.not-bound", question.duty().title(), kindTitle(kind));
      case Absence.NotThere(var term, var founded, var closed) ->
          closed == null
              ? phrases.say("absence.founded", term.label(), term.first(), term.last(), founded)
              : phrases.say(
                  "absence.closed", term.label(), term.first(), term.last(), founded, closed);
      case Absence.NoRule(var day) -> phrases.say("absence.no-rule", day);
      case Absence.NoSuchOccasion(var label) ->
          phrases.say("absence.no-occasion", label, question.duty().title());
      case Absence.NoHolder(var post) ->
          phrases.say(
              "absence.no-holder",
              programme.posts().containsKey(post)
                  ? programme.posts().get(post).title().in(phrases.language())
                  : post);
    };
  }

  private String kindTitle(String kind) {
    var known = programme.unitKinds().get(kind);
    return known == null ? kind : known.title().in(phrases.language());
  }
}
