package org.luoshi.testkit.bureau;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of one bureau's year, known before any workbook is written of them.
///
/// Days after `asOf` are in here too: work goes on after the day a bureau is looked at, and none of
/// it may count. The lists hold one entry for each row of the sheet they go into, in its order.
public record BureauYear(
    LocalDate asOf,
    List<Unit> units,
    List<Appointment> appointments,
    List<Household> households,
    List<Meeting> meetings,
    List<Training> trainings,
    List<Lecture> lectures,
    List<Visit> visits,
    List<Fieldwork> fieldwork,
    List<News> news,
    List<Activity> activities,
    List<Site> sites,
    List<Letter> letters,
    List<Inspection> inspections,
    List<Finding> findings,
    List<Enquiry> enquiries,
    List<Relay> relays) {

  static final String BUREAU = "党组";
  static final String COMMITTEE = "党委";
  static final String BRANCH = "党支部";
  static final String SECRETARY = "支部书记";
  static final String INFORMATION_OFFICER = "信息员";
  static final String SECTION_HEAD = "科级以上";
  static final String COMMITTEE_MEETING = "支委会";
  static final String GENERAL_MEETING = "党员大会";
  static final String LESSON = "党课";
  static final String READING = "读书征文";

  /// A unit by its name without stray spaces; `superior` is empty for the topmost, `staff` and
  /// `members` are 0 where the office fills nothing in.
  public record Unit(
      String code,
      String name,
      String superior,
      String kind,
      int staff,
      int members,
      LocalDate founded,
      @Nullable LocalDate closed) {

    public boolean isBranch() {
      return kind.equals(BRANCH);
    }

    /// Lives from the day of founding to the day before it is closed.
    public boolean livesOn(LocalDate day) {
      return !founded.isAfter(day) && (closed == null || closed.isAfter(day));
    }

    Chance.Span life(LocalDate horizon) {
      var last = closed == null || closed.isAfter(horizon) ? horizon : closed.minusDays(1);
      return new Chance.Span(founded, last);
    }
  }

  /// A person at a post of a unit, from the first day to the day before `until`.
  public record Appointment(
      String person,
      String unit,
      String post,
      String rank,
      LocalDate from,
      @Nullable LocalDate until) {

    public boolean isSectionHead() {
      return rank.equals(SECTION_HEAD);
    }

    public boolean heldOn(LocalDate day) {
      return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    Chance.Span life(LocalDate horizon) {
      var last = until == null || until.isAfter(horizon) ? horizon : until.minusDays(1);
      return new Chance.Span(from, last);
    }
  }

  public record Household(String code, String official) {}

  public record Meeting(
      String unit, String kind, LocalDate day, int due, int present, String topic) {}

  public record Training(
      String unit, LocalDate day, String form, String topic, int people, int hours) {}

  public record Lecture(String unit, LocalDate day, String team, int people) {}

  public record Visit(String unit, String person, String household, LocalDate day) {}

  public record Fieldwork(
      String unit, String person, LocalDate from, LocalDate to, int days, String place) {}

  /// A news item; `adopted` is 是, 否 or empty.
  public record News(String unit, LocalDate day, String title, String adopted, String medium) {}

  /// An activity; `outputs` is 0 where there are none and the cell stays empty.
  public record Activity(
      String unit, LocalDate day, String kind, String name, int people, int outputs) {}

  public record Site(String name, String unit, @Nullable LocalDate accepted, int score) {}

  public record Letter(int year, String superior, String unit, LocalDate signed) {}

  /// An inspection made for the half-year with this label, such as 2020-H1, whatever its day.
  public record Inspection(
      LocalDate day, String team, String unit, String term, BigDecimal score) {}

  public record Finding(
      String problem,
      String source,
      String unit,
      String kind,
      LocalDate found,
      LocalDate limit,
      @Nullable LocalDate rectified,
      String checker,
      @Nullable LocalDate closed) {}

  /// An enquiry; `rating` is empty where nobody gave one.
  public record Enquiry(
      String code,
      String channel,
      LocalDate received,
      String kind,
      String unit,
      @Nullable LocalDate answered,
      String rating) {}

  /// One unit's relay of a document the bureau received.
  public record Relay(
      String document, LocalDate received, String unit, @Nullable LocalDate relayed) {}

  /// What was written: the folder and every row that no reader may accept.
  public record Written(Path folder, List<BadRow> badRows) {}

  /// The same bureau for the same seed and size.
  public static BureauYear random(long seed, Size size) {
    return new Making(new Chance(seed), size).year();
  }

  /// A bureau whose size, year and day are drawn from the seed as well.
  public static BureauYear random(long seed) {
    return random(seed, Size.random(seed));
  }

  /// A bureau with about so many rows over all its sheets, as of 31 October 2020.
  public static BureauYear large(int rows) {
    int branches = Math.clamp(rows / 250, 3, 400);
    return random(rows, Size.of(branches).withBusy(rows / (ROWS_PER_BRANCH * branches)));
  }

  private static final double ROWS_PER_BRANCH = 90;

  /// All rows of all sheets, the register of households among them.
  public int rowCount() {
    return Tables.of(this).stream().mapToInt(table -> table.rows().size()).sum();
  }

  /// What is true of these facts at the end of the day `asOf`, under the keys of
  /// examples/bureau/expected.json; null where there is nothing to compute a figure from.
  public Map<String, @Nullable Object> expected() {
    return new Expectation(this).tree();
  }

  public String expectedJson() {
    return Json.write(expected());
  }

  /// Writes the seven workbooks into the folder, which is made if need be.
  public Written write(Path folder, Mess mess) throws IOException {
    return new Office(this, mess).write(folder);
  }

  /// The facts looked at on another day.
  public BureauYear asOf(LocalDate day) {
    return new BureauYear(
        day,
        units,
        appointments,
        households,
        meetings,
        trainings,
        lectures,
        visits,
        fieldwork,
        news,
        activities,
        sites,
        letters,
        inspections,
        findings,
        enquiries,
        relays);
  }
}
