package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The dice of a made-up bureau: the same seed always throws the same.
final class Chance {

  private final long seed;
  private final SplittableRandom random;

  Chance(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /// Dice of their own for one topic, so that a change in one leaves the others as they were.
  Chance apart(String topic) {
    return new Chance(seed * 1_000_003L + topic.hashCode());
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean of(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// A whole number near the average given, often enough hit exactly in the long run.
  int about(double average) {
    double drawn = average * (0.5 + random.nextDouble());
    int whole = (int) drawn;
    return whole + (random.nextDouble() < drawn - whole ? 1 : 0);
  }

  /// A day from first to last, both possible; borders come up more often than they would by luck.
  LocalDate day(LocalDate first, LocalDate last) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(first, last));
    return of(2) ? first : of(2) ? last : first.plusDays(between(0, days));
  }

  Optional<LocalDate> day(Span span) {
    return span.isEmpty() ? Optional.empty() : Optional.of(day(span.first(), span.last()));
  }

  <T> List<T> shuffled(Collection<T> things) {
    var mixed = new ArrayList<>(things);
    for (int i = mixed.size() - 1; i > 0; i--) {
      int other = between(0, i);
      var kept = mixed.get(i);
      mixed.set(i, mixed.get(other));
      mixed.set(other, kept);
    }
    return mixed;
  }

  /// Days in a row, both ends in it; empty where the last comes before the first.
  record Span(LocalDate first, LocalDate last) {

    boolean isEmpty() {
      return last.isBefore(first);
    }

    Span within(Span other) {
      return new Span(
          first.isAfter(other.first) ? first : other.first,
          last.isBefore(other.last) ? last : other.last);
    }
  }
}
