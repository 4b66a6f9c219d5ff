package org.luoshi.engine.remind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Deadline.Stretch;

/// The steps at which an obligation is reminded of: before its due day, on it, after it, and up the
/// reporting line as long as nothing is done.
///
/// The bearer is reminded before, on and one working day after the due day; then as the pack's
/// consequences say (`do: remind`), or seven working days after it together with the superior where
/// the pack says nothing; then further up by the house's [Habit].
public record Ladder(List<Step> steps) {

  private static final Step NEXT_DAY = new Step(new Stretch(1, true), Set.of(Party.BEARER));
  private static final Step USUAL =
      new Step(new Stretch(7, true), Set.of(Party.BEARER, new Party.Superior(1)));

  public Ladder {
    steps = List.copyOf(steps);
  }

  public static Ladder of(List<Consequence> consequences, Habit habit) {
    var steps = new ArrayList<Step>();
    if (habit.before() > 0) {
      steps.add(new Step(new Stretch(-habit.before(), true), Set.of(Party.BEARER)));
    }
    steps.add(new Step(Stretch.NONE, Set.of(Party.BEARER)));
    steps.add(NEXT_DAY);
    var declared =
        consequences.stream().flatMap(one -> declared(one).stream()).collect(Collectors.toList());
    var after = declared.isEmpty() ? List.of(USUAL) : declared;
    steps.addAll(after);
    steps.addAll(further(after, habit));
    return new Ladder(steps);
  }

  private static Optional<Step> declared(Consequence one) {
    return one.act() == Consequence.Act.REMIND
            && one.when() instanceof Consequence.After(var stretch)
        ? Optional.of(
            new Step(stretch, one.to().stream().map(Party::of).collect(Collectors.toSet())))
        : Optional.empty();
  }

  /// Up from the last step that goes to the superior.
  private static List<Step> further(List<Step> after, Habit habit) {
    var steps = new ArrayList<Step>();
    var last =
        after.stream()
            .filter(one -> one.to().contains(new Party.Superior(1)))
            .max(Comparator.comparingInt(one -> one.after().days()));
    if (last.isPresent() && habit.further() > 0) {
      var from = last.get().after();
      for (int level = 2; level <= habit.levels(); level++) {
        int days = from.days() + habit.further() * (level - 1);
        steps.add(new Step(new Stretch(days, from.working()), Set.of(new Party.Superior(level))));
      }
    }
    return steps;
  }
}
