package org.luoshi.engine.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.figure.Figure.Single;
import org.luoshi.engine.judgement.Conditions;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;

/// Computes the figures of a date: all of them, or those that rest on what changed since a former
/// computation.
final class Computing {

  private final Judge judge;
  private final Programme programme;
  private final Period period;
  private final Reach reach;
  private final @Nullable Figures former;
  private final @Nullable Figures wider;
  private final Judged judged;
  private final Map<String, Counted> counted = new HashMap<>();
  private final Map<String, BitSet> within = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<Asked, List<Judgement>> asked = new HashMap<>();
  private final Map<String, Single> singles = new HashMap<>();
  private final Map<String, Figure> done = new LinkedHashMap<>();

  /// Obligations of a duty by their terms and the kind of their bearers.
  private record Asked(String duty, FigureSpec.Terms terms, @Nullable String bearers) {}

  /// @param former the figures before some changes
  /// @param wider the figures of more than the reach, by the same judge
  Computing(
      Judge judge, Judged judged, Reach reach, @Nullable Figures former, @Nullable Figures wider) {
    this.judge = judge;
    this.judged = judged;
    this.period = judged.period();
    this.reach = reach;
    this.former = former;
    this.wider = wider;
    this.programme = judge.rules().inForceOn(period.last()).orElse(judge.rules().latest());
  }

  Figures all() {
    programme.figures().forEach((id, spec) -> done.put(named(id), compute(named(id), spec, done)));
    return new Figures(judged, reach, counted, singles, done);
  }

  private String named(String id) {
    return id.replace("{year}", String.valueOf(period.first().getYear()));
  }

  private Figure compute(String id, FigureSpec spec, Map<String, Figure> siblings) {
    if (spec instanceof FigureSpec.Group(var title, var parts)) {
      var computed = new LinkedHashMap<String, Figure>();
      parts.forEach((name, part) ->
          computed.put(named(name), compute(id + "." + named(name), part, computed)));
      return new Figure.Group(id, title, computed);
    }
    var single = single(id, spec, siblings);
    singles.put(id, single);
    return single;
  }

  private Single single(String id, FigureSpec spec, Map<String, Figure> siblings) {
    return switch (spec) {
      case FigureSpec.Group _ -> throw new IllegalArgumentException(id);
      case FigureSpec.OfRecords of -> ofRecords(id, of);
      case FigureSpec.OfUnits of -> ofUnits(id, of);
      case FigureSpec.OfPost of -> ofPost(id, of);
      case FigureSpec.OfObligations of -> ofObligations(id, of);
      case FigureSpec.Quota(var title, var duty) -> quota(id, title, duty);
      case FigureSpec.Percent of -> percent(id, of, siblings);
    };
  }

  private Single ofRecords(String id, FigureSpec.OfRecords of) {
    var kind = Objects.requireNonNull(programme.records().get(of.record()), of.record());
    var before = former == null ? null : former.counted(id);
    var now = counted(id, of, kind, before);
    counted.put(id, now);
    if (former != null && Counted.isSame(now, before)) {
      return former.known(id);
    }
    return new Single(
        id,
        of.title(),
        new Figure.Number(measured(of.measure(), now)),
        Ids.of(now.size(), () -> now.stream().map(WorkRecord::id).toList()),
        List.of());
  }

  private Counted counted(
      String id, FigureSpec.OfRecords of, RecordKind kind, @Nullable Counted before) {
    var all = judge.evidence().book().ofKind(kind.id());
    var more = wider == null ? null : wider.counted(id);
    if (more != null) {
      return more.and(within.computeIfAbsent(kind.id(), _ -> within(all)));
    }
    Predicate<WorkRecord> counts = one -> counts(of, kind, one);
    return before == null ? Counted.of(all, counts) : before.next(all, counts);
  }

  private BitSet within(List<WorkRecord> all) {
    return Counted.of(all, one -> reach.holds(one.unit(), day(one))).which();
  }

  private boolean counts(FigureSpec.OfRecords of, RecordKind kind, WorkRecord one) {
    return one.state() == WorkRecord.State.ACTIVE
        && period.holds(of.span(), kind, one)
        && reach.holds(one.unit(), day(one))
        && Conditions.failing(of.where(), one, period.last()).isEmpty();
  }

  /// The day a record belongs to its unit on: its own, or the date where it has none.
  private LocalDate day(WorkRecord one) {
    var day = one.effective();
    return day == null ? period.last() : day;
  }

