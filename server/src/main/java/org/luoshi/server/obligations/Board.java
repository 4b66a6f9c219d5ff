package org.luoshi.server.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Figures;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Explanations;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.server.org.Names;

/// One programme's obligations as they stand, for all questions people ask of them.
///
/// It holds what was known at one moment and answers for any date.
public final class Board {

  private final Judge judge;
  private final Names names;
  private volatile @Nullable Usual usual;

  private record Usual(LocalDate today, LocalDate day) {}

  public Board(Rules rules, Evidence evidence) {
    this(new Judge(rules, evidence));
  }

  Board(Judge judge) {
    this(judge, new Names(judge.evidence().organisation()));
  }

  private Board(Judge judge, Names names) {
    this.judge = judge;
    this.names = names;
  }

  /// The board after changed records; the names stay where the units are the same.
  Board with(Judge next) {
    return new Board(
        next,
        next.evidence().organisation().units().equals(organisation().units())
            ? names
            : new Names(next.evidence().organisation()));
  }

  Judge judge() {
    return judge;
  }

  public WorkingCalendar calendar() {
    return judge.rules().calendar();
  }

  public Programme programme() {
    return judge.rules().latest();
  }

  public Rules rules() {
    return judge.rules();
  }

  public Organisation organisation() {
    return judge.evidence().organisation();
  }

  /// The tree of the units living on the day, drawn once.
  public Tree treeOn(LocalDate day) {
    return judge.forest().on(day);
  }

  public Evidence evidence() {
    return judge.evidence();
  }

  /// Judges all obligations from the first day of the year of the date to the date, and those
  /// already shown ahead of their term.
  public List<Judgement> judgements(LocalDate asOf) {
    return judgements(Period.upTo(asOf).first(), asOf);
  }

  public List<Judgement> judgements(LocalDate from, LocalDate asOf) {
    return judgements(from, asOf, _ -> Touch.ALL);
  }

  /// Judges all obligations whose term overlaps the days, also those that can not yet be seen.
  public List<Judgement> ahead(LocalDate from, LocalDate until, LocalDate asOf) {
    return judge.judgeReached(from, until, asOf, _ -> Touch.ALL);
  }

  /// Of these the ones that the bearers owe; nothing else is judged.
  public List<Judgement> ahead(
      LocalDate from, LocalDate until, LocalDate asOf, Set<String> bearers) {
    return judge.judgeReached(from, until, asOf, _ -> new Touch(false, bearers, Set.of()));
  }

  /// Of these judgements the ones that the touch of their duty reaches.
  List<Judgement> judgements(LocalDate from, LocalDate asOf, Function<Duty, Touch> touches) {
    int lead = programme().duties().values().stream().mapToInt(Duty::leadDays).max().orElse(0);
    var all = new ArrayList<>(carriedOver(from, asOf, touches));
    judge.judgeReached(from, asOf.plusDays(lead), asOf, touches).stream()
        .filter(one -> !one.obligation().visible().isAfter(asOf))
        .forEach(all::add);
    return all;
  }

  /// What was set off before the days asked for and was not done before them: last year's open
  /// findings.
  private List<Judgement> carriedOver(
      LocalDate from, LocalDate asOf, Function<Duty, Touch> touches) {
    var since = judge.rules().versions().getFirst().effective();
    if (!since.isBefore(from)) {
      return List.of();
    }
    return judge
        .judgeReached(
            since,
            from.minusDays(1),
            asOf,
            duty -> duty.rhythm() instanceof Duty.ForEach ? touches.apply(duty) : Touch.NOTHING)
        .stream()
        .filter(one -> one.reachedOn().map(day -> !day.isBefore(from)).orElse(true))
        .toList();
  }

  /// Why one obligation has its status on the date.
  public Explanation explanation(Obligation one, LocalDate asOf) {
    return Explanations.of(judge, one, asOf);
  }

  public Overview overview(List<Judgement> judgements, LocalDate from, LocalDate asOf) {
    return Overview.of(organisation(), judgements, from, asOf);
  }

  public Map<String, Figure> figures(LocalDate asOf) {
    return Figures.of(judge, asOf);
  }

