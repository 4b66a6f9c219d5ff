package org.luoshi.testkit.bureau;

import static org.luoshi.testkit.bureau.BureauYear.INFORMATION_OFFICER;
import static org.luoshi.testkit.bureau.BureauYear.READING;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Activity;
import org.luoshi.testkit.bureau.BureauYear.Lecture;
import org.luoshi.testkit.bureau.BureauYear.News;
import org.luoshi.testkit.bureau.BureauYear.Training;
import org.luoshi.testkit.bureau.BureauYear.Unit;
import org.luoshi.testkit.bureau.BureauYear.Visit;

/// What follows from a year's facts, counted the plain way, one loop for each figure.
///
/// A day after the as-of day is not known yet: such a record counts for nothing, such a closing,
/// answer or end of an appointment is as if it were not written.
final class Expectation {

  private final BureauYear facts;
  private final LocalDate asOf;
  private final LocalDate start;
  private final int year;
  private final List<Unit> branches;

  Expectation(BureauYear facts) {
    this.facts = facts;
    this.asOf = facts.asOf();
    this.year = asOf.getYear();
    this.start = LocalDate.of(year, 1, 1);
    this.branches = facts.units().stream().filter(Unit::isBranch).toList();
  }

  Map<String, @Nullable Object> tree() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("as_of", asOf.toString());
    tree.put("period", List.of(start.toString(), asOf.toString()));
    tree.putAll(organisation());
    tree.putAll(training());
    tree.putAll(visits());
    tree.put("units_without_information_officer", withoutInformationOfficer());
    tree.putAll(news());
    tree.putAll(activities());
    tree.put("sites", facts.sites().size());
    tree.put("sites_accepted", count(facts.sites().stream(), site -> known(site.accepted())));
    tree.putAll(letters());
    tree.putAll(new Cadences(facts, this).tree());
    tree.putAll(inspections());
    var cases = new CaseCounts(facts, this);
    tree.put("fieldwork", new Quotas(facts).tree());
    tree.put("findings", cases.findings());
    tree.put("enquiries", cases.enquiries());
    tree.put("directives", cases.directives());
    tree.put("rows", rows());
    return tree;
  }

  boolean known(@Nullable LocalDate day) {
    return day != null && !day.isAfter(asOf);
  }

  boolean inPeriod(LocalDate day) {
    return !day.isBefore(start) && known(day);
  }

  /// Whether the unit is there on both days; a closing known ahead counts.
  boolean livesThrough(Unit unit, LocalDate first, LocalDate last) {
    var closed = unit.closed();
    boolean closing = closed != null && !closed.isAfter(last);
    return !unit.founded().isAfter(first) && !closing && !unit.founded().isAfter(asOf);
  }

  List<Unit> branches() {
    return branches;
  }

  static <T> int count(Stream<T> things, Predicate<T> counted) {
    return (int) things.filter(counted).count();
  }

  static @Nullable BigDecimal percent(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(100L * part)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  private Map<String, Object> organisation() {
    var live = facts.units().stream().filter(unit -> unit.livesOn(asOf)).toList();
    var officials =
        facts.appointments().stream()
            .filter(held -> held.isSectionHead() && held.heldOn(asOf))
            .map(BureauYear.Appointment::person)
            .distinct()
            .count();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("grassroots_units", count(live.stream(), Unit::isBranch));
    tree.put("staff_total", live.stream().mapToInt(Unit::staff).sum());
    tree.put("members_total", live.stream().mapToInt(Unit::members).sum());
    tree.put("officials", (int) officials);
    return tree;
  }

  private Map<String, Object> training() {
    var trainings =
        facts.trainings().stream()
            .filter(one -> known(one.day()) && one.day().getYear() >= 2015)
            .toList();
    var lectures = facts.lectures().stream().filter(one -> known(one.day())).toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("training_sessions_since_2015", trainings.size());
    tree.put(
        "training_person_times_since_2015", trainings.stream().mapToInt(Training::people).sum());
    tree.put("lecture_teams", (int) lectures.stream().map(Lecture::team).distinct().count());
    tree.put("lecture_units", (int) lectures.stream().map(Lecture::unit).distinct().count());
    tree.put("lecture_person_times", lectures.stream().mapToInt(Lecture::people).sum());
    return tree;
  }

  private Map<String, Object> visits() {
    var visits = facts.visits().stream().filter(visit -> inPeriod(visit.day())).toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("households_paired", facts.households().size());
    tree.put("households_visited", (int) visits.stream().map(Visit::household).distinct().count());
    tree.put("visiting_officials", (int) visits.stream().map(Visit::person).distinct().count());
    tree.put("household_visits", visits.size());
    return tree;
  }

  private List<String> withoutInformationOfficer() {
    return branches.stream()
        .filter(unit -> unit.livesOn(asOf))
        .map(Unit::name)
        .filter(name ->
            facts.appointments().stream()
                .filter(held -> held.unit().equals(name) && held.heldOn(asOf))
                .noneMatch(held -> held.post().equals(INFORMATION_OFFICER)))
        .toList();
  }

  private Map<String, @Nullable Object> news() {
    var news = facts.news().stream().filter(item -> inPeriod(item.day())).toList();
    int published = count(news.stream(), (News item) -> item.adopted().equals("是"));
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("news_submitted", news.size());
    tree.put("news_published", published);
    tree.put("news_published_pct", percent(published, news.size()));
    return tree;
  }

  private Map<String, Object> activities() {
    var held = facts.activities().stream().filter(one -> inPeriod(one.day())).toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("activities", held.size());
    tree.put("activity_person_times", held.stream().mapToInt(Activity::people).sum());
    tree.put(
        "essays_submitted",
        held.stream().filter(one -> one.kind().equals(READING)).mapToInt(Activity::outputs).sum());
    return tree;
  }

  private Map<String, Object> letters() {
    var owing =
        branches.stream()
            .filter(unit -> livesThrough(unit, start, LocalDate.of(year, 12, 31)))
            .map(Unit::name)
            .toList();
    var signed =
        facts.letters().stream()
            .filter(letter -> letter.year() == year && known(letter.signed()))
            .map(BureauYear.Letter::unit)
            .filter(owing::contains)
            .distinct()
            .toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("letters_owed_" + year, owing.size());
    tree.put("letters_signed_" + year, signed.size());
    tree.put(
        "units_without_letter_" + year,
        owing.stream().filter(name -> !signed.contains(name)).toList());
    return tree;
  }

  private Map<String, @Nullable Object> inspections() {
    var middle = LocalDate.of(year, 7, 1);
    var first = facts.inspections().stream().filter(one -> isHalf(one, 1)).toList();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    var owing =
        branches.stream().filter(unit -> livesThrough(unit, start, middle.minusDays(1))).toList();
    tree.put(
        "inspection_H1",
        Map.of("owed", owing.size(), "inspected", count(owing.stream(), isInspected(1))));
    int second =
        asOf.isBefore(middle)
            ? 0
            : count(
                branches.stream()
                    .filter(unit -> livesThrough(unit, middle, LocalDate.of(year, 12, 31))),
                isInspected(2));
    tree.put("inspection_H2_inspected_so_far", second);
    var sum =
        first.stream().map(BureauYear.Inspection::score).reduce(BigDecimal.ZERO, BigDecimal::add);
    tree.put(
        "inspection_mean_score_H1",
        first.isEmpty()
            ? null
            : sum.divide(BigDecimal.valueOf(first.size()), 2, RoundingMode.HALF_UP));
    return tree;
  }

  private Predicate<Unit> isInspected(int half) {
    return unit ->
        facts.inspections().stream()
            .anyMatch(one -> isHalf(one, half) && one.unit().equals(unit.name()));
  }

  private boolean isHalf(BureauYear.Inspection one, int half) {
    return one.term().equals(year + "-H" + half) && known(one.day());
  }

  private Map<String, Object> rows() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("units", facts.units().size());
    tree.put("posts", facts.appointments().size());
    tree.put("meetings", facts.meetings().size());
    tree.put("trainings", facts.trainings().size());
    tree.put("lectures", facts.lectures().size());
    tree.put("visits", facts.visits().size());
    tree.put("fieldwork", facts.fieldwork().size());
    tree.put("news", facts.news().size());
    tree.put("activities", facts.activities().size());
    tree.put("sites", facts.sites().size());
    tree.put("letters", facts.letters().size());
    tree.put("inspections", facts.inspections().size());
    tree.put("findings", facts.findings().size());
    tree.put("enquiries", facts.enquiries().size());
    tree.put("directives", facts.relays().size());
    return tree;
  }
}
