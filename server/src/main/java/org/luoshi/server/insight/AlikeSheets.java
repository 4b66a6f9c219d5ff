package org.luoshi.server.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.insight.Alike;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Names;

/// Texts in records of one kind that are nearly the same though of other units or days.
final class AlikeSheets {

  private static final int SHOWN = 60;

  private AlikeSheets() {}

  /// A group by what it is known by: the first record and the field.
  private record Group(
      String key, String kind, Field field, String words, List<WorkRecord> records) {}

  private record Groups(Map<String, Group> byKey, int texts) {

    static Groups of(Look look) {
      return look.kept().of(Groups.class, look, () -> made(look));
    }

    private static Groups made(Look look) {
      var byKind = new LinkedHashMap<String, List<WorkRecord>>();
      for (var one : look.work(look.sight().from())) {
        byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
      }
      var groups = new ArrayList<Group>();
      var names = new Names(look.board().organisation());
      int texts = 0;
      for (var entry : byKind.entrySet()) {
        var kind = look.board().programme().records().get(entry.getKey());
        if (kind != null) {
          entry.getValue().sort(IN_ORDER);
          for (var field : free(kind)) {
            texts += groups(kind, field, entry.getValue(), names, groups);
          }
        }
      }
      groups.sort(Comparator.comparing((Group one) -> one.records().getFirst(), IN_ORDER));
      var byKey = new LinkedHashMap<String, Group>();
      groups.forEach(one -> byKey.put(one.key(), one));
      return new Groups(byKey, texts);
    }
  }

  private static final Comparator<WorkRecord> IN_ORDER =
      Comparator.comparing((WorkRecord one) -> String.valueOf(one.effective()))
          .thenComparing(WorkRecord::id);

  /// The fields of the kind in which people write freely.
  private static List<Field> free(RecordKind kind) {
    var roles = kind.roles();
    var apart = new HashSet<>(Arrays.asList(roles.unit(), roles.person()));
    apart.addAll(kind.key());
    return kind.fields().values().stream()
        .filter(field -> field.type() instanceof Field.Words && !apart.contains(field.id()))
        .toList();
  }

  /// Adds the groups of a field and returns how many texts it holds; the name of a unit is none.
  private static int groups(
      RecordKind kind, Field field, List<WorkRecord> records, Names names, List<Group> to) {
    var byId = new LinkedHashMap<String, WorkRecord>();
    var texts = new ArrayList<Alike.Text>();
    for (var one : records) {
      if (one.value(field.id()).orElse(null) instanceof Value.Words(var words)
          && names.unit(words).isEmpty()) {
        byId.put(one.id(), one);
        texts.add(new Alike.Text(one.id(), words));
      }
    }
    for (var group : Alike.of(texts)) {
      var all = new ArrayList<WorkRecord>();
      all.add(Objects.requireNonNull(byId.get(group.first().id())));
      group.others().forEach(one -> all.add(Objects.requireNonNull(byId.get(one.id()))));
      if (isAcross(all)) {
        to.add(
            new Group(
                group.first().id() + " " + field.id(),
                kind.id(),
                field,
                group.first().words(),
                all));
      }
    }
    return texts.size();
  }

  /// Whether they are of more than one unit or day.
  private static boolean isAcross(List<WorkRecord> all) {
    return all.stream().map(WorkRecord::unit).distinct().count() > 1
        || all.stream().map(WorkRecord::effective).distinct().count() > 1;
  }

  static String head(Look look) {
    var groups = Groups.of(look);
    return look.say("insight.alike.head", groups.texts(), groups.byKey().size());
  }

  static List<Sheet> of(Look look) {
    var groups = Groups.of(look).byKey();
    return List.of(
        new Sheet(
            "groups",
            look.say("insight.alike.groups"),
            look.say("insight.alike.groups-note", Alike.PERCENT, Alike.LETTERS),
            Sheet.columns(
                look.page(), "day", "last_day", "kind", "field", "text", "#units", "#records"),
            List.copyOf(groups.keySet()),
            keys ->
                keys.stream()
                    .map(key -> row(look, Objects.requireNonNull(groups.get(key))))
                    .toList()));
  }

  private static List<Cell> row(Look look, Group group) {
    var days =
        group.records().stream().map(WorkRecord::effective).filter(Objects::nonNull).toList();
    return List.of(
        day(days.stream().min(Comparator.naturalOrder()).orElse(null)),
        day(days.stream().max(Comparator.naturalOrder()).orElse(null)),
        new Cell.Words(look.words().kindOfRecord(group.kind()), group.kind(), ""),
        new Cell.Words(group.field().title().in(look.page().language()), group.field().id(), ""),
        Cell.words(
            group.words().length() > SHOWN
                ? group.words().substring(0, SHOWN) + "…"
                : group.words()),
        Cell.figure(group.records().stream().map(WorkRecord::unit).distinct().count()),
        Cell.count(group.records().size(), look.behind(Topic.ALIKE, "group", group.key())));
  }

  private static Cell day(@org.jspecify.annotations.Nullable LocalDate day) {
    return day == null ? Cell.words("—") : new Cell.On(day);
  }

  /// The records of a group.
  static List<Sheet> behind(Look look) {
    var group = Groups.of(look).byKey().get(look.asked("group"));
    return group == null
        ? List.of()
        : List.of(new Behind(look, look.say("insight.alike.behind")).records(group.records()));
  }
}
