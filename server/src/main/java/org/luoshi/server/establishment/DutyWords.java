package org.luoshi.server.establishment;

import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.time.Length;

/// A duty put into words: how often, what proof, until when.
public record DutyWords(Programme programme, Phrasebook phrases) {

  /// How often, or upon what.
  public String rhythm(Duty duty) {
    return switch (duty.rhythm()) {
      case Duty.Every(var length) -> every(length);
      case Duty.Covers(var length, Duty.UnitsOf(var kind)) ->
          phrases.say("words.covers", every(length), unitKind(kind));
      case Duty.Covers(var length, Duty.ObjectsOf(var kind)) ->
          phrases.say("words.covers", every(length), record(kind));
      case Duty.ForEach(var kind) -> phrases.say("words.for-each", record(kind));
      case Duty.Standing(var _, var post, var atLeast) ->
          phrases.say("words.standing", post(post), atLeast);
    };
  }

  private String every(Length length) {
    return length instanceof Length.Years(int number, int _)
        ? phrases.say("words.years", number)
        : phrases.say("words.every." + length);
  }

  /// Whom it binds.
  public String bearer(Duty duty) {
    return switch (duty.binds()) {
      case Duty.BindsUnits(var kinds) ->
          String.join(
              phrases.say("words.and"), kinds.stream().sorted().map(this::unitKind).toList());
      case Duty.BindsPost(var post) -> post(post);
    };
  }

  /// What proof is asked for.
  public String proof(Duty duty) {
    var needs = duty.needs();
    if (needs == null) {
      return phrases.say(
          duty.rhythm() instanceof Duty.Standing ? "words.proof.standing" : "words.proof.case");
    }
    return phrases.say(
        needs.where().isEmpty() ? "words.proof" : "words.proof.where",
        record(needs.record()),
        needs.sum() == null ? needs.atLeast() : sum(needs));
  }

  private String sum(Needs needs) {
    var kind = programme.records().get(needs.record());
    var field = kind == null || needs.sum() == null ? null : kind.fields().get(needs.sum());
    return needs.atLeast()
        + " "
        + (field == null ? String.valueOf(needs.sum()) : field.title().in(phrases.language()));
  }

  /// Until when.
  public String due(Duty duty) {
    var rule =
        switch (duty.deadline().rule()) {
          case Deadline.TermEnd _ -> phrases.say("words.due.term-end");
          case Deadline.By(var days, var _) ->
              phrases.say(
                  "words.due.by",
                  String.join(
                      phrases.say("words.and"),
                      days.stream().map(day -> day.toString().substring(2)).toList()));
          case Deadline.Within(var stretch) -> phrases.say("words.due.within", stretch(stretch));
          case Deadline.Until(var field) -> phrases.say("words.due.until", field(duty, field));
        };
    return duty.deadline().grace().days() == 0
        ? rule
        : phrases.say("words.due.grace", rule, stretch(duty.deadline().grace()));
  }

  private String field(Duty duty, String id) {
    var kind =
        duty.rhythm() instanceof Duty.ForEach(var record) ? programme.records().get(record) : null;
    var field = kind == null ? null : kind.fields().get(id);
    return field == null ? id : field.title().in(phrases.language());
  }

  private String stretch(Deadline.Stretch stretch) {
    return phrases.say(stretch.working() ? "words.working-days" : "words.days", stretch.days());
  }

  String unitKind(String id) {
    var kind = programme.unitKinds().get(id);
    return kind == null ? id : kind.title().in(phrases.language());
  }

  String post(String id) {
    var post = programme.posts().get(id);
    return post == null ? id : post.title().in(phrases.language());
  }

  String record(String id) {
    var kind = programme.records().get(id);
    return kind == null ? id : kind.title().in(phrases.language());
  }
}
