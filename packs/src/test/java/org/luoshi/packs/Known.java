package org.luoshi.packs;

import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;

/// What a test knows to be there.
final class Known {

  private Known() {}

  static <T> T the(String id, Map<String, T> all) {
    return Objects.requireNonNull(all.get(id), id);
  }

  static Needs needs(Duty duty) {
    return Objects.requireNonNull(duty.needs(), duty.id());
  }
}
