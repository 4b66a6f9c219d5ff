package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Term;
import org.luoshi.server.access.Scope;

/// What must be true of every day: each count is the length of its list, and each list is what a
/// plain look at all judgements finds.
final class DayChecks {

  private final Day day;
  private final List<Judgement> all;
  private final Random random;
  private final String told;

  DayChecks(Day day, List<Judgement> all, Random random, String told) {
    this.day = day;
    this.all = all.stream().sorted(Cursor.JUDGEMENTS).toList();
    this.random = random;
    this.told = told;
  }

  void holdForTheWholeHouse() {
    assertThat(list(day.view(Scope.WHOLE), Wanted.ALL)).as(told).isEqualTo(all);
    hold(Scope.WHOLE);
  }

  void holdForSomeScope() {
    var unit = random.nextInt(6) == 0 ? "" : anyUnit();
    var person = random.nextBoolean() ? anyPerson() : null;
    hold(new Scope(unit, unit.isEmpty() || random.nextBoolean(), person, random.nextBoolean()));
  }

  private String anyUnit() {
    var units = List.copyOf(day.board().organisation().units().keySet());
    return units.isEmpty() ? "" : units.get(random.nextInt(units.size()));
  }

  private String anyPerson() {
    var held = day.board().organisation().appointments();
    return held.isEmpty() ? "P" : held.get(random.nextInt(held.size())).person();
  }

  private Tree tree(Judgement one) {
    var counted = one.obligation().rollsUpOn();
    var organisation = day.board().organisation();
    return organisation.treeOn(
        organisation.counting(
            one.obligation().unit(), counted.isAfter(day.asOf()) ? day.asOf() : counted));
  }

  private boolean isSeen(Scope scope, Judgement one) {
    var obligation = one.obligation();
    return scope.reaches(tree(one), obligation.unit())
        && (scope.othersToo()
            || !(obligation.bearer() instanceof Bearer.OfHolder(var id, var _))
            || id.equals(scope.person()));
  }

  private void hold(Scope scope) {
    var seen = all.stream().filter(one -> isSeen(scope, one)).toList();
    holds(day.view(scope), seen, told + " " + scope);
    reaches(scope);
    assertThat(day.figures(scope))
        .as(told + " " + scope)
        .isEqualTo(day.board().figures(day.asOf(), plain(scope)));
    if (!day.board().organisation().units().isEmpty()) {
      var unit = anyUnit();
      boolean below = random.nextBoolean();
      var narrow = new Scope(unit, below, null, true);
      holds(
          day.view(scope).within(unit, below),
          seen.stream().filter(one -> isSeen(narrow, one)).toList(),
          told + " " + scope + " within " + unit + " " + below);
    }
  }

  /// What is asked by numbers is what is asked by paths.
  private void reaches(Scope scope) {
    var reach = day.reach(scope);
    var plain = plain(scope);
    for (var one : all) {
      assertThat(reach.holds(one)).as(told + " " + scope + " " + one).isEqualTo(plain.holds(one));
    }
    for (var one : day.board().evidence().records()) {
      var on = one.effective() == null ? day.asOf() : one.effective();
      assertThat(reach.holds(one.unit(), on))
          .as(told + " " + scope + " " + one)
          .isEqualTo(plain.holds(one.unit(), on));
    }
  }

  private Reach plain(Scope scope) {
    return Reaches.of(day.board(), scope, day.asOf());
  }

  private void holds(View view, List<Judgement> seen, String as) {
    assertThat(list(view, Wanted.ALL)).as(as).isEqualTo(seen);
    assertThat(view.tally()).as(as).isEqualTo(Tally.of(seen));
    Tally sum = Tally.NONE;
    for (var line : view.byDuty()) {
      sum = sum.plus(counted(view, line.tally(), Wanted.ALL.ofDuty(line.duty().id()), as));
      terms(view, line.duty().id(), line.tally(), as);
    }
    assertThat(sum).as(as + " by duty").isEqualTo(view.tally());
    sum = Tally.NONE;
    for (var level : view.byLevel().entrySet()) {
      sum = sum.plus(counted(view, level.getValue(), Wanted.ALL.atLevel(level.getKey()), as));
    }
    assertThat(sum).as(as + " by level").isEqualTo(view.tally());
    months(view, as);
    worst(view, seen, as);
    var coming = view.coming(random.nextInt(20));
    assertThat(view.count(coming)).as(as).isEqualTo(seen.stream().filter(plain(coming)).count());
    for (int i = 0; i < 4; i++) {
      var wanted = anything();
      assertThat(list(view, wanted))
          .as(as + " " + wanted)
          .isEqualTo(seen.stream().filter(plain(wanted)).toList());
      counted(view, view.tally(wanted), wanted, as);
    }
  }

  private void months(View view, String as) {
    var heat = view.byMonth();
    Tally sum = Tally.NONE;
    for (var row : heat.rows()) {
      sum = sum.plus(counted(view, row.all(), Wanted.ALL.through(row.unit()), as));
      for (var column : heat.columns()) {
        var wanted = Wanted.ALL.through(row.unit()).due(LocalDate.MAX, LocalDate.MAX);
        if (!column.isEmpty()) {
          var month = YearMonth.parse(column);
          wanted = wanted.due(month.atDay(1), month.atEndOfMonth());
        }
        counted(view, row.in(column), wanted, as);
      }
    }
    assertThat(sum).as(as + " by child").isEqualTo(view.tally());
  }

