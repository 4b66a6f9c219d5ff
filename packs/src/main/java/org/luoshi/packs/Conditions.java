package org.luoshi.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.packs.yaml.YamlNode;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlNode.Scalar;
import org.luoshi.packs.yaml.YamlNode.Sequence;

/// Reads `where`: what must hold of a record's fields for it to count.
final class Conditions {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Declared declared;
  private final Findings findings;

  Conditions(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
  }

  List<Condition> read(Section section, RecordKind kind) {
    var conditions = new ArrayList<Condition>();
    section
        .section("where")
        .ifPresent(where ->
            where
                .entries()
                .forEach((id, entry) ->
                    declared
                        .field(entry.keyAt(), id, kind)
                        .flatMap(field -> condition(where, field, kind, entry.value()))
                        .ifPresent(conditions::add)));
    return conditions;
  }

  private Optional<Condition> condition(
      Section where, Field field, RecordKind kind, YamlNode node) {
    return switch (node) {
      case Scalar(var _, var text) when text.equals("filled") ->
          Optional.of(new Condition.Filled(field.id()));
      case Scalar(var _, var text) when text.equals("empty") ->
          Optional.of(new Condition.Empty(field.id()));
      case Scalar scalar -> oneOf(field, List.of(scalar), node.at());
      case Sequence(var at, var items) -> oneOf(field, items, at);
      case Mapping mapping -> compared(where, field, kind, mapping);
    };
  }

  private Optional<Condition> oneOf(Field field, List<YamlNode> items, Span at) {
    if (!FieldTypes.WORDS.holds(field.type())) {
      findings.error("pack-where-words", at, field.id(), FieldTypes.name(field.type()));
      return Optional.empty();
    }
    Set<String> values = new LinkedHashSet<>();
    for (var item : items) {
      if (!(item instanceof Scalar(var place, var text)) || text.isBlank()) {
        findings.error("pack-not-words", item.at(), field.id());
      } else if (field.type() instanceof Field.ChoiceOf(var choices)
          && !choices.containsKey(text.strip())) {
        findings.unknown("pack-unknown-choice", place, text.strip(), choices.keySet());
      } else {
        values.add(text.strip());
      }
    }
    return Optional.of(new Condition.OneOf(field.id(), values));
  }

  private Optional<Condition> compared(
      Section where, Field field, RecordKind kind, Mapping mapping) {
    var section = where.section(field.id(), mapping).orElseThrow();
    boolean later = section.has("later-than");
    boolean least = section.has("at-least");
    Optional<Condition> read =
        later
            ? later(section, field, kind)
            : least ? least(section, field, kind) : Optional.empty();
    section.has("of");
    section.done();
    if (later == least) {
      findings.error("pack-where-form", mapping.at(), field.id());
    }
    return read;
  }

  private Optional<Condition> later(Section section, Field field, RecordKind kind) {
    if (!FieldTypes.DAYS.holds(field.type())) {
      findings.error("pack-where-day", section.at(), field.id(), FieldTypes.name(field.type()));
      return Optional.empty();
    }
    return declared
        .field(section, "later-than", kind, FieldTypes.DAYS)
        .map(other -> new Condition.Later(field.id(), other.id()));
  }

  private Optional<Condition> least(Section section, Field field, RecordKind kind) {
    if (!FieldTypes.NUMBERS.holds(field.type())) {
      findings.error("pack-where-number", section.at(), field.id(), FieldTypes.name(field.type()));
      return Optional.empty();
    }
    var percent = section.words("at-least").flatMap(Spelling::percent);
    if (percent.isEmpty()) {
      if (section.has("of")) {
        findings.error("pack-share-without-percent", section.valueAt("at-least"), field.id());
        return Optional.empty();
      }
      return section
          .decimal("at-least")
          .map(number -> new Condition.AtLeast(field.id(), Amount.of(number)));
    }
    if (!section.has("of")) {
      section.missing("of");
    }
    var number = new BigDecimal(percent.get());
    if (number.compareTo(HUNDRED) > 0) {
      findings.error("pack-percent-beyond", section.valueAt("at-least"), percent.get());
    }
    return declared
        .field(section, "of", kind, FieldTypes.NUMBERS)
        .map(whole -> new Condition.AtLeastShare(field.id(), Amount.of(number), whole.id()));
  }
}
