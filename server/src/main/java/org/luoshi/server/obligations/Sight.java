package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.access.Scope;

/// What one actor sees of the obligations on a date: every count and every list of the pages comes
/// from here, so that a number and the list it opens cannot differ.
///
/// An obligation is seen if the scope reaches its unit in the tree of the day it counts; of what
/// binds a person's post, one's own, and others' only where the scope says so.
public final class Sight {

  private final Board board;
  private final Scope scope;
  private final LocalDate asOf;
  private final List<Judgement> seen;
  private final Map<LocalDate, Tree> trees = new HashMap<>();

  private Sight(Board board, Scope scope, LocalDate asOf) {
    this.board = board;
    this.scope = scope;
    this.asOf = asOf;
    this.seen = board.judgements(asOf).stream().filter(this::sees).toList();
  }

  public static Sight of(Board board, Scope scope, LocalDate asOf) {
    return new Sight(board, scope, asOf);
  }

  public Board board() {
    return board;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /// The first day of the year that is told.
  public LocalDate from() {
    return Period.upTo(asOf).first();
  }

  public Scope scope() {
    return scope;
  }

  /// The tree as it stands on the date.
  public Tree tree() {
    return tree(asOf);
  }

  private Tree tree(LocalDate day) {
    return trees.computeIfAbsent(day, board.organisation()::treeOn);
  }

  private boolean sees(Judgement one) {
    var obligation = one.obligation();
    return scope.reaches(tree(obligation.rollsUpOn()), obligation.unit())
        && (scope.othersToo()
            || !(obligation.bearer() instanceof Bearer.OfHolder(var person, var _))
            || person.equals(scope.person()));
  }

  /// The unit, if the scope reaches it on the date, or on the last or first day it lived.
  public Optional<Unit> unit(String id) {
    return board
        .organisation()
        .unit(id)
        .filter(unit -> scope.reaches(tree(lived(unit)), unit.id()));
  }

  private LocalDate lived(Unit unit) {
    var closed = unit.closed();
    if (asOf.isBefore(unit.founded())) {
      return unit.founded();
    }
    return closed != null && !asOf.isBefore(closed) ? closed.minusDays(1) : asOf;
  }

  /// The units from the top of the scope down to this one.
  public List<String> path(String unit) {
    var path = new ArrayList<String>();
    if (unit.isEmpty()) {
      return path;
    }
    var tree = tree(board.organisation().unit(unit).map(this::lived).orElse(asOf));
    path.add(unit);
    tree.above(unit).stream().filter(above -> scope.reaches(tree, above)).forEach(path::add);
    return path.reversed();
  }

  /// The units of the scope right below this one on the date; the topmost ones for the empty id.
  public List<String> children(String unit) {
    return tree().preorder().stream()
        .filter(id -> tree().node(id).orElseThrow().superior().equals(unit))
        .filter(id -> scope.reaches(tree(), id))
        .toList();
  }

  /// The units of the scope on the date that lie within this one (all for the empty id), in the
  /// order of the tree.
  public List<String> within(String unit) {
    return tree().preorder().stream()
        .filter(id -> scope.reaches(tree(), id))
        .filter(id -> unit.isEmpty() || tree().isWithin(id, unit))
        .toList();
  }

  /// The unit of the obligation, or the one above it, that stood right below this unit when it
  /// counted; empty where none did.
  String below(String unit, Obligation obligation) {
    var tree = tree(obligation.rollsUpOn());
    var found = obligation.unit();
    for (var above : tree.above(found)) {
      if (above.equals(unit)) {
        return found;
      }
      if (scope.reaches(tree, above)) {
        found = above;
      }
    }
    return unit.isEmpty() ? found : "";
  }

  private boolean isIn(Judgement one, String unit, boolean own) {
    var obligation = one.obligation();
    return unit.isEmpty()
        || obligation.unit().equals(unit)
        || (!own && tree(obligation.rollsUpOn()).isWithin(obligation.unit(), unit));
  }

  /// All that the filter wants, in no order that can be relied on.
  public List<Judgement> list(Filter filter) {
    return seen.stream().filter(one -> wants(filter, one)).toList();
  }

  private boolean wants(Filter filter, Judgement one) {
    var obligation = one.obligation();
    return filter.wants(one.status())
        && (filter.duty().isEmpty() || obligation.duty().id().equals(filter.duty()))
        && isIn(one, filter.unit(), filter.own())
        && (filter.kind().isEmpty() || kind(one).equals(filter.kind()))
        && filter.wantsDue(obligation.due().day())
        && (filter.term().isEmpty() || isFor(obligation.occasion(), filter.term()))
        && (filter.words().isEmpty() || says(one, filter.words()));
  }

  String kind(Judgement one) {
    return board.organisation().unit(one.obligation().unit()).map(Unit::kind).orElse("");
  }

  private static boolean isFor(Occasion occasion, String wanted) {
    return occasion.label().equals(wanted)
        || occasion.term().filter(term -> term.label().equals(wanted)).isPresent()
        || occasion.label().endsWith("/" + wanted);
  }

  private boolean says(Judgement one, String wanted) {
    var obligation = one.obligation();
    var title = obligation.duty().title();
    var said =
        String.join(
            "\n",
            Overview.name(board.organisation(), obligation.unit(), asOf),
            obligation.duty().clause(),
            title.zh(),
            title.en(),
            obligation.occasion().label(),
            obligation.occasion() instanceof Occasion.Upon(var trigger, var _)
                ? trigger.values().values().toString()
                : "");
    return said.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  /// By what a list is ordered; each is a path through the image that needs no sorting.
  public enum Order {
    DUE,
    UNIT;

    Comparator<Judgement> comparator() {
      Comparator<Judgement> due = Comparator.comparing(one -> one.obligation().due().day());
      var id = Comparator.comparing((Judgement one) -> one.obligation().id());
      return this == DUE
          ? due.thenComparing(id)
          : Comparator.comparing((Judgement one) -> one.obligation().unit())
              .thenComparing(due)
              .thenComparing(id);
    }
  }

  /// One page of a list: its entries, how many there are in all, and what the next page begins
  /// after; empty on the last.
  public record Listed(List<Judgement> items, int total, String next) {}

  public Listed list(Filter filter, Order order, String after, int limit) {
    var all = new ArrayList<>(list(filter));
    all.sort(order.comparator());
    int start = 0;
    while (!after.isEmpty() && start < all.size()) {
      if (all.get(start++).obligation().id().equals(after)) {
        break;
      }
    }
    int end = Math.min(start + limit, all.size());
    var items = List.copyOf(all.subList(start, end));
    return new Listed(
        items, all.size(), end < all.size() ? items.getLast().obligation().id() : "");
  }

  public Tally tally(Filter filter) {
    return Tally.of(list(filter));
  }

  /// Tallies of what the filter wants, told apart by anything, in the order first met.
  public <K> Map<K, Tally> tallies(Filter filter, Function<Judgement, K> by) {
    var counts = new LinkedHashMap<K, Tally>();
    for (var one : list(filter)) {
      counts.merge(by.apply(one), Tally.of(one.status()), Tally::plus);
    }
    return counts;
  }

  /// A duty with its tally.
  public record OfDuty(Duty duty, Tally tally) {}

  /// The tally of every duty of the programme in its order, then of duties no longer declared.
  public List<OfDuty> byDuty(Filter filter) {
    var lines = new LinkedHashMap<String, OfDuty>();
    board
        .programme()
        .duties()
        .values()
        .forEach(duty -> lines.put(duty.id(), new OfDuty(duty, Tally.NONE)));
    for (var one : list(filter)) {
      var duty = one.obligation().duty();
      lines.merge(
          duty.id(),
          new OfDuty(duty, Tally.of(one.status())),
          (known, more) -> new OfDuty(known.duty(), known.tally().plus(more.tally())));
    }
    return List.copyOf(lines.values());
  }

  /// One duty that one unit missed: the obligations missed in order, and the longest run of terms
  /// in a row; 0 where it has no terms that follow each other.
  public record Worst(String unit, Duty duty, List<Judgement> missed, int run) {}

  /// What was missed by unit and duty, most often first. Units only, never persons.
  public List<Worst> worst(Filter filter) {
    record Key(String unit, String duty) {}
    var all = new LinkedHashMap<Key, List<Judgement>>();
    for (var one : list(filter)) {
      all.computeIfAbsent(
              new Key(one.obligation().unit(), one.obligation().duty().id()),
              _ -> new ArrayList<>())
          .add(one);
    }
    return all.values().stream()
        .map(Sight::worst)
        .filter(worst -> !worst.missed().isEmpty())
        .sorted(
            Comparator.comparingInt((Worst worst) -> worst.missed().size())
                .thenComparingInt(Worst::run)
                .reversed()
                .thenComparing(Worst::unit)
                .thenComparing(worst -> worst.duty().id()))
        .toList();
  }

  private static Worst worst(List<Judgement> all) {
    var inOrder =
        all.stream()
            .sorted(Comparator.comparing(one -> one.obligation().occasion().starts()))
            .toList();
    int run = 0;
    int longest = 0;
    for (var one : inOrder) {
      boolean inTerm = one.obligation().occasion() instanceof Occasion.InTerm;
      run = inTerm && one.is(Status.MISSED) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    var first = inOrder.getLast().obligation();
    return new Worst(
        first.unit(),
        first.duty(),
        inOrder.stream().filter(one -> one.is(Status.MISSED)).toList(),
        longest);
  }
}
