package org.luoshi.server.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.obligations.Burden;
import org.luoshi.server.obligations.Filter;
import org.luoshi.server.obligations.View;
import org.luoshi.server.obligations.Wanted;

/// What is asked of units this year: requests and the usual minutes to answer them, by month and by
/// unit.
final class BurdenSheets {

  private BurdenSheets() {}

  static String head(Look look) {
    var view = look.view();
    double minutes = 0;
    var each = minutes(look);
    for (var line : view.byDuty()) {
      minutes += line.tally().owed() * each.getOrDefault(line.duty().id(), 0.0);
    }
    return look.say(
        "insight.burden.head",
        view.tally().owed(),
        whole(minutes),
        hours(minutes),
        look.units().size());
  }

  static List<Sheet> of(Look look) {
    return List.of(months(look), units(look));
  }

  /// The minutes of one request of each duty.
  private static Map<String, Double> minutes(Look look) {
    var each = new HashMap<String, Double>();
    var programme = look.board().programme();
    for (var line : look.view().byDuty()) {
      Duty duty = line.duty();
      each.put(duty.id(), Burden.minutes(programme, duty));
    }
    return each;
  }

  private static String whole(double minutes) {
    return String.valueOf(Math.round(minutes));
  }

  private static String hours(double minutes) {
    return BigDecimal.valueOf(minutes / 60).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /// Requests by the month they are due in.
  private static Sheet months(Look look) {
    var each = minutes(look);
    var wanted = Wanted.ALL.is(View.owed());
    var counts = new TreeMap<YearMonth, double[]>();
    look.view()
        .dueDays(wanted)
        .forEach((day, duties) -> {
          var sum = counts.computeIfAbsent(YearMonth.from(day), _ -> new double[2]);
          duties.forEach((duty, count) -> {
            sum[0] += count;
            sum[1] += count * each.getOrDefault(duty, 0.0);
          });
        });
    var rows = new LinkedHashMap<String, List<Cell>>();
    var filter = look.filter().is(Filter.OWED);
    counts.forEach((month, sum) ->
        rows.put(
            month.toString(),
            row(
                look,
                new Cell.Words(
                    look.words().month(month.atDay(1), month.getYear()), month.toString(), ""),
                filter.due(month.atDay(1), month.atEndOfMonth()),
                sum)));
    undated(look, each, filter, rows);
    return Sheet.of(
        new Sheet.Words(look.say("insight.burden.months"), look.say("insight.burden.months-note")),
        "months",
        Sheet.columns(look.page(), "month", "#requests", "#minutes", "#hours"),
        rows);
  }

  private static void undated(
      Look look, Map<String, Double> each, Filter filter, Map<String, List<Cell>> rows) {
    var wanted = Wanted.ALL.is(View.owed()).due(LocalDate.MAX, LocalDate.MAX);
    int never = look.view().count(wanted);
    if (never > 0) {
      double minutes = 0;
      for (var line : look.view().byDuty()) {
        var id = line.duty().id();
        minutes += look.view().count(wanted.ofDuty(id)) * each.getOrDefault(id, 0.0);
      }
      rows.put(
          "never",
          row(
              look,
              new Cell.Words(look.say("heat.never"), "never", ""),
              filter.withoutDueDay(),
              new double[] {never, minutes}));
    }
  }

  private static List<Cell> row(Look look, Cell month, Filter filter, double[] sum) {
    return List.of(
        month,
        Cell.count(Math.round(sum[0]), filter.href(look.page())),
        Cell.figure(whole(sum[1])),
        Cell.figure(hours(sum[1])));
  }

  /// Requests of each unit’s own, in the order of the tree.
  private static Sheet units(Look look) {
    var each = minutes(look);
    int months = look.asOf().getMonthValue();
    return new Sheet(
        "units",
        look.say("insight.burden.units"),
        look.say("insight.burden.units-note"),
        Sheet.columns(
            look.page(), "unit", "#duties", "#requests", "#a_month", "#minutes", "#hours"),
        look.units(),
        keys ->
            look.view().matrix(keys).entrySet().stream()
                .filter(row -> keys.contains(row.getKey()))
                .map(row -> row(look, row.getKey(), row.getValue(), each, months))
                .toList());
  }

  private static List<Cell> row(
      Look look, String unit, Map<String, Tally> duties, Map<String, Double> each, int months) {
    int requests = 0;
    int asking = 0;
    double minutes = 0;
    for (var one : duties.entrySet()) {
      int owed = one.getValue().owed();
      requests += owed;
      asking += owed > 0 ? 1 : 0;
      minutes += owed * each.getOrDefault(one.getKey(), 0.0);
    }
    var monthly =
        BigDecimal.valueOf(requests).divide(BigDecimal.valueOf(months), 1, RoundingMode.HALF_UP);
    return List.of(
        look.unitCell(unit),
        Cell.figure(asking),
        Cell.count(requests, Filter.ALL.own(unit).is(Filter.OWED).href(look.page())),
        Cell.figure(monthly.toPlainString()),
        Cell.figure(whole(minutes)),
        Cell.figure(hours(minutes)));
  }
}
