package org.luoshi.engine.figure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Touched;

/// The figures a programme declares, on a date, each with the records and obligations behind it.
///
/// A value: its successor after changed records computes only the figures that rest on them, and of
/// these only what changed is looked at again.
public final class Figures {

  private final Judged judged;
  private final Reach reach;
  private final Map<String, Counted> counted;
  private final Map<String, Figure.Single> singles;
  private final Map<String, Figure> byId;

  Figures(
      Judged judged,
      Reach reach,
      Map<String, Counted> counted,
      Map<String, Figure.Single> singles,
      Map<String, Figure> byId) {
    this.judged = judged;
    this.reach = reach;
    this.counted = counted;
    this.singles = singles;
    this.byId = Collections.unmodifiableMap(byId);
  }

  /// All figures in the order declared; `{year}` in an id is the year of the date.
  public static Map<String, Figure> of(Judge judge, LocalDate asOf) {
    return of(judge, asOf, Reach.WHOLE);
  }

  /// All figures, counted only of what is in reach; judged is with everything there is.
  public static Map<String, Figure> of(Judge judge, LocalDate asOf, Reach reach) {
    return on(judge, asOf, reach).byId();
  }

  /// The figures of a date as far as the reach goes, ready to be moved on.
  public static Figures on(Judge judge, LocalDate asOf, Reach reach) {
    return new Computing(judge, new Judged(judge, Period.upTo(asOf), reach), reach, null, null)
        .all();
  }

  /// The same figures of the same judge, of a part of what these are told of.
  public Figures within(Judge judge, Reach part) {
    return new Computing(judge, judged.within(part), part, null, this).all();
  }

  /// The same figures after changes that touched so much; the organisation is still the same.
  public Figures next(Judge next, Touched touched) {
    return new Computing(next, judged.next(next, touched), reach, this, null).all();
  }

  /// In the order declared.
  public Map<String, Figure> byId() {
    return byId;
  }

  Judged judged() {
    return judged;
  }

  @Nullable Counted counted(String id) {
    return counted.get(id);
  }

  Figure.Single known(String id) {
    return Objects.requireNonNull(singles.get(id), id);
  }
}
