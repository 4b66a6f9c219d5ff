package org.luoshi.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.number;
import static org.luoshi.engine.Made.on;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.record;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.FigureSpec.Telling;
import org.luoshi.engine.duty.FigureSpec.Terms;
import org.luoshi.engine.duty.FigureSpec.Which;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length.Calendar;

class FiguresTest {

  private static final Text TITLE = Text.same("Figure");
  private static final FigureSpec.Span PERIOD = new FigureSpec.Period();
  private static final Duty QUARTERLY =
      duty(new Duty.Every(Calendar.QUARTER), Made.needs("meeting", null, 2));
  private static final Organisation ORG =
      organisation(
          List.of(
              secretary("p", "A", "2019-01-01", null),
              secretary("p", "B", "2019-01-01", null),
              secretary("q", "B", "2019-01-01", "2020-08-15")),
          unit("R", ""),
          unit("A", "R"),
          unit("B", "R"),
          unit("Gone", "R", "2015-01-01", "2019-01-01"));
  private static final List<WorkRecord> RECORDS =
      List.of(
          meeting("m19", "A", "2019-12-31"),
          people("m1", "A", "2020-01-01", "10"),
          people("m2", "A", "2020-02-01", "5.5"),
          people("m3", "B", "2020-08-15", "5"),
          people("m4", "B", "2020-08-16", "99"),
          meeting("m5", "B", "2020-05-01"),
          Made.withdrawn(people("m6", "B", "2020-05-01", "99")),
          record("site", "s1", "A", null, Map.of()),
          finding("f1", "2019-06-01", "2019-12-31"),
          finding("f2", "2019-06-01", "2020-01-01"),
          finding("f3", "2020-03-01", "2020-03-05"),
          finding("f4", "2020-03-01", "2020-03-08"));

  private static WorkRecord people(String id, String unit, String day, String people) {
    var term = new Value.Reference(id.equals("m2") ? "2020-Q3" : "2020-Q1");
    return record("meeting", id, unit, day, Map.of("people", number(people), "term", term));
  }

  private static WorkRecord finding(String id, String found, String closed) {
    return record("finding", id, "A", found, Map.of("found", on(found), "closed", on(closed)));
  }

  @Test
  void countTheRecordsOfASpan() {
    assertThat(records(PERIOD, new FigureSpec.Count())).isEqualTo("4 [m1, m2, m3, m5]");
    assertThat(records(new FigureSpec.Since(day("2020-02-01")), new FigureSpec.Count()))
        .isEqualTo("3 [m2, m3, m5]");
    assertThat(records(new FigureSpec.Since(null), new FigureSpec.Count()))
        .isEqualTo("5 [m19, m1, m2, m3, m5]");
    assertThat(records(new FigureSpec.Rows(), new FigureSpec.Count()))
        .isEqualTo("6 [m19, m1, m2, m3, m4, m5]");
    assertThat(
            records(new FigureSpec.TermOfYear(Calendar.QUARTER, 1, null), new FigureSpec.Count()))
        .isEqualTo("2 [m1, m2]");
    assertThat(
            records(new FigureSpec.TermOfYear(Calendar.QUARTER, 3, "term"), new FigureSpec.Count()))
        .isEqualTo("1 [m2]");
    assertThat(
            records(new FigureSpec.TermOfYear(Calendar.QUARTER, 2, null), new FigureSpec.Count()))
        .isEqualTo("1 [m5]");
  }

  @Test
  void measureThem() {
    assertThat(records(PERIOD, new FigureSpec.Sum("people"))).startsWith("20.5 ");
    assertThat(records(PERIOD, new FigureSpec.Mean("people", 1))).startsWith("6.8 ");
    assertThat(records(PERIOD, new FigureSpec.Mean("gone", 1))).startsWith("null ");
    assertThat(records(PERIOD, new FigureSpec.Distinct("term"))).startsWith("2 ");
    var few = new Condition.AtLeast("people", org.luoshi.engine.record.Amount.whole(6));
    assertThat(
            shown(
                new FigureSpec.OfRecords(
                    TITLE, "meeting", List.of(few), PERIOD, new FigureSpec.Sum("people"))))
        .isEqualTo("10 [m1] []");
  }

  @Test
  void countCasesOpenInThePeriodAndObjectsAlways() {
    assertThat(of("finding", PERIOD)).isEqualTo("3 [f2, f3, f4] []");
    assertThat(of("finding", new FigureSpec.Since(day("2020-01-01")))).isEqualTo("2 [f3, f4] []");
    assertThat(of("site", PERIOD)).isEqualTo("1 [s1] []");
    assertThat(of("site", new FigureSpec.Since(day("2020-01-01")))).isEqualTo("1 [s1] []");
    assertThat(of("site", new FigureSpec.TermOfYear(Calendar.YEAR, 1, null))).isEqualTo("0 [] []");
  }

