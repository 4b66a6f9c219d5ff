package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.obligations.Burden.Cost;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// The burden of the programme unit by unit, and where two duties ask for the same record.
public record BurdenSheet(
    List<Choice> crumbs,
    String unit,
    List<Row> rows,
    int total,
    String next,
    List<Shared> overlaps,
    String undeclared) {

  /// Units on one page.
  static final int ROWS = 50;

  /// A unit: how many duties bind it, what they ask in a year and what was entered in the last.
  public record Row(String name, String href, int duties, Cost asked, Cost entered) {
    public String hours() {
      return java.math.BigDecimal.valueOf(asked.minutes() / 60)
          .setScale(1, java.math.RoundingMode.HALF_UP)
          .toPlainString();
    }
  }

  public record Shared(String kind, List<Choice> duties, boolean shared) {}

  static BurdenSheet of(Sight sight, String unit, Page page) {
    var units = sight.within(unit);
    var after = page.asked("after").orElse("");
    int start = after.isEmpty() ? 0 : units.indexOf(after) + 1;
    var shown = units.subList(start, Math.min(units.size(), start + ROWS));
    var words = Sights.words(sight, page);
    return new BurdenSheet(
        Glance.crumbs(sight, unit, page, words),
        unit,
        rows(sight, shown, words, page),
        units.size(),
        start + ROWS < units.size() ? shown.getLast() : "",
        overlaps(sight, words, page),
        undeclared(sight, words, page));
  }

  private static List<Row> rows(Sight sight, List<String> units, Words words, Page page) {
    var burden = sight.burden();
    return units.stream()
        .map(id -> {
          var costs = burden.ask(id);
          return new Row(
              words.unit(id),
              page.link("/", "unit", id),
              costs.size(),
              costs.values().stream().reduce(Cost.NONE, Cost::plus),
              burden.entered(id));
        })
        .toList();
  }

  private static List<Shared> overlaps(Sight sight, Words words, Page page) {
    return Burden.overlaps(sight.board().programme()).stream()
        .map(one ->
            new Shared(
                words.kindOfRecord(one.kind()),
                one.duties().stream()
                    .map(duty ->
                        new Choice(
                            page.link("/duties/" + Page.segment(duty.id())),
                            duty.title().in(page.language())))
                    .toList(),
                one.shared()))
        .toList();
  }

  /// The kinds of record for which the pack tells no minutes.
  private static String undeclared(Sight sight, Words words, Page page) {
    var kinds =
        sight.board().programme().duties().values().stream()
            .flatMap(duty -> java.util.stream.Stream.ofNullable(duty.needs()))
            .map(needs -> needs.record())
            .distinct()
            .filter(kind -> {
              var known = sight.board().programme().records().get(kind);
              return known == null || known.usualMinutes().isEmpty();
            })
            .map(words::kindOfRecord)
            .toList();
    return String.join(page.say("list.comma"), kinds);
  }

  /// The burden of all units seen as a sheet.
  static Table table(Sight sight, String unit, Page page) {
    var rows = rows(sight, sight.within(unit), Sights.words(sight, page), page);
    var header = new ArrayList<String>();
    for (var key :
        List.of(
            "col.unit",
            "burden.duties",
            "burden.records",
            "burden.minutes",
            "burden.entered",
            "burden.entered-minutes")) {
      header.add(page.say(key));
    }
    return new Table(
        page.say("page.burden"),
        page.say("burden.banner", page.day(sight.asOf())),
        header,
        () ->
            rows.stream()
                .map(row ->
                    List.of(
                        new Value.Words(row.name()),
                        DutyList.number(row.duties()),
                        DutyList.number(row.asked().wholeRecords()),
                        DutyList.number(row.asked().wholeMinutes()),
                        DutyList.number(row.entered().wholeRecords()),
                        DutyList.number(row.entered().wholeMinutes())))
                .iterator());
  }
}