  private @Nullable BigDecimal measured(FigureSpec.Measure measure, Counted counted) {
    return switch (measure) {
      case FigureSpec.Count _ -> BigDecimal.valueOf(counted.size());
      case FigureSpec.Sum(var field) -> plain(sum(counted, field).decimal());
      case FigureSpec.Mean(var field, int decimals) -> {
        long number = counted.stream().filter(one -> one.amount(field).isPresent()).count();
        yield number == 0
            ? null
            : plain(
                sum(counted, field)
                    .decimal()
                    .divide(BigDecimal.valueOf(number), decimals, RoundingMode.HALF_UP));
      }
      case FigureSpec.Distinct(var field) ->
          BigDecimal.valueOf(
              counted.stream()
                  .flatMap(one -> Conditions.seen(one, field, period.last()).stream())
                  .map(Object::toString)
                  .distinct()
                  .count());
    };
  }

  private static Amount sum(Counted counted, String field) {
    return counted.stream()
        .map(one -> one.amount(field).orElse(Amount.ZERO))
        .reduce(Amount.ZERO, Amount::plus);
  }

  private Single ofUnits(String id, FigureSpec.OfUnits of) {
    var living =
        judge.evidence().organisation().livingOn(period.last()).stream()
            .filter(unit -> unit.kind().equals(of.kind()))
            .filter(unit -> reach.holds(unit.id(), period.last()))
            .toList();
    var size = of.size();
    var number =
        size == null
            ? BigDecimal.valueOf(living.size())
            : plain(
                living.stream()
                    .map(unit -> unit.sizesOn(period.last()).getOrDefault(size, Amount.ZERO))
                    .reduce(Amount.ZERO, Amount::plus)
                    .decimal());
    var ids = living.stream().map(unit -> "unit/" + unit.id()).toList();
    return new Single(id, of.title(), new Figure.Number(number), ids, List.of());
  }

  private Single ofPost(String id, FigureSpec.OfPost of) {
    var post = Objects.requireNonNull(programme.posts().get(of.post()), of.post());
    var persons =
        judge.evidence().organisation().appointments().stream()
            .filter(held -> held.heldOn(period.last()) && post.matches(held))
            .filter(held -> reach.holds(held.unit(), period.last()))
            .map(held -> "person/" + held.person())
            .distinct()
            .toList();
    return new Single(
        id, of.title(), new Figure.Number(BigDecimal.valueOf(persons.size())), persons, List.of());
  }

  private Single ofObligations(String id, FigureSpec.OfObligations of) {
    boolean ever = of.terms() instanceof FigureSpec.Ever;
    var all = judged.of(of.duty(), ever);
    if (former != null && Counted.isSame(former.judged().of(of.duty(), ever), all)) {
      return former.known(id);
    }
    var chosen = asked(of, all).stream().filter(one -> is(of.which(), one)).toList();
    var content =
        switch (of.telling()) {
          case COUNT -> new Figure.Number(BigDecimal.valueOf(chosen.size()));
          case UNITS -> new Figure.Names(List.copyOf(names(chosen)));
          case UNITS_AND_TERMS ->
              new Figure.NamesAndTerms(
                  chosen.stream()
                      .map(one ->
                          new Figure.NameAndTerm(name(one), one.obligation().occasion().label()))
                      .toList());
          case MEDIAN_LAG -> new Figure.Number(medianLag(chosen));
        };
    return new Single(
        id,
        of.title(),
        content,
        Ids.of(() -> records(chosen)),
        Ids.of(chosen.size(), () -> chosen.stream().map(one -> one.obligation().id()).toList()));
  }

  /// Those of the bearers and terms asked for; several figures ask for the same.
  private List<Judgement> asked(FigureSpec.OfObligations of, List<Judgement> all) {
    var bearers = of.bearers();
    return asked.computeIfAbsent(
        new Asked(of.duty(), of.terms(), bearers),
        _ ->
            all.stream()
                .filter(one -> bearers == null || kindOf(one).equals(bearers))
                .filter(one -> isOf(of.terms(), one))
                .toList());
  }

  private static List<String> records(List<Judgement> chosen) {
    return chosen.stream()
        .flatMap(one -> one.credits().stream())
        .map(Judgement.Credit::record)
        .distinct()
        .toList();
  }

  private String kindOf(Judgement one) {
    return judge
        .evidence()
        .organisation()
        .unit(one.obligation().bearer().id())
        .map(u -> u.kind())
        .orElse("");
  }

