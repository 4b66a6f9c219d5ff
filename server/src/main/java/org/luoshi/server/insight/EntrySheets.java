package org.luoshi.server.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.insight.Checks;
import org.luoshi.engine.insight.Entering;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.records.RecordLink;

/// Entries made long after the work (补录), and many of them shortly before a check.
final class EntrySheets {

  private EntrySheets() {}

  /// The records of units this year, and the rushes before checks.
  private record Entered(
      Map<String, List<WorkRecord>> byUnit, List<Entering.Rush> rushes, int all, int late) {

    static Entered of(Look look) {
      return look.kept().of(Entered.class, look, () -> made(look));
    }

    private static Entered made(Look look) {
      var zone = look.board().programme().zone();
      var all = look.work(LocalDate.MIN);
      var work = all.stream().filter(one -> !day(one).isBefore(look.sight().from())).toList();
      var byUnit = new HashMap<String, List<WorkRecord>>();
      work.forEach(one ->
          byUnit.computeIfAbsent(String.valueOf(one.unit()), _ -> new ArrayList<>()).add(one));
      byUnit
          .values()
          .forEach(its ->
              its.sort(
                  Comparator.comparing((WorkRecord one) -> String.valueOf(one.effective()))
                      .thenComparing(WorkRecord::id)));
      int late = (int) work.stream().filter(one -> Entering.isLate(one, zone)).count();
      return new Entered(byUnit, Entering.rushes(checks(look), all, zone), work.size(), late);
    }

    private static LocalDate day(WorkRecord one) {
      var day = one.effective();
      return day == null ? LocalDate.MIN : day;
    }

    /// The checks of this year.
    private static List<Checks.Check> checks(Look look) {
      return look.checks().stream()
          .filter(one -> !one.day().isBefore(look.sight().from()))
          .toList();
    }

    List<WorkRecord> of(Look look, String unit, String what) {
      var zone = look.board().programme().zone();
      return byUnit.getOrDefault(unit, List.of()).stream()
          .filter(one ->
              what.equals("all")
                  || (Entering.isLate(one, zone)
                      && look.isImported(one) == what.equals("imported")))
          .toList();
    }
  }

  static String head(Look look) {
    var entered = Entered.of(look);
    return look.say("insight.entries.head", entered.all(), entered.late(), entered.rushes().size());
  }

  static List<Sheet> of(Look look) {
    return List.of(rushes(look), units(look));
  }

  private static Sheet rushes(Look look) {
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (var rush : Entered.of(look).rushes()) {
      var check = rush.check();
      rows.put(
          check.record(),
          List.of(
              new Cell.On(check.day()),
              look.unitCell(check.unit()),
              new Cell.Words(
                  look.words()
                      .kindOfRecord(check.record().substring(0, check.record().indexOf('/'))),
                  check.record(),
                  RecordLink.of(check.record())),
              Cell.count(
                  rush.records().size(), look.behind(Topic.ENTRIES, "check", check.record()))));
    }
    return Sheet.of(
        new Sheet.Words(
            look.say("insight.entries.rushes"),
            look.say(
                "insight.entries.rushes-note",
                Entering.BEFORE_DAYS,
                Entering.LATE_AFTER_DAYS,
                Entering.MANY)),
        "rushes",
        Sheet.columns(look.page(), "check_day", "unit", "check", "#records"),
        rows);
  }

  private static Sheet units(Look look) {
    var entered = Entered.of(look);
    return new Sheet(
        "units",
        look.say("insight.entries.units"),
        look.say("insight.entries.units-note", Entering.LATE_AFTER_DAYS),
        Sheet.columns(look.page(), "unit", "#entered_all", "#late_by_hand", "#late_imported"),
        look.units(),
        keys -> keys.stream().map(unit -> row(look, entered, unit)).toList());
  }

  private static List<Cell> row(Look look, Entered entered, String unit) {
    var row = new ArrayList<Cell>();
    row.add(look.unitCell(unit));
    for (var what : List.of("all", "late", "imported")) {
      row.add(
          Cell.count(
              entered.of(look, unit, what).size(),
              look.behind(Topic.ENTRIES, "of", unit, "what", what)));
    }
    return row;
  }

  /// The records of a unit, late or all, or those before a check.
  static List<Sheet> behind(Look look) {
    var entered = Entered.of(look);
    var check = look.asked("check");
    if (!check.isEmpty()) {
      return entered.rushes().stream()
          .filter(rush -> rush.check().record().equals(check))
          .map(rush ->
              new Behind(
                      look,
                      look.say(
                          "insight.entries.behind.rush",
                          look.words().unit(rush.check().unit()),
                          look.words().day(rush.check().day())))
                  .records(rush.records()))
          .toList();
    }
    var what = look.asked("what");
    var unit = look.asked("of");
    return List.of("all", "late", "imported").contains(what)
        ? List.of(
            new Behind(look, look.say("insight.entries.behind." + what, look.words().unit(unit)))
                .records(entered.of(look, unit, what)))
        : List.of();
  }
}
