package org.luoshi.engine.figure;

import java.time.LocalDate;
import java.util.Optional;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;

/// The year of a date up to that date: what the figures of a report speak of unless they say
/// otherwise.
public record Period(LocalDate first, LocalDate last) {

  public static Period upTo(LocalDate asOf) {
    return new Period(asOf.withDayOfYear(1), asOf);
  }

  public LocalDate lastOfYear() {
    return first.plusYears(1).minusDays(1);
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /// Whether the record lies in the span, seen on the period's last day.
  boolean holds(FigureSpec.Span span, RecordKind kind, WorkRecord one) {
    var day = Optional.ofNullable(one.effective());
    return switch (span) {
      case FigureSpec.Rows _ -> true;
      case FigureSpec.Since(var since) ->
          kind.isRegister()
              || day.filter(d -> !d.isAfter(last) && (since == null || !d.isBefore(since)))
                  .isPresent();
      case FigureSpec.Period _ ->
          kind.isRegister() || day.filter(d -> isOfPeriod(kind, one, d)).isPresent();
      case FigureSpec.TermOfYear wanted -> isOfTerm(wanted, one, day);
    };
  }

  /// A case belongs to every period in which it was open on some day; other records to that of
  /// their day.
  private boolean isOfPeriod(RecordKind kind, WorkRecord one, LocalDate day) {
    if (day.isAfter(last)) {
      return false;
    }
    var closes = kind.roles().closes();
    if (!kind.isCase() || closes == null) {
      return !day.isBefore(first);
    }
    return one.day(closes).filter(closed -> closed.isBefore(first)).isEmpty();
  }

  private boolean isOfTerm(FigureSpec.TermOfYear wanted, WorkRecord one, Optional<LocalDate> day) {
    var term = Term.around(wanted.length(), first);
    for (int i = 1; i < wanted.number(); i++) {
      term = term.next();
    }
    if (day.isEmpty() || day.get().isAfter(last)) {
      return false;
    }
    var named =
        wanted.field() == null
            ? Optional.<String>empty()
            : one.value(wanted.field()).map(Object::toString);
    return named.isPresent() ? named.get().equals(term.label()) : term.contains(day.get());
  }
}
