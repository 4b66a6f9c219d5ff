package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// Terms, days, objects and records as people of one language call them, instead of by their ids.
///
/// Units are called by their names of the day.
public record Words(
    Programme programme, Organisation organisation, Phrasebook phrases, LocalDate day) {

  /// A term: 2020年下半年, second half of 2020.
  public String term(Term term) {
    int year = term.first().getYear();
    return switch (term.length()) {
      case Length.Years _ -> say("term.years", year, term.last().getYear());
      case Length.Calendar.WEEK ->
          say("term.week", term.label().substring(0, 4), weekOf(term.label()));
      case Length.Calendar.TEN_DAYS ->
          say(
              "term.ten." + term.label().charAt(term.label().length() - 1),
              year,
              month(term.first()),
              term.last().getDayOfMonth());
      case Length.Calendar.MONTH -> say("term.month", year, month(term.first()));
      case Length.Calendar.QUARTER ->
          say("term.quarter", year, (term.first().getMonthValue() + 2) / 3);
      case Length.Calendar.HALF_YEAR ->
          say(term.first().getMonthValue() < 7 ? "term.half.1" : "term.half.2", year);
      case Length.Calendar.YEAR -> say("term.year", year);
    };
  }

  private static int weekOf(String label) {
    return Integer.parseInt(label.substring(label.indexOf('W') + 1));
  }

  /// The label of a term in words; anything else as it is.
  public String term(String label) {
    return Term.labelled(label).map(this::term).orElse(label);
  }

  /// A day in full: 2020年3月31日, 31 March 2020.
  public String day(LocalDate day) {
    return say("page.day", day.getYear(), month(day), day.getDayOfMonth());
  }

  /// A day with its weekday.
  public String weekday(LocalDate day) {
    return say("day.weekday", day(day), say("weekday." + day.getDayOfWeek().getValue()));
  }

  public String monthDay(MonthDay day) {
    return say("day.of-year", month(day.atYear(2000)), day.getDayOfMonth());
  }

  /// The month as it stands in a date: 3 in Chinese, March in English.
  private String month(LocalDate day) {
    return phrases.language() == Language.ZH
        ? String.valueOf(day.getMonthValue())
        : day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /// A month in full: 2020年3月, March 2020.
  public String month(LocalDate day, int year) {
    return say("term.month", year, month(day));
  }

  /// A month as the head of a narrow column.
  public String shortMonth(LocalDate day) {
    return phrases.language() == Language.ZH
        ? say("day.month", day.getMonthValue())
        : day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /// The working calendar by its name, where it has one.
  public String calendar(String id) {
    var key = "calendar." + id;
    return phrases.knows(key) ? say(key) : id;
  }

  public String unit(String id) {
    return Overview.name(organisation, id, day);
  }

  public String kindOfUnit(String kind) {
    var known = programme.unitKinds().get(kind);
    return known == null ? kind : known.title().in(phrases.language());
  }

  public String post(String id) {
    var known = programme.posts().get(id);
    return known == null ? id : known.title().in(phrases.language());
  }

  public String kindOfRecord(String kind) {
    var known = programme.records().get(kind);
    return known == null ? kind : known.title().in(phrases.language());
  }

  /// Whom an obligation binds: the unit by name, or the holder of a post.
  public String bearer(Obligation obligation) {
    return switch (obligation.bearer()) {
      case Bearer.OfUnit(var id) -> unit(id);
      case Bearer.OfHolder(var id, var post) ->
          say("bearer.holder", unit(obligation.unit()), post(post), id);
    };
  }

  /// What an obligation is for: its term, the covered object in a term, or what set it off.
  public String occasion(Occasion occasion) {
    return switch (occasion) {
      case Occasion.InTerm(var term) -> term(term);
      case Occasion.ForObject(var term, var object) ->
          say("occasion.object", term(term), object(object));
      case Occasion.Upon(var trigger, var _) -> trigger(trigger);
    };
  }

  /// A covered or registered object: a unit by its name, anything else without the kind before its
  /// key.
  public String object(String id) {
    if (organisation.unit(id).isPresent()) {
      return unit(id);
    }
    return id.substring(id.indexOf('/') + 1);
  }

  /// A record that sets off obligations: by its key where it has one, else by its first words.
  public String trigger(WorkRecord trigger) {
    var kind = programme.records().get(trigger.kind());
    var named = kind == null ? List.<String>of() : keyed(kind, trigger);
    if (named.isEmpty() && kind != null) {
      named =
          kind.fields().values().stream()
              .filter(field -> field.type() instanceof Field.Words)
              .flatMap(field -> trigger.value(field.id()).stream())
              .map(Value::toString)
              .limit(1)
              .toList();
    }
    return named.isEmpty() ? object(trigger.id()) : String.join(" ", named);
  }

  private List<String> keyed(RecordKind kind, WorkRecord record) {
    return kind.key().stream()
        .flatMap(field -> record.value(field).stream())
        .map(value -> object(value.toString()))
        .toList();
  }

  /// What a record says, field by field, as far as it fits on a line.
  public String said(WorkRecord record) {
    var kind = programme.records().get(record.kind());
    if (kind == null) {
      return object(record.id());
    }
    var said = new ArrayList<String>();
    for (var field : kind.fields().values()) {
      record
          .value(field.id())
          .filter(value -> !isShownElsewhere(field, value, record))
          .ifPresent(value ->
              said.add(
                  say("explain.field", field.title().in(phrases.language()), value(field, value))));
    }
    return said.stream().limit(4).collect(Collectors.joining(say("list.comma")));
  }

  private static boolean isShownElsewhere(Field field, Value value, WorkRecord record) {
    var shown =
        switch (field.type()) {
          case Field.DayOf _ -> String.valueOf(record.effective());
          case Field.UnitRef _ -> record.unit();
          case Field.PersonRef _ -> record.person();
          default -> null;
        };
    return value.toString().equals(shown);
  }

  /// A value of a field: a choice by its title, a reference by its name, a term in words.
  public String value(Field field, Value value) {
    return switch (field.type()) {
      case Field.ChoiceOf(var choices) when choices.containsKey(value.toString()) ->
          choices.get(value.toString()).title().in(phrases.language());
      case Field.UnitRef _ -> unit(value.toString());
      case Field.ObjectRef _ -> object(value.toString());
      case Field.TermOf _ -> term(value.toString());
      default -> value.toString();
    };
  }

  private String say(String key, Object... values) {
    return phrases.say(key, values);
  }
}
