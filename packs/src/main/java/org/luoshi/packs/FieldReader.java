package org.luoshi.packs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Field.Choice;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.text.Text;
import org.luoshi.packs.yaml.YamlNode;
import org.luoshi.packs.yaml.YamlNode.Scalar;

/// Reads the columns of a record kind: titles, labels, types and choices.
final class FieldReader {

  private final Findings findings;
  private final Set<String> recordIds;

  FieldReader(Findings findings, Set<String> recordIds) {
    this.findings = findings;
    this.recordIds = recordIds;
  }

  /// A field whose part is known by its key, such as `unit:` or `date:`.
  Field role(String id, Section section, Field.Type type) {
    var title = section.text(id);
    var labels = labels(title, section);
    boolean required = section.flag("required", true);
    section.done();
    return new Field(id, title, labels, type, required);
  }

  Field field(String id, Section section) {
    var title = section.text(id);
    var labels = labels(title, section);
    boolean required = section.flag("required", true);
    var type = type(section);
    section.done();
    return new Field(id, title, labels, type, required);
  }

  private Field.Type type(Section section) {
    var name = section.oneOf("type", FieldTypes.all());
    if (section.words("type").filter(written -> !written.equals(name)).isPresent()) {
      section.has("of");
      section.has("kind");
      return new Field.Words();
    }
    if (!name.equals("choice") && section.has("of")) {
      findings.error("pack-choices-without-choice", section.keyAt("of"), name);
    }
    if (!name.equals("object") && section.has("kind")) {
      findings.error("pack-kind-without-object", section.keyAt("kind"), name);
    }
    return switch (name) {
      case "choice" -> choices(section);
      case "count", "days" -> new Field.Count();
      case "number" -> new Field.Measure();
      case "date" -> new Field.DayOf();
      case "unit" -> new Field.UnitRef();
      case "person" -> new Field.PersonRef();
      case "term" -> new Field.TermOf();
      case "object" -> object(section);
      default -> new Field.Words();
    };
  }

  private Field.Type object(Section section) {
    var kind = section.needWords("kind");
    if (kind.isPresent() && !recordIds.contains(kind.get())) {
      findings.unknown("pack-unknown-record", section.valueAt("kind"), kind.get(), recordIds);
    }
    return kind.<Field.Type>map(Field.ObjectRef::new).orElseGet(Field.Words::new);
  }

  private Field.Type choices(Section section) {
    if (!section.has("of")) {
      section.missing("of");
    }
    var read = new LinkedHashMap<String, Choice>();
    var taken = new LinkedHashMap<String, Span>();
    section
        .section("of")
        .ifPresent(inner ->
            inner
                .entries()
                .forEach((id, entry) -> {
                  inner.checkId(id, entry.keyAt());
                  var choice = choice(id, inner, entry.value());
                  taken(choice.labels(), entry.keyAt(), taken, "pack-choice-label-twice");
                  read.put(id, choice);
                }));
    return new Field.ChoiceOf(read);
  }

  private Choice choice(String id, Section choices, YamlNode node) {
    if (node instanceof Scalar scalar) {
      var written = scalar.text().isBlank() ? id : scalar.text().strip();
      return new Choice(id, Text.same(written), List.of(written));
    }
    var section = choices.section(id, node).orElseGet(() -> Section.empty(findings, node.at()));
    var title = section.text(id);
    var labels = labels(title, section);
    section.done();
    return new Choice(id, title, labels);
  }

  private static List<String> labels(Text title, Section section) {
    var labels = new LinkedHashSet<>(List.of(title.zh(), title.en()));
    labels.addAll(section.list("also"));
    return List.copyOf(labels);
  }

  /// Reports labels that two fields of a kind would both be found by.
  void labelsTwice(Map<String, Field> fields, Map<String, Span> places) {
    var taken = new LinkedHashMap<String, Span>();
    fields.forEach((id, field) -> {
      var at = places.getOrDefault(id, new Span("", 0, 0));
      taken(field.labels(), at, taken, "pack-label-twice");
    });
  }

  private void taken(List<String> labels, Span at, Map<String, Span> taken, String code) {
    for (var label : labels) {
      var before = taken.putIfAbsent(label.strip().toLowerCase(Locale.ROOT), at);
      if (before != null && !before.equals(at)) {
        findings.error(code, at, label, before.line());
      }
    }
  }
}
