package org.luoshi.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;

/// A made-up programme of duties that every unit owes once a month.
public final class MonthlyDuties {

  private MonthlyDuties() {}

  /// Each duty is proved by one record of a kind of its own; every third adds up days.
  public static Programme programme(int duties, LocalDate first) {
    var all = new LinkedHashMap<String, Duty>();
    for (int i = 0; i < duties; i++) {
      var id = "duty-" + i;
      var needs =
          new Needs("kind-" + i, List.of(), i % 3 == 0 ? "days" : null, Amount.ONE, null, null);
      all.put(
          id,
          new Duty(
              id,
              "1",
              Text.same(id),
              new Duty.BindsUnits(Set.of("unit")),
              new Duty.Every(Length.Calendar.MONTH),
              Duty.Partial.SKIP,
              needs,
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
        first,
        java.time.ZoneOffset.UTC,
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
