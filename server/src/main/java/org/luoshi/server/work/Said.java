package org.luoshi.server.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;

/// What somebody's words come to: what they make so far, and all that was found at the fields,
/// warnings too.
record Said(WorkRecord made, List<Diagnostic> found) {

  Said {
    found = List.copyOf(found);
  }

  /// The record the words make; null where something is wrong.
  @Nullable WorkRecord record() {
    return found.stream().anyMatch(Diagnostic::isError) ? null : made;
  }

  /// The same under another id.
  Said as(String id) {
    return new Said(Recording.renamed(made, id), found);
  }

  Said without(String code) {
    return new Said(made, found.stream().filter(one -> !one.code().equals(code)).toList());
  }

  List<Diagnostic> errors() {
    return found.stream().filter(Diagnostic::isError).toList();
  }

  List<Diagnostic> warnings() {
    return found.stream().filter(one -> !one.isError()).toList();
  }
}
