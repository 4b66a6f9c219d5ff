package org.luoshi.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What is asked: the obligations whose term overlaps the days, or whose trigger lies in them,
/// judged at the end of a day. Both ends belong to it.
public record Span(LocalDate from, LocalDate until, LocalDate asOf) implements Serializable {

  /// The same, calendar year by calendar year.
  List<Span> years() {
    var years = new ArrayList<Span>();
    for (var first = from; !first.isAfter(until); ) {
      var last = first.withDayOfYear(first.lengthOfYear());
      years.add(new Span(first, last.isAfter(until) ? until : last, asOf));
      first = last.plusDays(1);
    }
    return years;
  }
}
