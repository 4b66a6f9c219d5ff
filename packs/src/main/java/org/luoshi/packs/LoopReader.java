package org.luoshi.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.Reviewing;

/// Reads what stands behind the rooms of the governance loop: `rooms`, `measures`, `reviews`,
/// `checklists` and `grades`.
final class LoopReader {

  /// A part that a field may play in a room, with the types it may have.
  private record Role(String id, boolean required, FieldTypes types) {}

  private static final FieldTypes DAY = FieldTypes.of(Field.DayOf.class);
  private static final FieldTypes WORDS = FieldTypes.of(Field.Words.class);
  private static final FieldTypes UNIT = FieldTypes.of(Field.UnitRef.class, Field.Words.class);
  private static final FieldTypes TERM = FieldTypes.of(Field.TermOf.class);
  private static final FieldTypes NUMBER = FieldTypes.of(Field.Measure.class, Field.Count.class);
  private static final FieldTypes CHOICE = FieldTypes.of(Field.ChoiceOf.class);

  private static final Map<String, List<Role>> ROOMS = rooms();

  private final Declared declared;

  LoopReader(Declared declared) {
    this.declared = declared;
  }

  private static Map<String, List<Role>> rooms() {
    var rooms = new LinkedHashMap<String, List<Role>>();
    rooms.put(
        "findings",
        List.of(
            new Role("problem", true, WORDS),
            new Role("limit", true, DAY),
            new Role("source", false, WORDS),
            new Role("kind", false, CHOICE),
            new Role("checker", false, UNIT),
            new Role("closed", false, DAY)));
    rooms.put("letters", List.of(new Role("term", true, TERM), new Role("superior", false, UNIT)));
    rooms.put(
        "directives", List.of(new Role("title", false, WORDS), new Role("from", false, WORDS)));
    rooms.put(
        "relays",
        List.of(
            new Role("directive", true, FieldTypes.of(Field.ObjectRef.class)),
            new Role("received", false, DAY),
            new Role("how", false, WORDS)));
    rooms.put(
        "inspections",
        List.of(
            new Role("term", true, TERM),
            new Role("score", false, NUMBER),
            new Role("team", false, WORDS)));
    rooms.put("acceptances", List.of(new Role("score", false, NUMBER)));
    rooms.put("reviews", List.of(new Role("term", true, TERM), new Role("score", false, NUMBER)));
    return rooms;
  }

  /// What the pack says; a measure that its ladder proposes must be declared, where any is.
  Loop read(Section pack, List<Consequence> ladder) {
    var uses = new LinkedHashMap<String, Loop.Use>();
    pack.section("rooms")
        .ifPresent(rooms -> {
          for (var room : ROOMS.entrySet()) {
            if (rooms.has(room.getKey())) {
              rooms
                  .section(room.getKey())
                  .flatMap(section -> use(section, room.getValue()))
                  .ifPresent(use -> uses.put(room.getKey(), use));
            }
          }
          rooms.done();
        });
    var measures = new LinkedHashMap<String, Loop.Measure>();
    pack.section("measures")
        .ifPresent(
            all -> all.declared().forEach((id, section) -> measures.put(id, measure(id, section))));
    check(pack, measures.keySet(), ladder);
    var lists = new ChecklistReader(declared);
    var grades = lists.grades(pack);
    return new Loop(
        uses,
        measures,
        pack.section("reviews").map(this::reviewing).orElse(Reviewing.NONE),
        lists.checklists(pack),
        grades);
  }

  private Optional<Loop.Use> use(Section section, List<Role> roles) {
    if (!section.has("record")) {
      section.missing("record");
    }
    var kind = declared.record(section, "record");
    var fields = new LinkedHashMap<String, String>();
    for (var role : roles) {
      if (section.has(role.id())) {
        kind.flatMap(known -> declared.field(section, role.id(), known, role.types()))
            .ifPresent(field -> fields.put(role.id(), field.id()));
      } else if (role.required()) {
        section.missing(role.id());
      }
    }
    section.done();
    return kind.map(RecordKind::id).map(id -> new Loop.Use(id, fields));
  }

  private static Loop.Measure measure(String id, Section section) {
    var title = section.text(id);
    var reply = Spelling.stretch(section, "reply", false).orElse(null);
    var appeal = Spelling.stretch(section, "appeal", false).orElse(null);
    section.done();
    return new Loop.Measure(id, title, reply, appeal);
  }

  private Reviewing reviewing(Section section) {
    var parts = new ArrayList<Reviewing.Part>();
    if (!section.has("parts")) {
      section.missing("parts");
    }
    section
        .section("parts")
        .ifPresent(all ->
            all.declared()
                .forEach((id, part) -> {
                  parts.add(
                      new Reviewing.Part(
                          id, part.text(id), part.whole("weight", 1, 1000).orElse(1)));
                  part.done();
                }));
    var grades = new ArrayList<Reviewing.Grade>();
    for (var item : section.items("grades")) {
      section
          .section("grades", item)
          .ifPresent(grade -> {
            grades.add(
                new Reviewing.Grade(
                    grade.text("-"), grade.decimal("at-least").orElse(BigDecimal.ZERO)));
            grade.done();
          });
    }
    section.done();
    return new Reviewing(parts, grades);
  }

  private void check(Section pack, Set<String> known, List<Consequence> ladder) {
    for (var step : ladder) {
      var measure = step.measure();
      if (measure != null && !known.isEmpty() && !known.contains(measure)) {
        declared
            .findings()
            .unknown("pack-unknown-measure", pack.keyAt("consequences"), measure, known);
      }
    }
  }
}
