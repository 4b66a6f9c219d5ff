package org.luoshi.spark;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// To which partitions a record goes, so that every division has all that its judge could ask for.
///
/// By **division**: the engine itself says whose obligations the coming of a record can reach
/// ([Touched], which may name more than it reaches, never less); the record goes to the divisions
/// of all of them, a copy to each. A unit that moved from one top-level subtree to another is
/// therefore no special case: it is judged in one of them, and superiors of both that cover it have
/// its records too. Objects of registers and triggers can reach anybody and go to every division.
///
/// By **term**: the calendar year of the day the work took place, if every duty that asks for the
/// kind counts only days of the term itself; then a job reads only the years of the terms it asks
/// for. A kind that can count elsewhere – by a field that names the term, until a due day after the
/// term, long after a trigger – is always read.
final class Routes {

  /// The division of what every division needs.
  static final String EVERY = "(every)";

  /// The term of what every term could need.
  static final String ALWAYS = "always";

  private final Rules rules;
  private final Divisions divisions;
  private final Set<String> unbounded = new HashSet<>();
  private final Set<String> plainCovers = new HashSet<>();
  private final Map<String, Set<String>> above = new HashMap<>();

  Routes(Rules rules, Divisions divisions) {
    this.rules = rules;
    this.divisions = divisions;
    for (var version : rules.versions()) {
      for (var duty : version.duties().values()) {
        plainCovers.add(duty.id());
        bound(duty);
      }
    }
    for (var version : rules.versions()) {
      version.duties().values().stream()
          .filter(duty -> !coversUnits(duty) && mayNameThings(duty))
          .forEach(duty -> plainCovers.remove(duty.id()));
    }
  }

  private void bound(Duty duty) {
    switch (duty.rhythm()) {
      case Duty.ForEach(var kind) -> unbounded.add(kind);
      case Duty.Covers(var _, Duty.ObjectsOf(var kind)) -> unbounded.add(kind);
      case Duty.Covers _, Duty.Every _, Duty.Standing _ -> {}
    }
    var needs = duty.needs();
    if (needs != null
        && (needs.term() != null
            || duty.window() != Duty.Window.TERM
            || duty.rhythm() instanceof Duty.ForEach)) {
      unbounded.add(needs.record());
    }
  }

  private static boolean coversUnits(Duty duty) {
    return duty.rhythm() instanceof Duty.Covers(var _, var target)
        && target instanceof Duty.UnitsOf;
  }

  private static boolean mayNameThings(Duty duty) {
    return duty.rhythm() instanceof Duty.Covers || duty.rhythm() instanceof Duty.ForEach;
  }

  /// The divisions that need the record; one that no rule asks for stays with its unit.
  Set<String> divisions(WorkRecord one) {
    var found = new LinkedHashSet<String>();
    for (var each : Touched.by(rules, List.of(new Change(null, one))).byDuty().entrySet()) {
      var touch = each.getValue();
      if (touch.all() || (!touch.things().isEmpty() && !plainCovers.contains(each.getKey()))) {
        return Set.of(EVERY);
      }
      touch.bearers().forEach(bearer -> found.add(divisions.home(bearer)));
      for (var unit : touch.things()) {
        found.addAll(above.computeIfAbsent(unit, divisions::above));
      }
    }
    if (found.isEmpty()) {
      var unit = one.unit();
      found.add(unit == null ? Divisions.NOWHERE : divisions.home(unit));
    }
    return found;
  }

  /// The year of the day it took place, or [#ALWAYS].
  String term(WorkRecord one) {
    var day = one.effective();
    return day == null || unbounded.contains(one.kind()) ? ALWAYS : year(day);
  }

  /// The years whose records can count in the span.
  static List<String> years(Rules rules, Span span) {
    var first = span.from();
    var last = span.until();
    for (var length : lengths(rules)) {
      var begins = Term.around(length, span.from()).first();
      var ends = Term.around(length, span.until()).last();
      first = begins.isBefore(first) ? begins : first;
      last = ends.isAfter(last) ? ends : last;
    }
    return java.util.stream.IntStream.rangeClosed(first.getYear(), last.getYear())
        .mapToObj(year -> year(LocalDate.of(year, 1, 1)))
        .toList();
  }

  private static Set<Length> lengths(Rules rules) {
    var lengths = new HashSet<Length>();
    for (var version : rules.versions()) {
      version.duties().values().forEach(duty -> duty.termLength().ifPresent(lengths::add));
    }
    return lengths;
  }

  private static String year(LocalDate day) {
    return "%04d".formatted(day.getYear());
  }
}
