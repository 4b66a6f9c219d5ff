package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;

/// What somebody sees of a day: counts of every kind, and the lists they open.
///
/// Every count equals the length of the list with the [Wanted] told beside it. An obligation lies
/// where its unit stood at the end of its term (on the trigger's day), or stands on the date while
/// the term is not over. Counts are kept with the duty they are of, so asking again is cheap.
public final class View {

  private final Day day;
  private final Lens lens;
  private final List<Part> parts;

  View(Day day, Lens lens) {
    this.day = day;
    this.lens = lens;
    this.parts = day.columns().values().stream().map(column -> column.part(lens)).toList();
  }

  public Day day() {
    return day;
  }

  /// The unit looked at; empty for the whole house.
  public String root() {
    return lens.root();
  }

  /// What is seen of one unit, or of it and all below it; the list: [Wanted#ofUnit].
  public View within(String unit, boolean below) {
    return unit.isEmpty() ? this : new View(day, lens.within(unit, below));
  }

  /// All of it; the list: [Wanted#ALL].
  public Tally tally() {
    return parts.stream().map(Part::tally).reduce(Tally.NONE, Tally::plus);
  }

  /// The tally of what is wanted.
  public Tally tally(Wanted wanted) {
    return Lists.tally(this, wanted);
  }

  /// How many are wanted.
  public int count(Wanted wanted) {
    return Lists.count(this, wanted);
  }

  /// By duty in the programme's order, those without any left out; the list: [Wanted#ofDuty].
  public List<Overview.DutyLine> byDuty() {
    var lines = new ArrayList<Overview.DutyLine>();
    for (var part : parts) {
      if (part.size() > 0) {
        lines.add(new Overview.DutyLine(day.duty(part.column()), part.tally()));
      }
    }
    return lines;
  }

  /// By level of the tree from the top, 0, down; −1 holds what lies in no tree. The list:
  /// [Wanted#atLevel].
  public Map<Integer, Tally> byLevel() {
    var counts = new TreeMap<Integer, int[]>();
    for (var part : parts) {
      part.levels().forEach((level, more) -> add(counts, level, more));
    }
    var levels = new TreeMap<Integer, Tally>();
    counts.forEach((level, all) -> levels.put(level, Tally.ofCounts(all)));
    return levels;
  }

  /// By what is reached through each unit directly below the root, the root's own first; they add
  /// up to [#tally]. The list: [Wanted#through].
  public List<Heat.Row> byChild() {
    return byMonth().rows();
  }

  /// Units directly below the root × months due; the list: [Wanted#through] with [Wanted#due] from
  /// the month's first day to its last.
  public Heat byMonth() {
    return heat(Part::months, _ -> true, (_, month) -> monthLabel(month));
  }

  /// Units directly below the root × terms of one duty; the list: [Wanted#through] with
  /// [Wanted#ofDuty] and [Wanted#in].
  public Heat byTerm(String duty) {
    return heat(
        Part::terms,
        part -> part.column().equals(day.columns().get(duty)),
        (part, term) -> part.column().label(term));
  }

  private interface Label {
    String of(Part part, int number);
  }

  private Heat heat(
      Function<Part, Map<Integer, TreeMap<Integer, int[]>>> cells,
      java.util.function.Predicate<Part> wanted,
      Label label) {
    var counts = new LinkedHashMap<Integer, TreeMap<String, int[]>>();
    var columns = new TreeSet<>(ACROSS);
    for (var part : parts) {
      if (wanted.test(part)) {
        cells
            .apply(part)
            .forEach((unit, row) ->
                row.forEach((number, all) -> {
                  var column = label.of(part, number);
                  columns.add(column);
                  add(counts.computeIfAbsent(unit, _ -> new TreeMap<>(ACROSS)), column, all);
                }));
      }
    }
    var rows = new ArrayList<Heat.Row>();
    counts.forEach((unit, row) -> {
      var tallies = new LinkedHashMap<String, Tally>();
      row.forEach((column, all) -> tallies.put(column, Tally.ofCounts(all)));
      var all = tallies.values().stream().reduce(Tally.NONE, Tally::plus);
      rows.add(new Heat.Row(day.places().id(unit), all, tallies));
    });
    rows.sort(Comparator.comparing(Heat.Row::unit, day.inTree(root())));
    return new Heat(List.copyOf(columns), rows);
  }

