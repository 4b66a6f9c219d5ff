package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.luoshi.engine.record.Amount;

/// Random choices that come out the same for the same seed.
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Any number from the least to the most, both possible.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// A day from the first to the last, more often than by chance one at the border of a month or a
  /// year.
  LocalDate day(LocalDate first, LocalDate last) {
    var day = first.plusDays(random.nextLong(last.toEpochDay() - first.toEpochDay() + 1));
    var month = day.withDayOfMonth(1);
    var drawn =
        switch (between(0, 9)) {
          case 0, 1 -> month;
          case 2, 3 -> month.plusMonths(1).minusDays(1);
          case 4 -> month.plusMonths(between(1, 3)).withDayOfMonth(1);
          case 5 -> day.withDayOfYear(1);
          default -> day;
        };
    return drawn.isBefore(first) || drawn.isAfter(last) ? day : drawn;
  }

  /// A number up to the most, with a decimal part half of the time.
  Amount amount(int most) {
    var number = BigDecimal.valueOf(between(0, most));
    return Amount.of(chance(50) ? number : number.add(BigDecimal.valueOf(between(1, 999), 3)));
  }
}