  private boolean isOf(FigureSpec.Terms terms, Judgement one) {
    var occasion = one.obligation().occasion();
    var term = occasion.term();
    return switch (terms) {
      case FigureSpec.Ended _ ->
          term.map(t -> !t.first().isBefore(period.first()) && !t.last().isAfter(period.last()))
              .orElse(!occasion.starts().isAfter(period.last()));
      case FigureSpec.NthOfYear(int number) ->
          term.map(t -> !t.first().isBefore(period.first()) && t.equals(nth(t, number)))
              .orElse(false);
      case FigureSpec.InPeriod _ -> !occasion.starts().isAfter(period.last());
      case FigureSpec.Current _ ->
          term.map(t -> t.contains(period.last())).orElse(true) && isThere(one);
      case FigureSpec.Ever _ -> true;
    };
  }

  private org.luoshi.engine.time.Term nth(org.luoshi.engine.time.Term like, int number) {
    var term = org.luoshi.engine.time.Term.around(like.length(), period.first());
    for (int i = 1; i < number; i++) {
      term = term.next();
    }
    return term;
  }

  /// Whether a bearing unit lives on the date; a person counts as there.
  private boolean isThere(Judgement one) {
    return judge
        .evidence()
        .organisation()
        .unit(one.obligation().bearer().id())
        .map(unit -> unit.livesOn(period.last()))
        .orElse(true);
  }

  private static boolean is(FigureSpec.Which which, Judgement one) {
    return switch (which) {
      case OWED -> !one.is(Status.WAIVED);
      case MET -> one.is(Status.MET);
      case LATE -> one.is(Status.LATE);
      case DONE -> one.is(Status.MET) || one.is(Status.LATE);
      case MISSED -> one.is(Status.MISSED);
      case UNDONE -> one.is(Status.MISSED) || one.is(Status.OPEN) || one.is(Status.UPCOMING);
      case OPEN -> one.is(Status.OPEN);
      case FULL_QUOTA -> {
        var needs = one.obligation().duty().needs();
        yield needs != null && one.done().atLeast(needs.atLeast());
      }
    };
  }

  private String name(Judgement one) {
    var organisation = judge.evidence().organisation();
    var unit =
        one.obligation().occasion() instanceof Occasion.ForObject(var _, var object)
                && organisation.unit(object).isPresent()
            ? object
            : one.obligation().unit();
    return names.computeIfAbsent(
        unit, id -> organisation.unit(id).map(u -> u.nameOn(period.last())).orElse(id));
  }

  private TreeSet<String> names(List<Judgement> chosen) {
    var names = new TreeSet<String>();
    chosen.forEach(one -> names.add(name(one)));
    return names;
  }

  /// The median of the calendar days from the trigger to the day it was done; the mean of the
  /// middle two of an even number.
  private static @Nullable BigDecimal medianLag(List<Judgement> chosen) {
    var lags =
        chosen.stream()
            .flatMap(one ->
                one
                    .reachedOn()
                    .map(day -> ChronoUnit.DAYS.between(one.obligation().occasion().starts(), day))
                    .stream())
            .sorted()
            .toList();
    if (lags.isEmpty()) {
      return null;
    }
    int middle = lags.size() / 2;
    return lags.size() % 2 == 1
        ? BigDecimal.valueOf(lags.get(middle))
        : plain(BigDecimal.valueOf((lags.get(middle - 1) + lags.get(middle)) * 5, 1));
  }

  private Single quota(String id, Text title, String duty) {
    var needs = Objects.requireNonNull(programme.duties().get(duty), duty).needs();
    var quota = needs == null ? Amount.ONE : needs.atLeast();
    return new Single(id, title, new Figure.Number(plain(quota.decimal())), List.of(), List.of());
  }

  private Single percent(String id, FigureSpec.Percent of, Map<String, Figure> siblings) {
    var part = find(of.part(), siblings);
    var whole = find(of.whole(), siblings);
    BigDecimal value = null;
    if (part.content() instanceof Figure.Number(var a)
        && whole.content() instanceof Figure.Number(var b)
        && a != null
        && b != null
        && b.signum() != 0) {
      value = plain(a.multiply(BigDecimal.valueOf(100)).divide(b, 1, RoundingMode.HALF_UP));
    }
    return new Single(id, of.title(), new Figure.Number(value), part.records(), part.obligations());
  }

  private Single find(String id, Map<String, Figure> siblings) {
    var found = siblings.getOrDefault(named(id), done.get(named(id)));
    if (found instanceof Single single) {
      return single;
    }
    throw new IllegalStateException(
        """
        The figure (%s) is asked for before it is computed.
        Maybe declare it above the one that uses it; a checked pack does.\
        """
            .formatted(id));
  }

  private static BigDecimal plain(BigDecimal number) {
    var short_ = number.stripTrailingZeros();
    return short_.scale() < 0 ? short_.setScale(0) : short_;
  }
}
