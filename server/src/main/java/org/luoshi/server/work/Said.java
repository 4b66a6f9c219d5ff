package org.luoshi.server.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;

/// What somebody's words come to: the record they make, null where something is wrong, and all that
/// was found at the fields, warnings too.
record Said(@Nullable WorkRecord record, List<Diagnostic> found) {

  Said {
    found = List.copyOf(found);
  }

  boolean isWrong() {
    return record == null;
  }

  List<Diagnostic> errors() {
    return found.stream().filter(Diagnostic::isError).toList();
  }

  List<Diagnostic> warnings() {
    return found.stream().filter(one -> !one.isError()).toList();
  }
}
