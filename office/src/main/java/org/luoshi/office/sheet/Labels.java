package org.luoshi.office.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Language;

/// The labels by which the columns of a kind are known, and those every sheet may have.
final class Labels {

  /// The keys of the columns that a sheet of corrections adds: origin, reason, advice.
  static final List<String> ADDED =
      List.of("sheet-rejects-origin", "sheet-rejects-reason", "sheet-rejects-advice");

  static final Set<String> ORIGIN = headings(ADDED.get(0));
  static final Set<String> REASON = headings(ADDED.get(1));
  static final Set<String> ADVICE = headings(ADDED.get(2));
  private static final Set<String> NUMBERING =
      Set.of("序号", "序", "行号", "#", "no.", "no", "s/n", "number");

  private final RecordKind kind;
  private final Map<String, String> fieldByLabel = new HashMap<>();

  Labels(RecordKind kind) {
    this.kind = kind;
    kind.fields().values().forEach(field -> name(field.title().zh(), field.id()));
    kind.fields().values().forEach(field -> name(field.title().en(), field.id()));
    kind.fields()
        .values()
        .forEach(field -> field.labels().forEach(label -> name(label, field.id())));
    kind.fields().keySet().forEach(id -> name(id, id));
  }

  RecordKind kind() {
    return kind;
  }

  Optional<String> field(String written) {
    var label = Spelling.label(written);
    if (label.isEmpty()) {
      return Optional.empty();
    }
    var found = fieldByLabel.get(label);
    return Optional.ofNullable(found == null ? fieldByLabel.get(Spelling.bare(written)) : found);
  }

  Set<String> known() {
    return fieldByLabel.keySet();
  }

  static boolean numbers(String written) {
    return NUMBERING.contains(Spelling.label(written));
  }

  private static Set<String> headings(String key) {
    return Arrays.stream(Language.values())
        .map(SheetPhrases::in)
        .flatMap(phrases -> Stream.of(phrases.say(key), phrases.say(key + ".other")))
        .map(Spelling::label)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void name(String label, String field) {
    fieldByLabel.putIfAbsent(Spelling.label(label), field);
    var bare = Spelling.bare(label);
    if (!bare.isEmpty()) {
      fieldByLabel.putIfAbsent(bare, field);
    }
  }
}
