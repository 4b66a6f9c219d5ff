package org.luoshi.packs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.text.Text;

/// Reads the figures: named numbers over records, units, posts and duties.
final class FigureReader {

  private static final Pattern ID =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\{year\\}[A-Za-z0-9_-]*)?");
  private static final List<String> FORMS =
      List.of("record", "units", "post", "duty", "quota-of", "percent", "parts");

  private final Declared declared;
  private final Findings findings;
  private final RecordFigures recordFigures;
  private final DutyFigures dutyFigures;

  private FigureReader(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
    this.recordFigures = new RecordFigures(declared);
    this.dutyFigures = new DutyFigures(declared);
  }

  static Map<String, FigureSpec> read(Section figures, Declared declared) {
    var reader = new FigureReader(declared);
    return reader.figures(figures, new Around(Set.of(), new LinkedHashMap<>()));
  }

  /// The figures that one may name: all of a level, and those read so far; true marks a group.
  private record Around(Set<String> all, Map<String, Boolean> read) {
    Around within(Set<String> inner) {
      var known = new LinkedHashSet<>(inner);
      known.addAll(all);
      return new Around(known, new LinkedHashMap<>(read));
    }
  }

  private Map<String, FigureSpec> figures(Section section, Around outer) {
    var around = outer.within(section.entries().keySet());
    var read = new LinkedHashMap<String, FigureSpec>();
    section
        .entries()
        .forEach((id, entry) -> {
          if (!ID.matcher(id).matches()) {
            findings.error("pack-bad-figure-id", entry.keyAt(), id);
          }
          var figure = section.section(id, entry.value()).flatMap(s -> figure(id, s, around));
          figure.ifPresent(found -> read.put(id, found));
          around.read.put(id, figure.orElse(null) instanceof FigureSpec.Group);
        });
    return read;
  }

  private Optional<FigureSpec> figure(String id, Section section, Around around) {
    var title = section.text(id);
    var forms = FORMS.stream().filter(section::has).toList();
    if (forms.size() != 1) {
      findings.error("pack-figure-form", section.at(), id, String.join(", ", FORMS));
      return Optional.empty();
    }
    Optional<FigureSpec> read =
        switch (forms.getFirst()) {
          case "record" -> recordFigures.read(title, section);
          case "units" -> units(title, section);
          case "post" -> declared.post(section, "post").map(p -> new FigureSpec.OfPost(title, p));
          case "duty" -> dutyFigures.read(title, section);
          case "quota-of" -> quota(title, section);
          case "percent" -> percent(title, section, around);
          default -> group(title, section, around);
        };
    section.done();
    return read;
  }

  private Optional<FigureSpec> group(Text title, Section section, Around around) {
    return section
        .section("parts")
        .map(parts -> new FigureSpec.Group(title, figures(parts, around)));
  }

  private Optional<FigureSpec> quota(Text title, Section section) {
    var duty = declared.duty(section, "quota-of");
    if (duty.isPresent() && duty.get().needs() == null) {
      findings.error("pack-quota-of-none", section.valueAt("quota-of"), duty.get().id());
    }
    return duty.map(found -> new FigureSpec.Quota(title, found.id()));
  }

  private Optional<FigureSpec> units(Text title, Section section) {
    var kind = declared.unitKind(section, "units");
    var unit = declared.records().get(House.UNIT);
    @Nullable String size =
        unit == null || !section.has("sum")
            ? null
            : declared.field(section, "sum", unit, FieldTypes.NUMBERS).map(Field::id).orElse(null);
    return kind.map(found -> new FigureSpec.OfUnits(title, found, size));
  }

  private Optional<FigureSpec> percent(Text title, Section section, Around around) {
    var part = named(section, "percent", around);
    if (!section.has("of")) {
      section.missing("of");
    }
    var whole = named(section, "of", around);
    return part.flatMap(p -> whole.map(w -> new FigureSpec.Percent(title, p, w)));
  }

  private Optional<String> named(Section section, String key, Around around) {
    var written = section.words(key);
    if (written.isEmpty()) {
      return written;
    }
    var id = written.get();
    if (!around.all.contains(id)) {
      findings.unknown("pack-unknown-figure", section.valueAt(key), id, around.all);
    } else if (!around.read.containsKey(id)) {
      findings.error("pack-figure-later", section.valueAt(key), id);
    } else if (Boolean.TRUE.equals(around.read.get(id))) {
      findings.error("pack-figure-group", section.valueAt(key), id);
    }
    return written;
  }
}
