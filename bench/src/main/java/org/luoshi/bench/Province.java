package org.luoshi.bench;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// A made-up province of so many units on five levels, with ten months of its work under the pack
/// `civil-affairs`: the same for the same seed.
///
/// Nineteen of twenty duties are done, a few late; a handful of units are moved, founded or closed
/// within the year. What the duties do not ask for is filled up with news items.
final class Province {

  private static final Properties WORDS = read();

  static final LocalDate AS_OF = LocalDate.of(2020, 10, 31);
  private static final LocalDate YEAR = LocalDate.of(2020, 1, 1);
  private static final int DIRECTIVES = 15;
  private static final int HOUSEHOLDS = 40;

  private final SplittableRandom random;
  private final int wanted;
  private final int records;
  private final List<String> bureaus = new ArrayList<>();
  private final List<String> committees = new ArrayList<>();
  private final List<String> branches = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();
  private final Map<String, String> unitOf = new HashMap<>();
  private final List<WorkRecord> establishment = new ArrayList<>();
  private final TreeMap<YearMonth, List<WorkRecord>> work = new TreeMap<>();
  private int number;

  Province(int units, int records, long seed) {
    this.wanted = units;
    this.records = records;
    this.random = new SplittableRandom(seed);
    units();
    people();
    duties();
    cases();
    directives();
    while (number < records) {
      var unit = pick(branches);
      add("news", unit, null, day(), Map.of("headline", words(word("headline").formatted(number))));
    }
  }

  /// The units and appointments.
  List<WorkRecord> establishment() {
    return establishment;
  }

  /// The work, by the month in which it is entered.
  Map<YearMonth, List<WorkRecord>> work() {
    return work;
  }

  List<String> branches() {
    return branches;
  }

  List<String> bureaus() {
    return bureaus;
  }

  List<String> committees() {
    return committees;
  }

  private void units() {
    int cities = Math.max(1, wanted / 500);
    int counties = cities * 10;
    unit("P", "", word("bureau"), bureaus);
    for (int c = 0; c < cities; c++) {
      unit("C%02d".formatted(c), "P", word("bureau"), bureaus);
    }
    for (int c = 0; c < counties && establishment.size() < wanted; c++) {
      unit("D%03d".formatted(c), "C%02d".formatted(c % cities), word("bureau"), bureaus);
    }
    for (int c = 0; c < counties * 3 && establishment.size() < wanted; c++) {
      unit("M%04d".formatted(c), "D%03d".formatted(c % counties), word("committee"), committees);
    }
    for (int b = 0; establishment.size() < wanted; b++) {
      unit("B%05d".formatted(b), committees.get(b % committees.size()), word("branch"), branches);
    }
    for (int i = 0; i < wanted / 500; i++) {
      var values = new HashMap<String, Value>();
      values.put("code", words(branches.get(i * 7 % branches.size())));
      values.put("what", new Value.Choice("moved"));
      values.put("day", new Value.Day(YEAR.plusDays(30L + random.nextInt(240))));
      values.put("into", words(pick(committees)));
      establish("unit-change", null, null, values);
    }
  }

  private void unit(String code, String superior, String kind, List<String> to) {
    var values = new HashMap<String, Value>();
    values.put("code", words(code));
    values.put("name", words(word("unit").formatted(code, kind)));
    values.put("kind", words(kind));
    values.put("superior", words(superior));
    boolean fresh = to.equals(branches) && random.nextInt(100) == 0;
    values.put(
        "founded",
        new Value.Day(fresh ? YEAR.plusDays(random.nextInt(200)) : LocalDate.of(2005, 1, 1)));
    values.put("staff", count(20));
    values.put("members", count(12));
    establish("unit", null, null, values);
    to.add(code);
  }

  private void people() {
    for (var branch : branches) {
      post(branch, word("secretary"), random.nextInt(3) == 0 ? word("section") : word("staff"));
      if (random.nextInt(30) > 0) {
        post(branch, word("officer"), word("staff"));
      }
    }
    for (var bureau : bureaus) {
      for (int i = 0; i < 8; i++) {
        heads.add(post(bureau, word("head"), word("section")));
      }
    }
  }

  private String post(String unit, String post, String rank) {
    var person = "R%06d".formatted(establishment.size());
    var values = new HashMap<String, Value>();
    values.put("post", words(post));
    values.put("rank", words(rank));
    boolean fresh = random.nextInt(20) == 0;
    values.put("from", new Value.Day(fresh ? day() : LocalDate.of(2018, 3, 1)));
    establish("appointment", unit, person, values);
    unitOf.put(person, unit);
    return person;
  }

