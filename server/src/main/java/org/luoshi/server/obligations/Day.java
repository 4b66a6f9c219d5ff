package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.rollup.Counted;
import org.luoshi.server.access.Scope;

/// All judgements of a house on one date, duty by duty, ready to be counted and listed for any
/// scope.
///
/// A value: its successor after changed records shares the duties they did not touch, with all that
/// was counted of them.
public final class Day {

  private final Board board;
  private final LocalDate asOf;
  private final Places places;
  private final Map<String, Column> columns;
  private final FigureShelf figures;
  private final @Nullable Burden former;
  private volatile @Nullable Burden burden;
  private volatile @Nullable Counted counted;

  private Day(
      Board board,
      LocalDate asOf,
      Places places,
      Map<String, Column> columns,
      FigureShelf figures,
      @Nullable Burden former) {
    this.board = board;
    this.asOf = asOf;
    this.places = places;
    this.columns = Collections.unmodifiableMap(columns);
    this.figures = figures;
    this.former = former;
  }

  /// Judges everything.
  static Day of(Board board, LocalDate asOf) {
    var places = new Places(board.judge().forest());
    var byDuty = byDuty(board.judgements(Period.upTo(asOf).first(), asOf, _ -> Touch.ALL));
    var columns = new LinkedHashMap<String, Column>();
    for (var duty : inOrder(board, byDuty.keySet())) {
      columns.put(duty, Column.of(duty, byDuty.getOrDefault(duty, List.of()), places, asOf));
    }
    return new Day(board, asOf, places, columns, new FigureShelf(), null);
  }

  /// The day after changes that touched so much; the organisation is still the same.
  Day next(Board next, Touched touched) {
    if (touched.isNothing()) {
      var day = new Day(next, asOf, places, columns, figures.after(touched), lastBurden());
      day.counted = counted;
      return day;
    }
    var anew = byDuty(next.judgements(Period.upTo(asOf).first(), asOf, touched::of));
    var duties = new java.util.TreeSet<>(columns.keySet());
    duties.addAll(anew.keySet());
    var all = new LinkedHashMap<String, Column>();
    var gone = new ArrayList<Judgement>();
    var come = new ArrayList<Judgement>();
    for (var duty : inOrder(next, duties)) {
      var former = columns.get(duty);
      var touch = touched.byDuty().getOrDefault(duty, Touch.NOTHING);
      var judged = anew.getOrDefault(duty, List.of());
      come.addAll(judged);
      if (former != null && counted != null) {
        gone.addAll(former.reached(touch));
      }
      all.put(
          duty,
          former == null
              ? Column.of(duty, judged, places, asOf)
              : touch.isNothing() ? former : former.next(touch, judged, asOf));
    }
    all.values().removeIf(column -> column.all.length == 0);
    var day = new Day(next, asOf, places, all, figures.after(touched), lastBurden());
    var known = counted;
    day.counted = known == null ? null : known.with(gone, come);
    return day;
  }

  private static Map<String, List<Judgement>> byDuty(List<Judgement> judgements) {
    var byDuty = new HashMap<String, List<Judgement>>();
    for (var one : judgements) {
      byDuty.computeIfAbsent(one.obligation().duty().id(), _ -> new ArrayList<>()).add(one);
    }
    return byDuty;
  }

  /// As the programme lists them; duties of former versions after those of the latest.
  private static List<String> inOrder(Board board, java.util.Set<String> duties) {
    var order = new ArrayList<>(board.programme().duties().keySet());
    duties.stream().sorted().filter(duty -> !order.contains(duty)).forEach(order::add);
    order.retainAll(duties);
    return order;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /// The first day of the stretch that is looked at: of the year, so far.
  public LocalDate from() {
    return Period.upTo(asOf).first();
  }

  /// The figures of the programme on the date as far as the scope reaches; told once, and moved on
  /// with what changes.
  public Map<String, Figure> figures(Scope scope) {
    return figures.of(this, scope).byId();
  }

  /// What the programme asks of the units on the date; told once, and moved on with what changes.
  Burden burden() {
    var told = burden;
    if (told == null) {
      told = former == null ? Burden.of(board, asOf) : former.next(board);
      burden = told;
    }
    return told;
  }

  /// All judgements as counts of any subtree; made when first asked for, and moved on with what
  /// changes.
  public Counted counted() {
    var known = counted;
    if (known == null) {
      var all =
          columns.values().stream().flatMap(column -> java.util.Arrays.stream(column.all)).toList();
      known = Counted.of(board.judge().forest(), all);
      counted = known;
    }
    return known;
  }

  private @Nullable Burden lastBurden() {
    var told = burden;
    return told == null ? former : told;
  }

  /// Tells anew whatever was told of the former day.
  void warm() {
    figures.warm(this);
    if (former != null) {
      burden();
    }
  }

  /// What figures are counted of for the scope: what lay in it on its own day.
  public Reach reach(Scope scope) {
    return Reaches.of(places, board, scope, asOf);
  }

  /// The board this was judged by.
  public Board board() {
    return board;
  }

  public View view(Scope scope) {
    return new View(this, new Lens(scope, List.of()));
  }

  /// The obligation of that id with its judgement, where the scope reaches it.
  public Optional<Judgement> find(Scope scope, String obligation) {
    int slash = obligation.indexOf('/');
    var column = slash < 0 ? null : columns.get(obligation.substring(0, slash));
    if (column == null) {
      return Optional.empty();
    }
    var part = column.part(new Lens(scope, List.of()));
    for (int n = 0; n < part.size(); n++) {
      var one = column.all[part.at(n)];
      if (obligation.startsWith(one.obligation().bearer().id(), slash + 1)
          && one.obligation().id().equals(obligation)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// How many obligations there are.
  public int size() {
    return columns.values().stream().mapToInt(column -> column.all.length).sum();
  }

  Map<String, Column> columns() {
    return columns;
  }

  Places places() {
    return places;
  }

  /// The duty as the latest version has it, or as the last one that had it.
  Duty duty(Column column) {
    var latest = board.programme().duties().get(column.id());
    return latest != null ? latest : column.all[column.all.length - 1].obligation().duty();
  }

  /// The root first, then units as the tree on the date has them, then those not in it by id.
  Comparator<String> inTree(String root) {
    var tree = board.judge().forest().on(asOf);
    return Comparator.comparing((String unit) -> !unit.equals(root))
        .thenComparing(
            unit -> tree.node(unit).map(node -> node.position()).orElse(Integer.MAX_VALUE))
        .thenComparing(Comparator.naturalOrder());
  }
}
