package org.luoshi.engine.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.tally.Tally;

/// An organisation's cube with the ids of its units: every unit that ever lived has a position, in
/// the order of the tree into which units were founded. A unit that only appointments name stands
/// alone.
///
/// A value like the cube.
public final class Counted {

  private final Forest forest;
  private final List<String> ids;
  private final Map<String, Integer> positions;
  private final Cube cube;

  private Counted(Forest forest, List<String> ids, Map<String, Integer> positions, Cube cube) {
    this.forest = forest;
    this.ids = ids;
    this.positions = positions;
    this.cube = cube;
  }

  /// Counts the judgements in the trees of the forest.
  public static Counted of(Forest forest, Collection<Judgement> judgements) {
    var organisation = forest.organisation();
    var units = new ArrayList<>(organisation.units().keySet());
    organisation.appointments().stream()
        .map(Appointment::unit)
        .filter(id -> !organisation.units().containsKey(id))
        .distinct()
        .forEach(units::add);
    var numbers = new HashMap<String, Integer>();
    units.forEach(unit -> numbers.put(unit, numbers.size()));
    var superiors = new int[units.size()];
    Arrays.setAll(superiors, i -> founded(units.get(i), organisation, numbers));
    var numbered = Preorder.of(superiors);
    var ids = new String[superiors.length];
    var positions = new HashMap<String, Integer>();
    for (int i = 0; i < ids.length; i++) {
      ids[numbered.position()[i]] = units.get(i);
      positions.put(units.get(i), numbered.position()[i]);
    }
    var empty =
        new Counted(
            forest, List.of(ids), positions, Cube.of(numbered.preorder(), Map.of(), Map.of()));
    return empty.with(List.of(), judgements);
  }

  private static int founded(String id, Organisation all, Map<String, Integer> numbers) {
    return all.unit(id)
        .flatMap(unit ->
            unit.superiorOn(unit.founded())
                .flatMap(all::unit)
                .filter(above -> above.livesOn(unit.founded())))
        .map(Unit::id)
        .map(numbers::get)
        .orElse(Preorder.NOBODY);
  }

  private Layout layout(LocalDate day) {
    return layout(forest, day);
  }

  /// The tree of the forest on the day, by the positions of the units here.
  public Layout layout(Forest forest, LocalDate day) {
    var tree = forest.on(day);
    var superiors = new int[ids.size()];
    Arrays.fill(superiors, Layout.ABSENT);
    tree.nodes()
        .forEach((id, node) ->
            superiors[position(id)] =
                node.superior().isEmpty() ? Preorder.NOBODY : position(node.superior()));
    return Layout.of(cube.preorder(), unit -> superiors[unit]);
  }

  /// Where a judgement counts.
  public Cube.Key key(Judgement one) {
    var obligation = one.obligation();
    return new Cube.Key(
        obligation.duty().id(),
        obligation.occasion().countedIn().label(),
        forest.organisation().counting(obligation.unit(), one.countedOn()));
  }

  /// What is counted after these judgements gave way to those; where one has no counterpart, an
  /// obligation came or went.
  ///
  /// @throws IllegalArgumentException if a former one was not counted
  public Counted with(Collection<Judgement> before, Collection<Judgement> after) {
    var trees = cube;
    for (var one : after) {
      var day = forest.since(key(one).day());
      trees = trees.layouts().containsKey(day) ? trees : trees.with(day, layout(day));
    }
    var gone = entries(before);
    var come = entries(after);
    var cells = new TreeMap<>(trees.cells());
    var touched = new TreeSet<>(gone.keySet());
    touched.addAll(come.keySet());
    for (var key : touched) {
      var cell = cells.getOrDefault(key, Cell.EMPTY);
      cells.put(key, cell.with(longs(gone.get(key)), longs(come.get(key))));
    }
    return new Counted(forest, ids, positions, Cube.of(trees.preorder(), trees.layouts(), cells));
  }

  private Map<Cube.Key, List<Long>> entries(Collection<Judgement> judgements) {
    var entries = new TreeMap<Cube.Key, List<Long>>();
    for (var one : judgements) {
      entries
          .computeIfAbsent(key(one), _ -> new ArrayList<>())
          .add((long) position(one.obligation().unit()) * Cell.CODES + Cell.code(one.status()));
    }
    return entries;
  }

  private static long[] longs(@Nullable List<Long> entries) {
    return entries == null ? new long[0] : entries.stream().mapToLong(Long::longValue).toArray();
  }

  public Cube cube() {
    return cube;
  }

  /// The position of a unit the organisation knows.
  public int position(String unit) {
    var known = positions.get(unit);
    if (known == null) {
      throw new IllegalArgumentException(
          """
          The organisation has no unit (%s).
          Maybe it was founded after this was counted.\
          """
              .formatted(unit));
    }
    return known;
  }

  /// The unit at a position.
  public String unit(int position) {
    return ids.get(position);
  }

  /// The tally of a unit with all below it, over all cells.
  public Tally tally(String unit) {
    return cube.choose(_ -> true).tallies(position(unit)).values().stream()
        .reduce(Tally.NONE, Tally::plus);
  }
}