  @Test
  void countUnitsTheirSizesAndHolders() {
    assertThat(shown(new FigureSpec.OfUnits(TITLE, "branch", null)))
        .isEqualTo("2 [unit/A, unit/B] []");
    assertThat(shown(new FigureSpec.OfUnits(TITLE, "branch", "staff"))).startsWith("20 ");
    assertThat(shown(new FigureSpec.OfUnits(TITLE, "branch", "members"))).startsWith("0 ");
    assertThat(shown(new FigureSpec.OfPost(TITLE, "secretary"))).isEqualTo("1 [person/p] []");
  }

  @Test
  void countObligationsByTermAndState() {
    assertThat(obligations(new FigureSpec.Ended(), Which.OWED))
        .isEqualTo(
            "4 [m1, m2, m5]" + " [duty/A/2020-Q1, duty/B/2020-Q1, duty/A/2020-Q2, duty/B/2020-Q2]");
    assertThat(obligations(new FigureSpec.Ended(), Which.MET))
        .isEqualTo("1 [m1, m2] [duty/A/2020-Q1]");
    assertThat(obligations(new FigureSpec.Ended(), Which.DONE)).startsWith("1 ");
    assertThat(obligations(new FigureSpec.Ended(), Which.LATE)).startsWith("0 ");
    assertThat(obligations(new FigureSpec.Ended(), Which.MISSED)).startsWith("3 ");
    assertThat(obligations(new FigureSpec.InPeriod(), Which.OPEN)).startsWith("2 ");
    assertThat(obligations(new FigureSpec.InPeriod(), Which.UNDONE)).startsWith("5 ");
    assertThat(obligations(new FigureSpec.InPeriod(), Which.FULL_QUOTA)).startsWith("1 ");
    assertThat(obligations(new FigureSpec.Current(), Which.OPEN))
        .isEqualTo("2 [m3] [duty/A/2020-Q3, duty/B/2020-Q3]");
    assertThat(obligations(new FigureSpec.NthOfYear(4), Which.UNDONE))
        .isEqualTo("2 [] [duty/A/2020-Q4, duty/B/2020-Q4]");
    assertThat(obligations(new FigureSpec.NthOfYear(2), Which.MISSED))
        .isEqualTo("2 [m5] [duty/A/2020-Q2, duty/B/2020-Q2]");
    assertThat(obligations(new FigureSpec.Ever(), Which.MET)).startsWith("1 ");
    assertThat(obligations(new FigureSpec.Ever(), Which.MISSED)).startsWith("59 ");
  }

  @Test
  void tellUnitsAndTermsByName() {
    assertThat(told(new FigureSpec.Ended(), Telling.UNITS))
        .isEqualTo(new Figure.Names(List.of("Unit A", "Unit B")));
    assertThat(told(new FigureSpec.NthOfYear(1), Telling.UNITS_AND_TERMS))
        .isEqualTo(new Figure.NamesAndTerms(List.of(new Figure.NameAndTerm("Unit B", "2020-Q1"))));
  }

  @Test
  void keepToTheBearersNamed() {
    assertThat(
            shown(
                new FigureSpec.OfObligations(
                    TITLE, "duty", new FigureSpec.Ended(), Which.OWED, Telling.COUNT, "bureau")))
        .isEqualTo("0 [] []");
    assertThat(
            shown(
                new FigureSpec.OfObligations(
                    TITLE, "duty", new FigureSpec.Ended(), Which.MET, Telling.COUNT, "branch")))
        .startsWith("1 ");
  }

  @Test
  void leaveOutTheWaived() {
    var waiver = new Exemption.Waiver("duty", "B", "2020-Q1", day("2020-02-01"), "flood");
    var spec = count(new FigureSpec.Ended(), Which.OWED);
    assertThat(shown(QUARTERLY, spec, RECORDS, List.of(waiver))).startsWith("3 ");
  }

  @Test
  void tellTheMedianLagOfTriggers() {
    var cases = duty(new Duty.ForEach("finding"), null);
    var lag =
        new FigureSpec.OfObligations(
            TITLE, "duty", new FigureSpec.InPeriod(), Which.OWED, Telling.MEDIAN_LAG, null);
    assertThat(shown(cases, lag, RECORDS, List.of())).startsWith("5.5 ");
    assertThat(shown(cases, lag, RECORDS.subList(0, 11), List.of())).startsWith("4 ");
    assertThat(shown(cases, lag, List.of(), List.of())).startsWith("null ");
  }