  /// Labels in their order; without one comes last.
  private static final Comparator<String> ACROSS =
      Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());

  private static String monthLabel(int month) {
    return month == Column.NEVER ? "" : "%04d-%02d".formatted(month / 12, month % 12 + 1);
  }

  private static <K> void add(Map<K, int[]> to, K key, int[] more) {
    var sum = to.computeIfAbsent(key, _ -> new int[more.length]);
    for (int i = 0; i < more.length; i++) {
      sum[i] += more[i];
    }
  }

  /// The duties that units missed most, worst first, at most 200 of them; those that missed equally
  /// often stand by unit.
  public List<Overview.Worst> worst(int limit) {
    return parts.stream()
        .flatMap(part -> part.worst().stream())
        .sorted(Part.Miss.WORST_FIRST)
        .limit(Math.min(limit, Part.WORST_KEPT))
        .map(miss -> Overview.lineOf(day.board().organisation(), miss.inOrder(), day.asOf()))
        .toList();
  }

  /// How often each unit that missed anything did so, most often first.
  public List<Integer> missedByUnit() {
    var counts = new java.util.HashMap<Integer, Integer>();
    parts.forEach(
        part -> part.missed().forEach((unit, more) -> counts.merge(unit, more, Integer::sum)));
    return counts.values().stream().sorted(Comparator.reverseOrder()).toList();
  }

  /// The tallies of these units' own obligations by duty; the list: [Wanted#ofUnit] without those
  /// below, with [Wanted#ofDuty].
  public Map<String, Map<String, Tally>> matrix(Collection<String> units) {
    var rows = new LinkedHashMap<String, Map<String, Tally>>();
    units.forEach(unit -> rows.put(unit, new LinkedHashMap<>()));
    for (var part : parts) {
      part.of(units)
          .forEach((unit, tally) ->
              rows.computeIfAbsent(unit, _ -> new LinkedHashMap<>())
                  .put(part.column().id(), tally));
    }
    return rows;
  }

  /// What is wanted by the day it is due and its duty.
  public java.util.SortedMap<java.time.LocalDate, Map<String, Integer>> dueDays(Wanted wanted) {
    return Lists.dueDays(this, wanted);
  }

  /// How many units missed anything.
  public int unitsMissing() {
    var all = new BitSet();
    parts.forEach(part -> all.or(part.missing()));
    return all.cardinality();
  }

  /// What is open and due within so many working days after the date, grace not counted.
  public Wanted coming(int workingDays) {
    var until = day.board().calendar().plus(day.asOf(), workingDays).day();
    return Wanted.ALL.is(EnumSet.of(Status.OPEN)).due(null, until);
  }

  /// A page of what is wanted, from the one after the cursor on, or from the first where there is
  /// none.
  public Lists.Listed list(Wanted wanted, java.util.Optional<Cursor> after, int limit) {
    return Lists.of(this, wanted, after, limit);
  }

  /// Every status that counts as owed.
  public static Set<Status> owed() {
    return EnumSet.complementOf(EnumSet.of(Status.WAIVED, Status.UPCOMING));
  }

  Collection<Part> parts() {
    return parts;
  }

  /// What is seen of the unit and the duty wanted, and of no other.
  Collection<Part> parts(Wanted wanted) {
    if (wanted.unit().isEmpty() && wanted.duty().isEmpty()) {
      return parts;
    }
    var narrow = wanted.unit().isEmpty() ? lens : lens.within(wanted.unit(), wanted.below());
    return day.columns().values().stream()
        .filter(column -> wanted.duty().isEmpty() || column.id().equals(wanted.duty()))
        .map(column -> column.part(narrow))
        .toList();
  }
}
