package org.luoshi.testkit.bureau;

import java.time.LocalDate;

/// How large a made-up bureau is, and the day on which it is looked at.
///
/// `busy` multiplies the work of each branch; 1 is the pace of the sample in examples/bureau.
public record Size(int branches, double busy, LocalDate asOf) {

  /// As many branches as the sample has, looked at on the sample's day.
  public static final Size SAMPLE = new Size(27, 1, LocalDate.of(2020, 10, 31));

  public Size {
    boolean known = asOf.getYear() >= Workdays.FIRST_YEAR && asOf.getYear() <= Workdays.LAST_YEAR;
    if (branches < 3 || branches > 400 || !(busy > 0) || !known) {
      throw new IllegalArgumentException(
          """
          No bureau of (%d) branches, busy (%s), can be made as of (%s).
          Maybe keep to 3 to 400 branches, a positive pace and the years %d to %d.
          """
              .formatted(branches, busy, asOf, Workdays.FIRST_YEAR, Workdays.LAST_YEAR)
              .strip());
    }
  }

  public static Size of(int branches) {
    return SAMPLE.withBranches(branches);
  }

  public Size withBranches(int number) {
    return new Size(number, busy, asOf);
  }

  public Size withBusy(double pace) {
    return new Size(branches, pace, asOf);
  }

  public Size asOf(LocalDate day) {
    return new Size(branches, busy, day);
  }

  /// A size drawn from the seed: mostly small bureaus, any of the known years, any day of them.
  public static Size random(long seed) {
    var chance = new Chance(seed).apart("size");
    int most = chance.of(8) ? 400 : chance.of(40) ? 40 : 12;
    int year = chance.between(Workdays.FIRST_YEAR, Workdays.LAST_YEAR);
    var first = LocalDate.of(year, 1, 1);
    var day =
        chance.of(30)
            ? LocalDate.of(year, 10, 31)
            : chance.of(30)
                ? first.plusMonths(chance.between(0, 12)).minusDays(chance.between(0, 1))
                : chance.day(first, first.plusDays(364));
    var kept = day.getYear() == year ? day : LocalDate.of(year, 12, 31);
    return new Size(chance.between(3, most), chance.pick(0.3, 0.6, 1.0, 1.0, 1.4), kept);
  }
}
