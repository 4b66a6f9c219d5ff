package org.luoshi.server.insight;

import java.util.LinkedHashMap;
import java.util.List;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.insight.Overlaps;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.obligations.View;
import org.luoshi.server.obligations.Wanted;

/// Where the same proof is asked for more than once, by the rules and by the records credited.
final class OverlapSheets {

  private OverlapSheets() {}

  private static Overlaps.Credited credited(Look look) {
    return look.kept()
        .of(
            Overlaps.Credited.class,
            look,
            () ->
                Overlaps.credited(
                    look.view()
                        .list(
                            Wanted.ALL.is(View.owed()),
                            java.util.Optional.empty(),
                            Integer.MAX_VALUE)
                        .judgements(),
                    List.copyOf(look.board().programme().duties().keySet())));
  }

  static String head(Look look) {
    var byDuties = credited(look).byDuties();
    int all = byDuties.values().stream().mapToInt(List::size).sum();
    int several = byDuties.tailMap(2).values().stream().mapToInt(List::size).sum();
    return look.say("insight.overlaps.head", all, several);
  }

  static List<Sheet> of(Look look) {
    return List.of(asked(look), pairs(look), times(look));
  }

  private static Sheet asked(Look look) {
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (var one : Overlaps.asked(look.board().programme())) {
      var kind = look.board().programme().records().get(one.kind());
      rows.put(
          one.one().id() + " " + one.other().id(),
          List.of(
              look.dutyCell(one.one().id()),
              look.dutyCell(one.other().id()),
              new Cell.Words(look.words().kindOfRecord(one.kind()), one.kind(), ""),
              Cell.words(kind == null ? "" : fields(look, kind, one.fields())),
              Cell.words(
                  look.say(one.shared() ? "insight.overlaps.one" : "insight.overlaps.two"))));
    }
    return Sheet.of(
        new Sheet.Words(
            look.say("insight.overlaps.asked"), look.say("insight.overlaps.asked-note")),
        "asked",
        Sheet.columns(look.page(), "duty", "other_duty", "kind", "fields", "entered_for"),
        rows);
  }

  private static String fields(Look look, RecordKind kind, List<String> fields) {
    return String.join(
        look.say("list.comma"),
        fields.stream()
            .map(id -> kind.field(id).map(one -> one.title().in(look.page().language())).orElse(id))
            .toList());
  }

  private static Sheet pairs(Look look) {
    var rows = new LinkedHashMap<String, List<Cell>>();
    credited(look)
        .pairs()
        .forEach((pair, records) ->
            rows.put(
                pair.one() + " " + pair.other(),
                List.of(
                    look.dutyCell(pair.one()),
                    look.dutyCell(pair.other()),
                    Cell.count(
                        records.size(),
                        look.behind(Topic.OVERLAPS, "one", pair.one(), "other", pair.other())))));
    return Sheet.of(
        new Sheet.Words(
            look.say("insight.overlaps.pairs"), look.say("insight.overlaps.pairs-note")),
        "pairs",
        Sheet.columns(look.page(), "duty", "other_duty", "#records"),
        rows);
  }

  private static Sheet times(Look look) {
    var rows = new LinkedHashMap<String, List<Cell>>();
    credited(look)
        .byDuties()
        .forEach((duties, records) ->
            rows.put(
                String.valueOf(duties),
                List.of(
                    new Cell.Words(
                        look.say("insight.overlaps.served", duties), String.valueOf(duties), ""),
                    Cell.count(
                        records.size(),
                        look.behind(Topic.OVERLAPS, "duties", String.valueOf(duties))))));
    return Sheet.of(
        new Sheet.Words(
            look.say("insight.overlaps.times"), look.say("insight.overlaps.times-note")),
        "times",
        Sheet.columns(look.page(), "served", "#records"),
        rows);
  }

  /// The records that served two duties, or so many.
  static List<Sheet> behind(Look look) {
    var credited = credited(look);
    var number = look.asked("duties");
    if (number.matches("[0-9]{1,3}")) {
      int duties = Integer.parseInt(number);
      return List.of(
          new Behind(look, look.say("insight.overlaps.behind.times", duties))
              .records(records(look, credited.byDuties().getOrDefault(duties, List.of()))));
    }
    var pair = new Overlaps.Pair(look.asked("one"), look.asked("other"));
    var found = credited.pairs().get(pair);
    return found == null
        ? List.of()
        : List.of(
            new Behind(
                    look,
                    look.say(
                        "insight.overlaps.behind.pair",
                        CheckSheets.text(look.dutyCell(pair.one())),
                        CheckSheets.text(look.dutyCell(pair.other()))))
                .records(records(look, found)));
  }

  private static List<WorkRecord> records(Look look, List<String> ids) {
    return ids.stream().flatMap(id -> look.record(id).stream()).toList();
  }
}
