package org.luoshi.packs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.RecordKind.ParentLink;
import org.luoshi.engine.duty.RecordKind.Roles;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.text.Text;

/// Reads the record kinds: sheets, columns, roles, keys and parents.
final class RecordKindReader {

  private final Declared declared;
  private final Findings findings;
  private final Map<String, Section> sections;
  private final FieldReader fieldReader;
  private final Set<String> parents = new HashSet<>();

  private RecordKindReader(Declared declared, Map<String, Section> sections) {
    this.declared = declared;
    this.findings = declared.findings();
    this.sections = sections;
    this.fieldReader = new FieldReader(findings, sections.keySet());
  }

  static void read(Section records, Declared declared) {
    var reader = new RecordKindReader(declared, records.declared());
    for (var section : reader.sections.values()) {
      section.section("of").flatMap(of -> of.words("kind")).ifPresent(reader.parents::add);
    }
    reader.sections.forEach((id, section) -> declared.records().put(id, reader.kind(id, section)));
    reader.checkParents();
    reader.checkObjects();
    reader.checkSheets();
  }

  private RecordKind kind(String id, Section section) {
    var title = section.title("title", id);
    int minutes = section.whole("minutes", 0, 10_000).orElse(0);
    var fields = new LinkedHashMap<String, Field>();
    var places = new LinkedHashMap<String, Span>();
    boolean unit = role("unit", section, new Field.UnitRef(), fields, places);
    boolean person = role("person", section, new Field.PersonRef(), fields, places);
    boolean date = role("date", section, new Field.DayOf(), fields, places);
    section.section("fields").ifPresent(inner -> fields(id, inner, fields, places));
    fieldReader.labelsTwice(fields, places);
    var bare = new RecordKind(id, title, List.of(), 0, NO_ROLES, List.of(), null, fields, Set.of());
    var roles =
        new Roles(
            unit ? "unit" : null,
            person ? "person" : null,
            date ? "date" : null,
            day(section, "opens", bare),
            day(section, "closes", bare));
    if ((roles.opens() == null) != (roles.closes() == null)
        && section.has("opens") != section.has("closes")) {
      findings.error("pack-half-a-case", section.at(), id);
    }
    var key = key(section, bare);
    var of = section.section("of").map(inner -> parent(inner, bare)).orElse(null);
    var sheets = sheets(id, section, title);
    var by = HouseRoles.writers(section);
    section.done();
    if (fields.isEmpty()) {
      findings.error("pack-no-fields", section.at(), id);
    }
    return new RecordKind(id, title, sheets, minutes, roles, key, of, fields, by);
  }

  private static final Roles NO_ROLES = new Roles(null, null, null, null, null);

  private boolean role(
      String key,
      Section section,
      Field.Type type,
      Map<String, Field> fields,
      Map<String, Span> places) {
    var inner = section.section(key);
    inner.ifPresent(found -> {
      fields.put(key, fieldReader.role(key, found, type));
      places.put(key, section.keyAt(key));
    });
    return inner.isPresent();
  }

  private void fields(
      String kind, Section section, Map<String, Field> fields, Map<String, Span> places) {
    section
        .declared()
        .forEach((id, inner) -> {
          if (fields.containsKey(id)) {
            findings.error("pack-field-twice", section.keyAt(id), id, kind);
            return;
          }
          if (inner.words("type").filter("days"::equals).isPresent()) {
            declared.dayCounts().add(kind + "/" + id);
          }
          fields.put(id, fieldReader.field(id, inner));
          places.put(id, section.keyAt(id));
        });
  }

  private @Nullable String day(Section section, String key, RecordKind kind) {
    return declared.field(section, key, kind, FieldTypes.DAYS).map(Field::id).orElse(null);
  }

  private List<String> key(Section section, RecordKind kind) {
    var read = new LinkedHashSet<String>();
    for (var scalar : section.scalars("key")) {
      declared.field(scalar.at(), scalar.text().strip(), kind).ifPresent(f -> read.add(f.id()));
    }
    return List.copyOf(read);
  }

  private @Nullable ParentLink parent(Section section, RecordKind kind) {
    var parent = section.needWords("kind");
    if (parent.isPresent() && !sections.containsKey(parent.get())) {
      findings.unknown(
          "pack-unknown-record", section.valueAt("kind"), parent.get(), sections.keySet());
    }
    if (!section.has("link")) {
      section.missing("link");
    }
    var link = declared.field(section, "link", kind);
    if (parent.isPresent()
        && link.isPresent()
        && !link.get().type().equals(new Field.ObjectRef(parent.get()))) {
      findings.error("pack-link-type", section.valueAt("link"), link.get().id(), parent.get());
    }
    var date = declared.field(section, "date", kind, FieldTypes.DAYS).map(Field::id).orElse(null);
    section.done();
    return parent.isPresent() && link.isPresent()
        ? new ParentLink(parent.get(), link.get().id(), date)
        : null;
  }

  private List<String> sheets(String id, Section section, Text title) {
    if (!section.has("sheet")) {
      return parents.contains(id) ? List.of() : List.copyOf(titles(title));
    }
    var sheets = section.list("sheet");
    if (parents.contains(id)) {
      findings.error("pack-sheet-of-parent", section.keyAt("sheet"), id);
    }
    return sheets;
  }

  private static Set<String> titles(Text title) {
    return new LinkedHashSet<>(List.of(title.zh(), title.en()));
  }

  private Section section(RecordKind kind) {
    return Objects.requireNonNull(sections.get(kind.id()));
  }

  private void checkParents() {
    for (var kind : declared.records().values()) {
      var of = kind.of();
      var parent = of == null ? null : declared.records().get(of.kind());
      if (of != null && parent != null && parent.key().size() != 1) {
        findings.error(
            "pack-parent-key", section(kind).keyAt("of"), of.kind(), parent.key().size());
      }
    }
  }

  private void checkObjects() {
    for (var kind : declared.records().values()) {
      for (var field : kind.fields().values()) {
        if (field.type() instanceof Field.ObjectRef(var target)
            && Optional.ofNullable(declared.records().get(target))
                .filter(found -> found.key().size() != 1 && !parents.contains(target))
                .isPresent()) {
          findings.error("pack-object-key", section(kind).at(), field.id(), target);
        }
      }
    }
  }

  private void checkSheets() {
    var taken = new LinkedHashMap<String, String>();
    for (var kind : declared.records().values()) {
      for (var sheet : kind.sheets()) {
        var before = taken.putIfAbsent(sheet.toLowerCase(Locale.ROOT), kind.id());
        if (before != null && !before.equals(kind.id())) {
          var section = section(kind);
          findings.error(
              "pack-sheet-twice",
              section.has("sheet") ? section.valueAt("sheet") : section.at(),
              sheet,
              before);
        }
      }
    }
  }
}