  private void duties() {
    for (var branch : branches) {
      for (int month = 1; month <= 10; month++) {
        meeting(branch, "committee", YearMonth.of(2020, month), 1);
      }
      for (int quarter = 0; quarter < 3; quarter++) {
        meeting(branch, "general", YearMonth.of(2020, 1 + 3 * quarter), 3);
        meeting(branch, "lesson", YearMonth.of(2020, 1 + 3 * quarter), 3);
      }
      if (isDone()) {
        var values = Map.<String, Value>of("year", new Value.Reference("2020"));
        add("letter", branch, null, YEAR.plusDays(random.nextInt(90)), values);
      }
      if (isDone()) {
        var day = LocalDate.of(2020, 6, 1).plusDays(random.nextInt(30));
        add("written-report", branch, null, day, Map.of("name", words(word("report"))));
      }
      if (isDone()) {
        var day = LocalDate.of(2020, 5, 1).plusDays(random.nextInt(60));
        add("inspection", branch, null, day, Map.of("period", new Value.Reference("2020-H1")));
      }
    }
    for (var head : heads) {
      var values = Map.<String, Value>of("days", count(40));
      add("fieldwork", unitOf.getOrDefault(head, "P"), head, day(), values);
    }
    for (int h = 0; h < HOUSEHOLDS; h++) {
      var key = "H%03d".formatted(h);
      add("household", null, null, null, Map.of("number", words(key)));
      for (int v = 0; v < 3; v++) {
        var values = Map.<String, Value>of("household", new Value.Reference("household/" + key));
        var head = pick(heads);
        add("visit", unitOf.getOrDefault(head, "P"), head, day(), values);
      }
    }
  }

  private void meeting(String unit, String kind, YearMonth from, int months) {
    if (isDone()) {
      var values = new HashMap<String, Value>();
      values.put("kind", new Value.Choice(kind));
      values.put("due", count(12));
      values.put("present", count(random.nextInt(40) == 0 ? 5 : 7 + random.nextInt(6)));
      values.put("subject", words(word("subject").formatted(random.nextInt(200))));
      var first = from.atDay(1);
      var last = from.plusMonths(months).atDay(1).minusDays(1);
      var day = first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
      add("meeting", unit, null, day.isAfter(AS_OF) ? AS_OF : day, values);
    }
  }

  private void cases() {
    for (int i = 0; i < wanted; i++) {
      var found = day();
      var finding = new HashMap<String, Value>();
      finding.put("problem", words(word("problem").formatted(i)));
      finding.put("found", new Value.Day(found));
      finding.put("limit", new Value.Day(found.plusDays(30)));
      if (isDone()) {
        finding.put("rectified", new Value.Day(found.plusDays(random.nextInt(40))));
      }
      add("finding", pick(branches), null, null, finding);
      var received = day();
      var enquiry = new HashMap<String, Value>();
      enquiry.put("number", words("S2020-%05d".formatted(i)));
      enquiry.put("received", new Value.Day(received));
      if (isDone()) {
        enquiry.put("answered", new Value.Day(received.plusDays(random.nextInt(12))));
      }
      add("enquiry", pick(branches), null, null, enquiry);
    }
  }

  /// Every directive goes to every unit that is bound; as many as the records leave room for.
  private void directives() {
    for (int d = 0; d < DIRECTIVES && number + wanted < records; d++) {
      var received = YEAR.plusDays(10 + d * 18L);
      var values = new HashMap<String, Value>();
      values.put("number", new Value.Reference(word("directive").formatted(d)));
      values.put("received", new Value.Day(received));
      for (var unit : bureaus) {
        relay(unit, received, values);
      }
      for (var unit : branches) {
        relay(unit, received, values);
      }
    }
  }

  private void relay(String unit, LocalDate received, Map<String, Value> values) {
    var relayed = received.plusDays(random.nextInt(random.nextInt(12) == 0 ? 20 : 6));
    add("relay", unit, null, isDone() ? relayed : null, values);
  }

  private void establish(
      String kind, @Nullable String unit, @Nullable String person, Map<String, Value> values) {
    establishment.add(record(kind, unit, person, null, values));
  }

  private void add(
      String kind,
      @Nullable String unit,
      @Nullable String person,
      @Nullable LocalDate day,
      Map<String, Value> values) {
    var month = YearMonth.from(day == null ? AS_OF : day);
    work.computeIfAbsent(month, _ -> new ArrayList<>())
        .add(record(kind, unit, person, day, values));
  }

  private WorkRecord record(
      String kind,
      @Nullable String unit,
      @Nullable String person,
      @Nullable LocalDate day,
      Map<String, Value> values) {
    return new WorkRecord(
        "%s/%06d".formatted(kind, ++number),
        kind,
        unit,
        person,
        day,
        Instant.EPOCH,
        WorkRecord.State.ACTIVE,
        values);
  }

  private boolean isDone() {
    return random.nextInt(20) > 0;
  }

  private LocalDate day() {
    return YEAR.plusDays(random.nextInt(305));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// A word of the office's language.
  static String word(String name) {
    return String.valueOf(WORDS.getProperty(name));
  }

  private static Properties read() {
    try (var in = Province.class.getResourceAsStream("province.properties");
        var reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
      var words = new Properties();
      words.load(reader);
      return words;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Value words(String text) {
    return new Value.Words(text);
  }

  private static Value count(long number) {
    return new Value.Quantity(Amount.whole(number));
  }
}