  /// The figures counted only of what is in reach.
  public Map<String, Figure> figures(LocalDate asOf, Reach reach) {
    return Figures.of(judge, asOf, reach);
  }

  /// The programme whose figures hold on the date.
  public Programme programmeOn(LocalDate asOf) {
    return judge.rules().inForceOn(asOf).orElse(judge.rules().latest());
  }

  /// The judgements of these obligations on the date, by id, of whatever year. Only what their
  /// bearers owe is judged, unless a bearer's id holds a slash of its own.
  public Map<String, Judgement> judgements(Collection<String> ids, LocalDate asOf) {
    var wanted = new HashSet<>(ids);
    var bearers = new HashMap<String, Set<String>>();
    for (var id : wanted) {
      var parts = id.split("/", 3);
      if (parts.length == 3) {
        bearers.computeIfAbsent(parts[0], _ -> new HashSet<>()).add(parts[1]);
      }
    }
    var found =
        judgements(
            wanted,
            asOf,
            duty -> new Touch(false, bearers.getOrDefault(duty.id(), Set.of()), Set.of()));
    return found.size() == wanted.size()
        ? found
        : judgements(
            wanted, asOf, duty -> bearers.containsKey(duty.id()) ? Touch.ALL : Touch.NOTHING);
  }

  private Map<String, Judgement> judgements(
      Set<String> wanted, LocalDate asOf, Function<Duty, Touch> touches) {
    var found = new HashMap<String, Judgement>();
    judge
        .judgeReached(
            judge.rules().versions().getFirst().effective(),
            Period.upTo(asOf).lastOfYear(),
            asOf,
            touches)
        .stream()
        .filter(one -> wanted.contains(one.obligation().id()))
        .forEach(one -> found.put(one.obligation().id(), one));
    return found;
  }

  public Answers explain(Question question) {
    return Answers.to(question, judge);
  }

  /// Why one obligation has its status on the date it was judged for.
  public Explanation explain(Judgement judgement) {
    return Explanations.of(judge, judgement.obligation(), judgement.asOf());
  }

  /// The day to show where nobody named one: today, or the end of the last month with work where
  /// this year has none yet.
  public LocalDate usualDay(Instant now) {
    var today = LocalDate.ofInstant(now, programme().zone());
    var known = usual;
    if (known == null || !known.today().equals(today)) {
      known = new Usual(today, usualDay(today));
      usual = known;
    }
    return known.day();
  }

  private LocalDate usualDay(LocalDate today) {
    LocalDate last = null;
    for (var one : judge.evidence().records()) {
      var day = one.effective();
      if (day != null && !day.isAfter(today) && (last == null || day.isAfter(last))) {
        if (day.getYear() == today.getYear()) {
          return today;
        }
        last = day;
      }
    }
    return last == null ? today : last.withDayOfMonth(last.lengthOfMonth());
  }

  /// The unit by name or code; a wrong name suggests the nearest.
  public Unit unit(String written) {
    var place = new Place.Subject("--unit");
    return names
        .unit(written)
        .flatMap(organisation()::unit)
        .orElseThrow(() ->
            new WrongInput(
                names.isAmbiguous(written)
                    ? Diagnostic.error("import-ambiguous-unit", place, written)
                    : names
                        .nearest(written)
                        .map(near -> Diagnostic.error("import-unknown-unit", place, written, near))
                        .orElseGet(() -> Diagnostic.error("import-foreign-unit", place, written))));
  }

  /// The duty by id or title; a wrong one suggests the nearest.
  public Duty duty(String written) {
    var duties = programme().duties();
    return duties.values().stream()
        .filter(duty ->
            duty.id().equals(written)
                || duty.title().zh().equals(written)
                || duty.title().en().equals(written))
        .findFirst()
        .orElseThrow(() ->
            new WrongInput(
                Diagnostic.error(
                    "status-unknown-duty",
                    new Place.Subject("--duty"),
                    written,
                    Nearest.to(written, duties.keySet())
                        .orElse(String.join(", ", duties.keySet())))));
  }
}