  private void terms(View view, String duty, Tally all, String as) {
    var heat = view.byTerm(duty);
    Tally sum = Tally.NONE;
    for (var row : heat.rows()) {
      for (var column : heat.columns()) {
        var wanted = Wanted.ALL.through(row.unit()).ofDuty(duty).in(column);
        sum = sum.plus(counted(view, row.in(column), wanted, as));
      }
    }
    assertThat(sum).as(as + " by term").isEqualTo(all);
  }

  private void worst(View view, List<Judgement> seen, String as) {
    var organisation = day.board().organisation();
    assertThat(
            view.worst(Part.WORST_KEPT).stream()
                .map(one -> List.of(one.unit(), one.duty().id(), one.missed())))
        .as(as)
        .isEqualTo(
            Overview.of(organisation, seen, day.from(), day.asOf()).worst().stream()
                .map(one -> List.of(one.unit(), one.duty().id(), one.missed()))
                .sorted(java.util.Comparator.comparingInt(_ -> 0))
                .toList());
    assertThat(view.unitsMissing())
        .as(as)
        .isEqualTo(
            (int)
                seen.stream()
                    .filter(one -> one.is(Status.MISSED))
                    .map(one -> one.obligation().unit())
                    .distinct()
                    .count());
  }

  /// The tally, after it was held against the list it opens.
  private Tally counted(View view, Tally tally, Wanted wanted, String as) {
    var list = list(view, wanted);
    assertThat(tally).as("%s %s", as, wanted).isEqualTo(Tally.of(list));
    assertThat(view.count(wanted)).as("%s %s", as, wanted).isEqualTo(list.size());
    for (var status : Status.values()) {
      if (wanted.statuses().isEmpty() && random.nextInt(20) == 0) {
        assertThat(view.count(wanted.is(Set.of(status)))).isEqualTo(tally.count(status));
      }
    }
    return tally;
  }

  private Wanted anything() {
    var wanted = Wanted.ALL;
    if (!all.isEmpty()) {
      var like = all.get(random.nextInt(all.size())).obligation();
      wanted = random.nextInt(3) > 0 ? wanted : wanted.ofDuty(like.duty().id());
      wanted = random.nextInt(3) > 0 ? wanted : wanted.ofUnit(like.unit(), random.nextBoolean());
      wanted = random.nextInt(4) > 0 ? wanted : wanted.by(like.bearer().id());
      var label = like.occasion().term().map(Term::label).orElse("2020");
      wanted = random.nextInt(4) > 0 ? wanted : wanted.in(label);
      var due = like.due().day();
      wanted = random.nextInt(3) > 0 ? wanted : wanted.due(due, random.nextBoolean() ? due : null);
    }
    var some = EnumSet.noneOf(Status.class);
    for (var status : Status.values()) {
      if (random.nextInt(3) == 0) {
        some.add(status);
      }
    }
    return random.nextBoolean() ? wanted.is(some) : wanted;
  }

  /// What is wanted, without numbers and arrays; levels and rows are held against each other
  /// elsewhere.
  private Predicate<Judgement> plain(Wanted wanted) {
    return one -> {
      var obligation = one.obligation();
      var due = obligation.due().day();
      return (wanted.unit().isEmpty()
              || new Scope(wanted.unit(), wanted.below(), null, true)
                  .reaches(tree(one), obligation.unit()))
          && (wanted.duty().isEmpty() || wanted.duty().equals(obligation.duty().id()))
          && (wanted.statuses().isEmpty() || wanted.statuses().contains(one.status()))
          && (wanted.dueFrom() == null || !due.isBefore(wanted.dueFrom()))
          && (wanted.dueUntil() == null || !due.isAfter(wanted.dueUntil()))
          && (wanted.bearer().isEmpty() || wanted.bearer().equals(obligation.bearer().id()))
          && (wanted.term().isEmpty() || isIn(wanted.term(), one));
    };
  }

  private static boolean isIn(String label, Judgement one) {
    var occasion = one.obligation().occasion();
    return occasion
        .term()
        .map(term -> term.label().equals(label))
        .orElseGet(() ->
            Term.labelled(label)
                .filter(
                    term -> term.days() > 27 && term.contains(occasion.starts().withDayOfMonth(1)))
                .isPresent());
  }

  /// The whole list, page by page as people turn them.
  private List<Judgement> list(View view, Wanted wanted) {
    var found = new ArrayList<Judgement>();
    int limit = 1 + random.nextInt(60);
    var page = view.list(wanted, Optional.empty(), limit);
    found.addAll(page.judgements());
    while (page.next() != null) {
      var after = Cursor.read(page.next().written());
      assertThat(after).contains(page.next());
      page = view.list(wanted, after, limit);
      assertThat(page.judgements()).isNotEmpty();
      found.addAll(page.judgements());
    }
    return found;
  }
}
