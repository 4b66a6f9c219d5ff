package org.luoshi.spark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.WorkingCalendar;

/// A made-up province from a seed: sixteen subtrees of equal size with offices of ten branches,
/// monthly duties for every unit, two of three done.
record MadeProvince(int units, int duties, int months, long seed) {

  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final int SUBTREES = 16;

  Span span() {
    var last = FIRST.plusMonths(months).minusDays(1);
    return new Span(FIRST, last, last);
  }

  Book book() {
    var all = new LinkedHashMap<String, Unit>();
    add(all, "P", "");
    for (int tree = 0; tree < SUBTREES; tree++) {
      add(all, "D" + tree, "P");
      for (int unit = 1; unit < units / SUBTREES; unit++) {
        boolean office = unit % 11 == 1;
        add(
            all,
            "D%d-%d".formatted(tree, unit),
            office ? "D" + tree : "D%d-%d".formatted(tree, unit - (unit + 10) % 11));
      }
    }
    return new Book(
        "province",
        new Rules(List.of(programme()), new WorkingCalendar("none", Set.of(), Map.of())),
        new Evidence(
            new Organisation(all, List.of(), List.of()), records(all.keySet()), List.of()));
  }

  private static void add(Map<String, Unit> all, String id, String superior) {
    var since = LocalDate.of(2000, 1, 1);
    all.put(
        id,
        new Unit(
            id,
            "unit",
            since,
            null,
            Timeline.from(since, id),
            Timeline.from(since, superior),
            Map.of()));
  }

  private List<WorkRecord> records(Set<String> all) {
    var random = new SplittableRandom(seed);
    var records = new ArrayList<WorkRecord>();
    for (var unit : all) {
      for (int duty = 0; duty < duties; duty++) {
        for (int month = 0; month < months; month++) {
          if (random.nextInt(3) > 0) {
            var day = FIRST.plusMonths(month).plusDays(random.nextInt(28));
            records.add(
                new WorkRecord(
                    "r" + records.size(),
                    "kind-" + duty,
                    unit,
                    null,
                    day,
                    Instant.EPOCH.plusSeconds(day.toEpochDay() * 86_400),
                    WorkRecord.State.ACTIVE,
                    Map.of("days", new Value.Quantity(Amount.ONE))));
          }
        }
      }
    }
    return records;
  }

  private Programme programme() {
    var all = new LinkedHashMap<String, Duty>();
    for (int i = 0; i < duties; i++) {
      var id = "duty-" + i;
      all.put(
          id,
          new Duty(
              id,
              "1",
              Text.same(id),
              new Duty.BindsUnits(Set.of("unit")),
              new Duty.Every(Length.Calendar.MONTH),
              Duty.Partial.SKIP,
              new Needs("kind-" + i, List.of(), i % 3 == 0 ? "days" : null, Amount.ONE, null, null),
              Deadline.TERM_END,
              Duty.Window.TERM,
              0,
              "superior",
              1,
              false,
              Duty.JudgedBy.EFFECTIVE));
    }
    return new Programme(
        "bench",
        "1",
        Text.same("bench"),
        "bench",
        FIRST,
        ZoneOffset.UTC,
        "none",
        Map.of(),
        Map.of(),
        Map.of(),
        all,
        List.of(),
        Map.of(),
        Loop.NONE);
  }
}
