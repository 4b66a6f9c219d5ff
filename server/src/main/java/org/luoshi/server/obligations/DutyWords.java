package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.time.Length;

/// A declared duty as people say it: who, how often, with what proof, until when, checked by whom.
///
/// It tells the version of the programme it is given and no other.
public record DutyWords(Programme programme, Phrasebook phrases) {

  /// Who owes it.
  public String bearer(Duty duty) {
    return switch (duty.binds()) {
      case Duty.BindsUnits(Set<String> kinds) ->
          programme.unitKinds().values().stream()
              .filter(kind -> kinds.contains(kind.id()))
              .map(kind -> kind.title().in(phrases.language()))
              .collect(Collectors.joining(say("list.comma")));
      case Duty.BindsPost(var post) -> say("duty.bearer.post", post(post));
    };
  }

  /// How often, or upon what.
  public String cadence(Duty duty) {
    return switch (duty.rhythm()) {
      case Duty.Every(var length) -> every(length);
      case Duty.Covers(var length, var target) ->
          say("duty.cadence.covers", every(length), target(target));
      case Duty.ForEach(var kind) -> say("duty.cadence.each", kind(kind));
      case Duty.Standing(var length, var _, var _) -> say("duty.cadence.standing", every(length));
    };
  }

  private String target(Duty.Target target) {
    return switch (target) {
      case Duty.UnitsOf(var kind) -> unitKind(kind);
      case Duty.ObjectsOf(var kind) -> kind(kind);
    };
  }

  /// The length of a term as an adverb: every month.
  public String every(Length length) {
    return switch (length) {
      case Length.Years(int number, var _) -> say("every.years", number);
      case Length.Calendar calendar -> say("every." + key(calendar));
    };
  }

