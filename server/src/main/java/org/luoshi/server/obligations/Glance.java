package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.obligations.Sentence.Piece;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// How one unit and all below it stand on a date, at a glance: the sentence first, then by level,
/// worst first, by month, what is coming, and by duty.
public record Glance(
    String unit,
    LocalDate asOf,
    List<Frame.Choice> crumbs,
    Sentence head,
    List<Sentence> lede,
    List<Level> levels,
    String decay,
    List<WorstLine> worst,
    Count allWorst,
    HeatMap heat,
    List<Coming> coming,
    List<DutyLine> duties) {

  /// Working days that "coming" looks ahead.
  public static final int AHEAD = 10;

  private static final int WORST = 8;

  /// The units of one level with their own obligations, and the address of those done in time.
  public record Level(String title, Bar bar, String percent, String href, List<Count> counts) {}

  public record WorstLine(
      String unit, String unitHref, String duty, String dutyHref, String why, Count missed) {}

  /// What is due on a day, by duty.
  public record Coming(String day, List<ComingLine> lines) {}

  public record ComingLine(String duty, Count open) {}

  public record DutyLine(String clause, String title, String href, List<Count> counts, Bar bar) {}

  static Glance of(Sight sight, String unit, Page page, Words words) {
    var all = Filter.ALL.unit(unit);
    var view = sight.view(unit);
    var levels = levels(sight, all, page, words);
    var missed = view.tally().missed();
    return new Glance(
        unit,
        sight.asOf(),
        crumbs(sight, unit, page, words),
        head(sight, all, page),
        lede(sight, all, page, words),
        levels,
        decay(levels, page),
        worstLines(sight, unit, page, words),
        Count.of(missed, all.is(Status.MISSED), "missed", page.say("status.missed"), page),
        HeatMap.of(sight, unit, page, words),
        coming(sight, all, page, words),
        duties(sight, all, page));
  }

  /// The way down to the unit: addresses and names, from the whole scope on.
  static List<Frame.Choice> crumbs(Sight sight, String unit, Page page, Words words) {
    var crumbs = new ArrayList<Frame.Choice>();
    if (sight.scope().isWhole()) {
      crumbs.add(new Frame.Choice(page.link("/"), page.say("overview.all-units")));
    }
    sight
        .path(unit)
        .forEach(id -> crumbs.add(new Frame.Choice(page.link("/", "unit", id), words.unit(id))));
    return crumbs;
  }

  private static Sentence head(Sight sight, Filter all, Page page) {
    var view = sight.view(all.unit());
    var tally = view.tally();
    var owed = Piece.count(tally.owed(), String.valueOf(tally.owed()), all.is("owed"), "", page);
    var met = Piece.count(tally.met(), String.valueOf(tally.met()), all.is(Status.MET), "", page);
    if (tally.owed() == 0) {
      return Sentence.of(page, "overview.nothing");
    }
    if (tally.missed() == 0) {
      return Sentence.of(page, "overview.none-missed", owed, met);
    }
    var missed =
        Piece.count(
            tally.missed(),
            page.say("overview.missed", tally.missed()),
            all.is(Status.MISSED),
            "missed",
            page);
    var most =
        view.byDuty().stream()
            .max(Comparator.comparingInt(line -> line.tally().missed()))
            .orElseThrow();
    var where = all.duty(most.duty().id()).is(Status.MISSED);
    int number = most.tally().missed();
    var title = Piece.words(most.duty().title().in(page.language()));
    return number == tally.missed()
        ? Sentence.of(page, "overview.head-one", owed, met, missed, title)
        : Sentence.of(
            page,
            "overview.head",
            owed,
            met,
            missed,
            Piece.count(number, String.valueOf(number), where, "", page),
            title);
  }

  private static List<Sentence> lede(Sight sight, Filter all, Page page, Words words) {
    var said = new ArrayList<Sentence>();
    concentration(sight, all, page, said);
    change(sight, all, page, said);
    var due = soon(sight, all);
    int open = sight.count(due);
    said.add(
        Sentence.of(
            page,
            "overview.soon",
            Piece.count(open, String.valueOf(open), due, "", page),
            Piece.words(String.valueOf(AHEAD))));
    pastLimit(sight, all, page, words, said);
    return said;
  }

  /// The fewest units that make up half of what was missed.
  private static void concentration(Sight sight, Filter all, Page page, List<Sentence> said) {
    var byUnit = sight.view(all.unit()).missedByUnit();
    int missed = byUnit.stream().mapToInt(Integer::intValue).sum();
    int units = 0;
    for (int sum = 0; 2 * sum < missed; units++) {
      sum += byUnit.get(units);
    }
    if (byUnit.size() > 3 && 2 * units < byUnit.size()) {
      said.add(
          Sentence.of(
              page, "overview.half", Piece.link(page.say("overview.units", units), "#worst")));
    }
  }

  /// What fell due in this quarter so far and is missed, against the same stretch of the last one;
  /// nothing where that lies in the year before.
  private static void change(Sight sight, Filter all, Page page, List<Sentence> said) {
    var asOf = sight.asOf();
    var first = asOf.with(java.time.temporal.IsoFields.DAY_OF_QUARTER, 1);
    if (first.minusMonths(3).isBefore(sight.from())) {
      return;
    }
    boolean whole =
        asOf.plusDays(1).getMonthValue() != asOf.getMonthValue() && asOf.getMonthValue() % 3 == 0;
    var lastEnd = whole ? first.minusDays(1) : asOf.minusMonths(3);
    var now = all.is(Status.MISSED).due(first, asOf);
    var before = all.is(Status.MISSED).due(first.minusMonths(3), lastEnd);
    int is = sight.count(now);
    int was = sight.count(before);
    var key = is == was ? "overview.same" : is < was ? "overview.fewer" : "overview.more";
    said.add(
        Sentence.of(
            page,
            key,
            Piece.count(is, String.valueOf(is), now, is > 0 ? "missed" : "", page),
            Piece.count(was, String.valueOf(was), before, "", page),
            Piece.words(String.valueOf(Math.abs(is - was)))));
  }

  /// Cases past the limit that they name themselves.
  private static void pastLimit(
      Sight sight, Filter all, Page page, Words words, List<Sentence> said) {
    for (var line : sight.view(all.unit()).byDuty()) {
      if (line.tally().missed() > 0
          && line.duty().deadline().rule() instanceof Deadline.Until
          && line.duty().rhythm() instanceof Duty.ForEach(var kind)) {
        int number = line.tally().missed();
        said.add(
            Sentence.of(
                page,
                "overview.past-limit",
                Piece.words(words.kindOfRecord(kind)),
                Piece.count(
                    number,
                    page.say("overview.cases", number),
                    all.duty(line.duty().id()).is(Status.MISSED),
                    "missed",
                    page)));
      }
    }
  }

  /// The levels of the tree from the top down, each with its units' own obligations only.
  private static List<Level> levels(Sight sight, Filter all, Page page, Words words) {
    var kinds = new HashMap<Integer, Set<String>>();
    var tree = sight.tree();
    for (var id : sight.within(all.unit())) {
      var unit = sight.board().organisation().unit(id).orElseThrow();
      kinds
          .computeIfAbsent(tree.node(id).orElseThrow().depth(), _ -> new LinkedHashSet<>())
          .add(words.kindOfUnit(unit.kind()));
    }
    var levels = new ArrayList<Level>();
    sight
        .view(all.unit())
        .byLevel()
        .forEach((depth, tally) -> {
          if (tally.owed() > 0) {
            var known = kinds.getOrDefault(depth, Set.of());
            var title =
                known.isEmpty()
                    ? page.say("overview.former-units")
                    : String.join(page.say("list.comma"), known);
            levels.add(level(title, tally, all.level(depth), page));
          }
        });
    if (levels.size() > 1 && levels.getFirst().counts().getFirst().href().contains("level=-1")) {
      levels.add(levels.removeFirst());
    }
    return levels;
  }

  private static Level level(String title, Tally tally, Filter filter, Page page) {
    int percent = Count.percentInTime(tally);
    return new Level(
        title,
        Bar.of(tally),
        percent < 0 ? "" : percent + "%",
        filter.is(Status.MET).href(page),
        Count.row(tally, filter, page));
  }

  private static String decay(List<Level> levels, Page page) {
    var percents =
        levels.stream()
            .map(Level::percent)
            .filter(percent -> !percent.isEmpty())
            .map(percent -> Integer.parseInt(percent.replace("%", "")))
            .toList();
    if (percents.size() < 2) {
      return page.say("overview.levels-note");
    }
    int fall = percents.getFirst() - percents.getLast();
    boolean steady =
        java.util.stream.IntStream.range(1, percents.size())
            .allMatch(i -> percents.get(i) <= percents.get(i - 1));
    return page.say(
        fall > 0 ? (steady ? "overview.decay" : "overview.fall") : "overview.no-decay",
        Math.abs(fall));
  }

  private static List<WorstLine> worstLines(Sight sight, String unit, Page page, Words words) {
    var why = new Why(sight.board(), words);
    return sight.view(unit).worst(WORST).stream()
        .map(one -> {
          var filter = Filter.ALL.own(one.unit()).duty(one.duty().id());
          var missed = filter.is(Status.MISSED);
          return new WorstLine(
              one.name(),
              page.link("/", "unit", one.unit()),
              one.duty().title().in(page.language()),
              filter.href(page),
              why.told(one.run(), sight.some(missed, Why.ASKED)),
              Count.of(sight.count(missed), missed, "missed", page.say("status.missed"), page));
        })
        .toList();
  }

  private static List<Coming> coming(Sight sight, Filter all, Page page, Words words) {
    var filter = soon(sight, all);
    var coming = new ArrayList<Coming>();
    sight
        .view()
        .dueDays(filter.wanted())
        .forEach((day, duties) -> {
          var lines = new ArrayList<ComingLine>();
          duties.forEach((duty, open) ->
              lines.add(
                  new ComingLine(
                      title(sight, duty, page),
                      Count.of(
                          open,
                          filter.duty(duty).due(day, day),
                          "open",
                          page.say("status.open"),
                          page))));
          coming.add(new Coming(words.weekday(day), lines));
        });
    return coming;
  }

  private static String title(Sight sight, String duty, Page page) {
    var known = sight.board().programme().duties().get(duty);
    return known == null ? duty : known.title().in(page.language());
  }

  /// What is open and falls due within the working days looked ahead, or has done so and is within
  /// its grace.
  private static Filter soon(Sight sight, Filter all) {
    var until = sight.board().calendar().plus(sight.asOf(), AHEAD).day();
    return all.is(Status.OPEN).due(null, until);
  }

  private static List<DutyLine> duties(Sight sight, Filter all, Page page) {
    return sight.view(all.unit()).byDuty().stream()
        .filter(line -> line.tally().owed() > 0)
        .map(line ->
            new DutyLine(
                line.duty().clause(),
                line.duty().title().in(page.language()),
                page.link("/duties/" + Page.segment(line.duty().id())),
                Count.row(line.tally(), all.duty(line.duty().id()), page),
                Bar.of(line.tally())))
        .toList();
  }
}
