package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.rollup.Counted;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.access.Scope;
import org.luoshi.server.obligations.Lists.Listed;

/// What one actor sees of the obligations on a date: every count and every list of the pages comes
/// from here, so that a number and the list it opens cannot differ.
public final class Sight {

  /// A list searched for words is gone through to this length at most.
  static final int SEARCHED = 200_000;

  private final Day day;
  private final Scope scope;
  private final View view;

  private Sight(Day day, Scope scope) {
    this.day = day;
    this.scope = scope;
    this.view = day.view(scope);
  }

  public static Sight of(Day day, Scope scope) {
    return new Sight(day, scope);
  }

  public Board board() {
    return day.board();
  }

  /// The counts of any subtree on the date, where one sees all there is of the unit and below; of
  /// everything for the empty id.
  public Optional<Counted> counted(String unit) {
    boolean all =
        unit.isEmpty()
            ? Reaches.of(board(), scope, asOf()).equals(Reach.WHOLE)
            : Reaches.sees(board(), scope, unit, asOf());
    return all ? Optional.of(day.counted()) : Optional.empty();
  }

  /// What the programme asks of the units on the date.
  Burden burden() {
    return day.burden();
  }

  public LocalDate asOf() {
    return day.asOf();
  }

  /// The first day of the year that is told.
  public LocalDate from() {
    return day.from();
  }

  public Scope scope() {
    return scope;
  }

  /// All that is seen.
  public View view() {
    return view;
  }

  /// What is seen of the unit and all below it; of everything for the empty id.
  public View view(String unit) {
    return view.within(unit, true);
  }

  /// The tree as it stands on the date.
  public Tree tree() {
    return tree(asOf());
  }

  private Tree tree(LocalDate on) {
    return board().judge().forest().on(on);
  }

  /// Whether the obligation is one's to see, on the day it counts.
  boolean sees(Judgement one) {
    var obligation = one.obligation();
    var counted = one.countedOn();
    return scope.reaches(
            tree(board().organisation().counting(obligation.unit(), counted)), obligation.unit())
        && (scope.othersToo()
            || !(obligation.bearer() instanceof Bearer.OfHolder(var person, var _))
            || person.equals(scope.person()));
  }

  /// The unit, if the scope reaches it on the date, or on the last or first day it lived.
  public Optional<Unit> unit(String id) {
    return board()
        .organisation()
        .unit(id)
        .filter(unit -> scope.reaches(tree(unit.nearest(asOf())), unit.id()));
  }

  /// The unit, if the scope reaches it, or something of it that counted while it did.
  public Optional<Unit> reached(String id) {
    return unit(id)
        .or(() ->
            board()
                .organisation()
                .unit(id)
                .filter(_ -> view.count(Wanted.ALL.ofUnit(id, false)) > 0));
  }

  /// The units from the top of the scope down to this one.
  public List<String> path(String unit) {
    var path = new ArrayList<String>();
    if (unit.isEmpty()) {
      return path;
    }
    var tree =
        tree(board().organisation().unit(unit).map(known -> known.nearest(asOf())).orElse(asOf()));
    path.add(unit);
    tree.above(unit).stream().filter(above -> scope.reaches(tree, above)).forEach(path::add);
    return path.reversed();
  }

  /// The units of the scope on the date that lie within this one (all for the empty id), in the
  /// order of the tree.
  public List<String> within(String unit) {
    var tree = tree();
    var all =
        unit.isEmpty()
            ? scope.isWhole() ? tree.preorder() : tree.subtree(scope.unit())
            : tree.subtree(unit);
    return all.stream().filter(id -> scope.reaches(tree, id)).toList();
  }

  /// How many the filter wants.
  public int count(Filter filter) {
    return filter.words().isEmpty() ? view.count(filter.wanted()) : searched(filter).size();
  }

  public Tally tally(Filter filter) {
    return filter.words().isEmpty() ? view.tally(filter.wanted()) : Tally.of(searched(filter));
  }

  /// All that the filter wants, in the order of lists.
  public List<Judgement> all(Filter filter) {
    return filter.words().isEmpty()
        ? view.list(filter.wanted(), Optional.empty(), Integer.MAX_VALUE).judgements()
        : searched(filter);
  }

  /// The first of what the filter wants.
  public List<Judgement> some(Filter filter, int limit) {
    return view.list(filter.wanted(), Optional.empty(), limit).judgements();
  }

  /// A page of what the filter wants, from the one after the cursor on.
  public Listed list(Filter filter, Optional<Cursor> after, int limit) {
    if (filter.words().isEmpty()) {
      return view.list(filter.wanted(), after, limit);
    }
    var rest =
        searched(filter).stream()
            .filter(one -> after.isEmpty() || Cursor.of(one).compareTo(after.get()) > 0)
            .toList();
    var shown = rest.subList(0, Math.min(limit, rest.size()));
    return new Listed(shown, shown.size() < rest.size() ? Cursor.of(shown.getLast()) : null);
  }

  private List<Judgement> searched(Filter filter) {
    var wanted = filter.words().toLowerCase(Locale.ROOT);
    return view.list(filter.wanted(), Optional.empty(), SEARCHED).judgements().stream()
        .filter(one -> says(one, wanted))
        .toList();
  }

  private boolean says(Judgement one, String wanted) {
    var obligation = one.obligation();
    var title = obligation.duty().title();
    var said =
        String.join(
            "\n",
            Overview.name(board().organisation(), obligation.unit(), asOf()),
            obligation.duty().clause(),
            title.zh(),
            title.en(),
            obligation.occasion().label(),
            obligation.occasion() instanceof Occasion.Upon(var trigger, var _)
                ? trigger.values().values().toString()
                : "");
    return said.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