  private static String key(Length.Calendar calendar) {
    return calendar.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What proves it, as one line; the conditions follow in [#conditions].
  public String proof(Duty duty) {
    var needs = duty.needs();
    if (needs != null) {
      return needs.sum() == null
          ? say("duty.proof.count", kind(needs.record()), needs.atLeast())
          : say(
              "duty.proof.sum",
              kind(needs.record()),
              field(needs.record(), needs.sum()),
              needs.atLeast());
    }
    return switch (duty.rhythm()) {
      case Duty.Standing(var _, var post, var least) ->
          say("duty.proof.standing", post(post), least);
      case Duty.ForEach(var kind) -> say("duty.proof.case", kind(kind), closing(kind));
      case Duty.Every _, Duty.Covers _ -> say("duty.proof.none");
    };
  }

  private String closing(String kind) {
    var known = programme.records().get(kind);
    var closes = known == null ? null : known.roles().closes();
    return closes == null ? kind(kind) : field(kind, closes);
  }

  /// What must hold of a record for it to count, each as one line.
  public List<String> conditions(Duty duty) {
    var needs = duty.needs();
    if (needs == null) {
      return List.of();
    }
    var all = new ArrayList<String>();
    needs.where().forEach(one -> all.add(condition(needs, one)));
    if (needs.term() != null) {
      all.add(say("duty.proof.term", field(needs.record(), needs.term())));
    }
    if (needs.object() != null) {
      all.add(say("duty.proof.object", field(needs.record(), needs.object())));
    }
    return all;
  }

  private String condition(Needs needs, Condition condition) {
    var kind = needs.record();
    var field = field(kind, condition.field());
    return switch (condition) {
      case Condition.OneOf(var id, var values) ->
          say(
              "condition.one-of",
              field,
              values.stream()
                  .sorted()
                  .map(value -> choice(kind, id, value))
                  .collect(Collectors.joining(say("list.or"))));
      case Condition.AtLeast(var _, var least) -> say("condition.at-least", field, least);
      case Condition.AtLeastShare(var _, var percent, var of) ->
          say("condition.share", field, percent, field(kind, of));
      case Condition.Filled _ -> say("condition.filled", field);
      case Condition.Empty _ -> say("condition.empty", field);
      case Condition.Later(var _, var than) -> say("condition.later", field, field(kind, than));
    };
  }

  /// A condition that does not hold, as a reason: fewer than half were present.
  String failing(String kind, Condition condition) {
    var field = field(kind, condition.field());
    return switch (condition) {
      case Condition.AtLeastShare(var _, var percent, var of) ->
          say("failing.share", field, percent, field(kind, of));
      case Condition.AtLeast(var _, var least) -> say("failing.at-least", field, least);
      case Condition.Filled _ -> say("failing.filled", field);
      case Condition.Empty _ -> say("failing.empty", field);
      case Condition.Later(var _, var than) -> say("failing.later", field, field(kind, than));
      case Condition.OneOf _ -> say("failing.one-of", field);
    };
  }

  /// Until when, with what a day off does to it and any grace.
  public String deadline(Duty duty) {
    if (duty.rhythm() instanceof Duty.Standing) {
      return say("deadline.standing");
    }
    var deadline = duty.deadline();
    return rule(duty, deadline.rule())
        + switch (deadline.dayOff()) {
          case STAYS -> "";
          case NEXT -> say("deadline.next");
          case PREVIOUS -> say("deadline.previous");
        }
        + (deadline.grace().days() == 0 ? "" : say("deadline.grace", stretch(deadline.grace())));
  }

  private String rule(Duty duty, Deadline.Rule rule) {
    boolean upon = duty.rhythm() instanceof Duty.ForEach;
    return switch (rule) {
      case Deadline.TermEnd _ -> say(upon ? "deadline.same-day" : "deadline.term-end");
      case Deadline.By(var days, var afterTerm) ->
          say(
              afterTerm ? "deadline.by-after" : "deadline.by",
              days.stream()
                  .map(day -> say("day.of-year", monthOf(day), day.getDayOfMonth()))
                  .collect(Collectors.joining(say("list.or"))));
      case Deadline.Within(var stretch) ->
          say(upon ? "deadline.within" : "deadline.within-term", stretch(stretch));
      case Deadline.Until(var field) -> say("deadline.until", untilField(duty, field));
    };
  }

  private String monthOf(java.time.MonthDay day) {
    return phrases.language() == org.luoshi.engine.text.Language.ZH
        ? String.valueOf(day.getMonthValue())
        : day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
  }

  private String untilField(Duty duty, String field) {
    return duty.rhythm() instanceof Duty.ForEach(var kind) ? field(kind, field) : field;
  }

  /// So many days or working days.
  public String stretch(Deadline.Stretch stretch) {
    int days = Math.abs(stretch.days());
    var key = stretch.working() ? "stretch.working" : "stretch.calendar";
    return days == 1 ? say(key + ".one") : say(key, days);
  }

  /// Which days count for proof.
  public String window(Duty duty) {
    if (duty.rhythm() instanceof Duty.ForEach) {
      return say("duty.window.upon");
    }
    return say(duty.window() == Duty.Window.TERM ? "duty.window.term" : "duty.window.until-due");
  }

  /// What one owes who was there for a part of the term only.
  public String partial(Duty duty) {
    return say("duty.partial." + duty.partial().name().toLowerCase(Locale.ROOT));
  }

  /// Who checks it; empty where the pack names nobody.
  public String checker(Duty duty) {
    var by = duty.checkedBy();
    return by == null ? "" : party(by);
  }

  private String party(String id) {
    return switch (id) {
      case "superior" -> say("party.superior");
      case "bearer" -> say("party.bearer");
      default -> programme.unitKinds().containsKey(id) ? unitKind(id) : post(id);
    };
  }

  /// What follows when it is not done, each as one line; nothing follows by itself.
  public List<String> consequences() {
    return programme.consequences().stream().map(this::consequence).toList();
  }

  private String consequence(Consequence one) {
    var when =
        switch (one.when()) {
          case Consequence.After(var stretch) ->
              say(
                  stretch.days() < 0
                      ? "consequence.before"
                      : stretch.days() == 0 ? "consequence.on" : "consequence.after",
                  stretch(stretch));
          case Consequence.Missed(int times, boolean inARow) ->
              say(inARow ? "consequence.row" : "consequence.missed", times);
        };
    var to = one.to().stream().map(this::party).collect(Collectors.joining(say("list.and")));
    var measure = one.measure() == null ? "" : measure(one.measure());
    var by = one.decidedBy() == null ? "" : party(one.decidedBy());
    return switch (one.act()) {
      case REMIND -> say("consequence.remind", when, to);
      case PROPOSE -> say("consequence.propose", when, measure, by);
    };
  }

  /// As the pack calls it, or by the usual word for it.
  private String measure(String id) {
    var key = "measure." + id;
    return programme
        .loop()
        .measure(id)
        .map(declared -> declared.title().in(phrases.language()))
        .orElseGet(() -> phrases.knows(key) ? say(key) : id);
  }

  /// What else people should know of it: nil reports, the day that judges, how early it is shown.
  public List<String> remarks(Duty duty) {
    var all = new ArrayList<String>();
    if (duty.leadDays() > 0) {
      all.add(say("duty.lead", duty.leadDays()));
    }
    if (duty.nilAllowed()) {
      all.add(say("duty.nil"));
    }
    if (duty.judgedBy() == Duty.JudgedBy.ENTERED) {
      all.add(say("duty.entered"));
    }
    return all;
  }

  private String post(String id) {
    var known = programme.posts().get(id);
    return known == null ? id : known.title().in(phrases.language());
  }

  private String unitKind(String id) {
    var known = programme.unitKinds().get(id);
    return known == null ? id : known.title().in(phrases.language());
  }

  private String kind(String id) {
    var known = programme.records().get(id);
    return known == null ? id : known.title().in(phrases.language());
  }

  private String field(String kind, String field) {
    var known = programme.records().get(kind);
    return known == null
        ? field
        : known.field(field).map(one -> one.title().in(phrases.language())).orElse(field);
  }

  private String choice(String kind, String field, String value) {
    var known = programme.records().get(kind);
    var type = known == null ? null : known.field(field).map(Field::type).orElse(null);
    return type instanceof Field.ChoiceOf(var choices) && choices.containsKey(value)
        ? choices.get(value).title().in(phrases.language())
        : value;
  }

  private String say(String key, Object... values) {
    return phrases.say(key, values);
  }
}
