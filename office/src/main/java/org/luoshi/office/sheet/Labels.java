package org.luoshi.office.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.RecordKind;

/// The labels by which the columns of a kind are known, and those every sheet may have.
final class Labels {

  static final List<String> ORIGIN = List.of("来源", "原表位置", "origin", "originalplace");
  static final List<String> REASON = List.of("原因", "退回原因", "reason", "reasonofrejection");
  static final List<String> ADVICE = List.of("建议", "修改建议", "advice", "howtocorrect");
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

  private void name(String label, String field) {
    fieldByLabel.putIfAbsent(Spelling.label(label), field);
    var bare = Spelling.bare(label);
    if (!bare.isEmpty()) {
      fieldByLabel.putIfAbsent(bare, field);
    }
  }
}
