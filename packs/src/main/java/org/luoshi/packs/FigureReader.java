package org.luoshi.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.text.Text;
import org.luoshi.packs.yaml.YamlNode.Entry;

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
    return new FigureReader(declared).figures(figures, figures.entries().keySet());
  }

  private Map<String, FigureSpec> figures(Section section, Set<String> global) {
    var read = new LinkedHashMap<String, FigureSpec>();
    section
        .entries()
        .forEach((id, entry) -> {
          if (!ID.matcher(id).matches()) {
            findings.error("pack-bad-figure-id", entry.keyAt(), id);
          }
          figure(id, section, entry, global).ifPresent(figure -> read.put(id, figure));
        });
    return read;
  }

  private Optional<FigureSpec> figure(String id, Section around, Entry entry, Set<String> global) {
    var section = around.section(id, entry.value()).orElse(null);
    if (section == null) {
      return Optional.empty();
    }
    var title = section.text(id);
    var forms = FORMS.stream().filter(section::has).toList();
    if (forms.size() != 1) {
      findings.error("pack-figure-form", entry.keyAt(), id, String.join(", ", FORMS));
      return Optional.empty();
    }
    var known = new ArrayList<>(around.entries().keySet());
    known.addAll(global);
    var read =
        switch (forms.getFirst()) {
          case "record" -> recordFigures.read(title, section);
          case "units" -> units(title, section);
          case "post" ->
              declared.post(section, "post").<FigureSpec>map(p -> new FigureSpec.OfPost(title, p));
          case "duty" -> dutyFigures.read(title, section);
          case "quota-of" -> quota(title, section);
          case "percent" -> percent(title, section, known);
          default -> group(title, section, global);
        };
    section.done();
    return read;
  }

  private Optional<FigureSpec> group(Text title, Section section, Set<String> global) {
    return section
        .section("parts")
        .map(parts -> new FigureSpec.Group(title, figures(parts, global)));
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

  private Optional<FigureSpec> percent(Text title, Section section, List<String> known) {
    var part = sibling(section, "percent", known);
    if (!section.has("of")) {
      section.missing("of");
    }
    var whole = sibling(section, "of", known);
    return part.flatMap(p -> whole.map(w -> new FigureSpec.Percent(title, p, w)));
  }

  private Optional<String> sibling(Section section, String key, List<String> known) {
    var written = section.words(key);
    if (written.isPresent() && !known.contains(written.get())) {
      unknown(section.valueAt(key), written.get(), known);
    }
    return written;
  }

  private void unknown(Span at, String written, List<String> known) {
    findings.unknown("pack-unknown-figure", at, written, known);
  }
}
