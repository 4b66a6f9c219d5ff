package org.luoshi.engine.duty;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;

/// How a figure is computed from records, the organisation or obligations; declared in the pack.
///
/// The period of a figure is the calendar year of the date judged, up to that date. An id may hold
/// `{year}`, which stands for that year.
public sealed interface FigureSpec {

  Text title();

  /// Several figures under one name.
  record Group(Text title, Map<String, FigureSpec> parts) implements FigureSpec {
    public Group {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /// Over the records of a kind that lie in a span and for which the conditions hold.
  record OfRecords(Text title, String record, List<Condition> where, Span span, Measure measure)
      implements FigureSpec {
    public OfRecords {
      where = List.copyOf(where);
    }
  }

  /// Which records by their day.
  sealed interface Span {}

  /// The year of the date judged, up to that date; for a case: open at any time of it.
  record Period() implements Span {}

  /// From a day on, up to the date judged; from the beginning of time where it is null.
  record Since(@Nullable LocalDate day) implements Span {}

  /// The n-th term of this length in the year of the date judged, as far as it has come; the field,
  /// where named, says the term.
  record TermOfYear(Length length, int number, @Nullable String field) implements Span {}

  /// Every row there is, dated or not: what was read and stands.
  record Rows() implements Span {}

  /// What is told of them.
  sealed interface Measure {}

  record Count() implements Measure {}

  record Sum(String field) implements Measure {}

  /// The arithmetic mean with so many decimals, rounded half up.
  record Mean(String field, int decimals) implements Measure {}

  /// How many different values stand in the field.
  record Distinct(String field) implements Measure {}

  /// Units of a kind living on the date: how many, or the sum of one of their sizes.
  record OfUnits(Text title, String kind, @Nullable String size) implements FigureSpec {}

  /// Persons holding a post on the date.
  record OfPost(Text title, String post) implements FigureSpec {}

  /// Over the obligations of a duty.
  record OfObligations(
      Text title, String duty, Terms terms, Which which, Telling telling, @Nullable String bearers)
      implements FigureSpec {}

  /// Which obligations by their term.
  sealed interface Terms {}

  /// Whole terms of the period that have ended by the date.
  record Ended() implements Terms {}

  /// The n-th term of the year, ended or not.
  record NthOfYear(int number) implements Terms {}

  /// All terms that begin by the date, in the year; or, for triggers, all triggered in the period.
  record InPeriod() implements Terms {}

  /// The term the date lies in, of bearers there on the date.
  record Current() implements Terms {}

  /// All obligations since the programme began.
  record Ever() implements Terms {}

  /// Which obligations by their state. Owed means not waived.
  enum Which {
    OWED,
    MET,
    LATE,
    DONE,
    MISSED,
    UNDONE,
    OPEN,
    FULL_QUOTA
  }

  /// What is told of them.
  enum Telling {
    COUNT,
    UNITS,
    UNITS_AND_TERMS,
    MEDIAN_LAG
  }

  /// The quota a duty names.
  record Quota(Text title, String duty) implements FigureSpec {}

  /// One figure as percent of another, with one decimal.
  record Percent(Text title, String part, String whole) implements FigureSpec {}
}
