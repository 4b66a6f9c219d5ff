package org.luoshi.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.UnitKind;
import org.luoshi.engine.text.Place.Span;

/// What the pack has declared so far, by id, for the parts that refer to it.
///
/// A thing declared with mistakes is here too, so that one mistake is not reported again wherever
/// its name is used. Kinds whose reading is still to come are not: parts are read in an order in
/// which nobody refers forwards.
record Declared(
    Findings findings,
    LocalDate effective,
    Map<String, UnitKind> unitKinds,
    Map<String, RecordKind> records,
    Map<String, Post> posts,
    Map<String, Duty> duties,
    Set<String> dayCounts) {

  Declared(Findings findings, LocalDate effective) {
    this(
        findings,
        effective,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new HashSet<>());
  }

  /// Whether the field counts days, of which a term holds only so many.
  boolean countsDays(RecordKind kind, String field) {
    return dayCounts.contains(kind.id() + "/" + field);
  }

  Optional<RecordKind> record(Section section, String key) {
    return known(section, key, records, "pack-unknown-record");
  }

  Optional<String> unitKind(Section section, String key) {
    return known(section, key, unitKinds, "pack-unknown-unit-kind").map(UnitKind::id);
  }

  Optional<String> post(Section section, String key) {
    return known(section, key, posts, "pack-unknown-post").map(Post::id);
  }

  Optional<Duty> duty(Section section, String key) {
    return known(section, key, duties, "pack-unknown-duty");
  }

  private <T> Optional<T> known(Section section, String key, Map<String, T> all, String code) {
    var written = section.words(key);
    if (written.isPresent() && !all.containsKey(written.get())) {
      findings.unknown(code, section.valueAt(key), written.get(), all.keySet());
    }
    return written.flatMap(id -> Optional.ofNullable(all.get(id)));
  }

  /// The unit kinds named under the key, one or several.
  List<String> unitKinds(Section section, String key) {
    var read = new ArrayList<String>();
    for (var scalar : section.scalars(key)) {
      var written = scalar.text().strip();
      if (unitKinds.containsKey(written)) {
        read.add(written);
      } else {
        findings.unknown("pack-unknown-unit-kind", scalar.at(), written, unitKinds.keySet());
      }
    }
    return read;
  }

  /// A word that names a unit kind, a post, or one of the fixed parties.
  Optional<String> party(Span at, String written, List<String> fixed) {
    if (fixed.contains(written) || unitKinds.containsKey(written) || posts.containsKey(written)) {
      return Optional.of(written);
    }
    var all = new TreeSet<>(fixed);
    all.addAll(unitKinds.keySet());
    all.addAll(posts.keySet());
    findings.unknown("pack-unknown-party", at, written, all);
    return Optional.empty();
  }

  /// The field of the kind that stands under the key.
  Optional<Field> field(Section section, String key, RecordKind kind) {
    return section.words(key).flatMap(id -> field(section.valueAt(key), id, kind));
  }

  /// The field of the kind, if it is of one of the types; any mistake is reported.
  Optional<Field> field(Section section, String key, RecordKind kind, FieldTypes wanted) {
    return field(section, key, kind)
        .filter(field -> {
          if (wanted.holds(field.type())) {
            return true;
          }
          findings.error(
              "pack-field-type",
              section.valueAt(key),
              field.id(),
              kind.id(),
              FieldTypes.name(field.type()),
              wanted.names());
          return false;
        });
  }

  Optional<Field> field(Span at, String id, RecordKind kind) {
    if (kind.field(id).isEmpty()) {
      findings.unknown("pack-unknown-field", at, id, kind.fields().keySet());
    }
    return kind.field(id);
  }
}