  @Test
  void tellAQuotaAndAPercentWithinAGroup() {
    var parts = new LinkedHashMap<String, FigureSpec>();
    parts.put("met_{year}", count(new FigureSpec.Ended(), Which.MET));
    parts.put("owed", count(new FigureSpec.Ended(), Which.OWED));
    parts.put("none", count(new FigureSpec.Ended(), Which.LATE));
    parts.put("pct", new FigureSpec.Percent(TITLE, "met_{year}", "owed"));
    parts.put("nothing", new FigureSpec.Percent(TITLE, "met_{year}", "none"));
    parts.put("quota", new FigureSpec.Quota(TITLE, "duty"));
    var group = (Figure.Group) figure(QUARTERLY, new FigureSpec.Group(TITLE, parts), List.of());
    assertThat(group.parts().keySet())
        .containsExactly("met_2020", "owed", "none", "pct", "nothing", "quota");
    assertThat(shown(part(group, "pct"))).startsWith("25 [m1, m2]");
    assertThat(part(group, "pct").id()).isEqualTo("figure.pct");
    assertThat(shown(part(group, "nothing"))).startsWith("null ");
    assertThat(shown(part(group, "quota"))).startsWith("2 ");
  }

  @Test
  void refuseAPercentOfWhatIsNotComputedYet() {
    assertThatThrownBy(
            () -> figure(QUARTERLY, new FigureSpec.Percent(TITLE, "later", "later"), List.of()))
        .hasMessage(
            """
            The figure (later) is asked for before it is computed.
            Maybe declare it above the one that uses it; a checked pack does.\
            """);
  }

  private static Figure part(Figure.Group group, String name) {
    return Objects.requireNonNull(group.parts().get(name));
  }

  private static String records(FigureSpec.Span span, FigureSpec.Measure measure) {
    var shown = shown(new FigureSpec.OfRecords(TITLE, "meeting", List.of(), span, measure));
    return shown.substring(0, shown.length() - 3);
  }

  private static String of(String kind, FigureSpec.Span span) {
    return shown(new FigureSpec.OfRecords(TITLE, kind, List.of(), span, new FigureSpec.Count()));
  }

  private static FigureSpec count(Terms terms, Which which) {
    return new FigureSpec.OfObligations(TITLE, "duty", terms, which, Telling.COUNT, null);
  }

  private static String obligations(Terms terms, Which which) {
    return shown(count(terms, which));
  }

  private static Figure.Content told(Terms terms, Telling telling) {
    var spec = new FigureSpec.OfObligations(TITLE, "duty", terms, Which.MISSED, telling, null);
    return ((Figure.Single) figure(QUARTERLY, spec, List.of())).content();
  }

  private static String shown(FigureSpec spec) {
    return shown(figure(QUARTERLY, spec, List.of()));
  }

  private static String shown(
      Duty duty, FigureSpec spec, List<WorkRecord> records, List<Exemption> exemptions) {
    return shown(figure(duty, spec, records, exemptions));
  }

  private static String shown(Figure figure) {
    var single = (Figure.Single) figure;
    return ((Figure.Number) single.content()).value()
        + " "
        + single.records()
        + " "
        + single.obligations();
  }

  private static Figure figure(Duty duty, FigureSpec spec, List<Exemption> exemptions) {
    return figure(duty, spec, RECORDS, exemptions);
  }

  private static Figure figure(
      Duty duty, FigureSpec spec, List<WorkRecord> records, List<Exemption> exemptions) {
    var rules = Made.rules(Made.programme("1", "2015-01-01", Map.of("figure", spec), duty));
    var judge = new Judge(rules, new Evidence(ORG, records, exemptions));
    var figures = Figures.of(judge, day("2020-08-15"));
    records.forEach(one -> movesOn(judge, one, figures));
    return Objects.requireNonNull(figures.get("figure"));
  }

  /// Told without the record, then with it, the figures are what they are told at once.
  private static void movesOn(Judge judge, WorkRecord one, Map<String, Figure> figures) {
    var exemptions = judge.evidence().exemptions();
    var without = List.of(new Change(one, null));
    var before = judge.with(without, exemptions);
    var with = List.of(new Change(null, one));
    var after = before.with(judge.evidence().book(), with, exemptions);
    var moved =
        Figures.on(before, day("2020-08-15"), Reach.WHOLE)
            .next(after, Touched.by(judge.rules(), with));
    assertThat(moved.byId()).as(one.id()).isEqualTo(figures);
    var part = (Reach) (unit, _) -> !"A".equals(unit);
    assertThat(moved.within(after, part).byId())
        .as(one.id())
        .isEqualTo(Figures.of(judge, day("2020-08-15"), part));
  }
}
