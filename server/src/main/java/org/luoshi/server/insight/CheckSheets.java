package org.luoshi.server.insight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.luoshi.engine.insight.Checks;
import org.luoshi.engine.insight.Share;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.server.obligations.Filter;

/// Arranged and checked (安排与检查): what was laid on, and what somebody came to look at.
final class CheckSheets {

  private CheckSheets() {}

  /// All that is owed, which of it was looked at, and how many by duty and by unit.
  private record Looked(
      List<Judgement> owed,
      BitSet checked,
      Checks checks,
      Map<String, int[]> byDuty,
      Map<String, int[]> byUnit) {

    static Looked of(Look look) {
      return look.kept().of(Looked.class, look, () -> made(look));
    }

    private static Looked made(Look look) {
      var owed = look.owed();
      var checks = Checks.of(look.checks());
      var checked = new BitSet();
      var byDuty = new HashMap<String, int[]>();
      var byUnit = new HashMap<String, int[]>();
      for (int i = 0; i < owed.size(); i++) {
        var one = owed.get(i);
        boolean is = checks.of(one).isPresent();
        checked.set(i, is);
        for (var counts :
            List.of(
                byDuty.computeIfAbsent(one.obligation().duty().id(), _ -> new int[2]),
                byUnit.computeIfAbsent(one.obligation().unit(), _ -> new int[2]))) {
          counts[0]++;
          counts[1] += is ? 1 : 0;
        }
      }
      return new Looked(owed, checked, checks, byDuty, byUnit);
    }
  }

  static String head(Look look) {
    var looked = Looked.of(look);
    var share = new Share(looked.checked().cardinality(), looked.owed().size());
    return share
        .percent()
        .map(percent ->
            look.say("insight.checks.head", share.whole(), share.part(), percent.toPlainString()))
        .orElseGet(() -> look.say("insight.checks.none"));
  }

  static List<Sheet> of(Look look) {
    return List.of(duties(look), units(look));
  }

  private static Sheet duties(Look look) {
    var looked = Looked.of(look);
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (var line : look.view().byDuty()) {
      var duty = line.duty().id();
      var counts = looked.byDuty().get(duty);
      if (counts != null) {
        var row = new ArrayList<Cell>();
        row.add(look.dutyCell(duty));
        counts(
            row,
            counts,
            look.filter().duty(duty),
            values -> behind(look, "duty", duty, values),
            look);
        rows.put(duty, row);
      }
    }
    return Sheet.of(
        new Sheet.Words(look.say("insight.checks.duties"), note(look)),
        "duties",
        Sheet.columns(look.page(), "duty", "#arranged", "#checked", "#unchecked", "#share"),
        rows);
  }

  private static String note(Look look) {
    return look.say("insight.checks.note", look.checkKinds(), Checks.AFTER_DAYS);
  }

  private static String behind(Look look, String name, String value, String what) {
    return look.behind(Topic.CHECKS, name, value, "what", what);
  }

  private static void counts(
      List<Cell> row, int[] counts, Filter filter, Function<String, String> behind, Look look) {
    row.add(Cell.count(counts[0], filter.is(Filter.OWED).href(look.page())));
    row.add(Cell.count(counts[1], behind.apply("checked")));
    row.add(Cell.count((long) counts[0] - counts[1], behind.apply("unchecked")));
    row.add(DecaySheets.percent(new Share(counts[1], counts[0]).percent().orElse(null)));
  }

  private static Sheet units(Look look) {
    var looked = Looked.of(look);
    return new Sheet(
        "units",
        look.say("insight.checks.units"),
        look.say("insight.checks.units-note"),
        Sheet.columns(
            look.page(), "unit", "#arranged", "#checked", "#unchecked", "#share", "#checks"),
        look.units(),
        keys -> keys.stream().map(unit -> row(look, looked, unit)).toList());
  }

  private static List<Cell> row(Look look, Looked looked, String unit) {
    var row = new ArrayList<Cell>();
    row.add(look.unitCell(unit));
    counts(
        row,
        looked.byUnit().getOrDefault(unit, new int[2]),
        Filter.ALL.own(unit),
        what -> behind(look, "of", unit, what),
        look);
    long checks =
        looked.checks().of(unit).stream()
            .filter(one -> !one.day().isBefore(look.sight().from()))
            .count();
    row.add(Cell.count(checks, behind(look, "of", unit, "checks")));
    return row;
  }

  /// The obligations that were looked at, or not, of a duty or a unit; or the checks of a unit this
  /// year.
  static List<Sheet> behind(Look look) {
    var duty = look.asked("duty");
    var unit = look.asked("of");
    var what = look.asked("what");
    var looked = Looked.of(look);
    var about = duty.isEmpty() ? look.words().unit(unit) : text(look.dutyCell(duty));
    if (what.equals("checks")) {
      var records =
          looked.checks().of(unit).stream()
              .filter(one -> !one.day().isBefore(look.sight().from()))
              .flatMap(one -> look.record(one.record()).stream())
              .toList();
      return List.of(
          new Behind(look, look.say("insight.checks.behind.checks", about)).records(records));
    }
    if (!List.of("checked", "unchecked").contains(what) || duty.isEmpty() == unit.isEmpty()) {
      return List.of();
    }
    Predicate<Judgement> wanted =
        duty.isEmpty()
            ? one -> one.obligation().unit().equals(unit)
            : one -> one.obligation().duty().id().equals(duty);
    var found = new ArrayList<Judgement>();
    for (int i = 0; i < looked.owed().size(); i++) {
      var one = looked.owed().get(i);
      if (looked.checked().get(i) == what.equals("checked") && wanted.test(one)) {
        found.add(one);
      }
    }
    return List.of(
        new Behind(look, look.say("insight.checks.behind." + what, about)).obligations(found));
  }

  static String text(Cell cell) {
    return cell instanceof Cell.Words(var text, var _, var _) ? text : "";
  }
}
