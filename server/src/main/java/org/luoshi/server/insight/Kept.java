package org.luoshi.server.insight;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.luoshi.server.access.Scope;

/// What was worked out last, for who looks again at the same moment of the house: lists page by
/// page, and the lists behind their numbers.
final class Kept {

  private static final int MOST = 8;

  private final Map<Key, Object> answers = new LinkedHashMap<>(8, 0.75f, true);

  private record Key(Class<?> what, long version, LocalDate asOf, Scope scope, String unit) {}

  /// Of which image.
  record Moment(Kept kept, long version) {
    /// The answer kept, or the one worked out now.
    <T> T of(Class<T> what, Look look, Supplier<T> work) {
      return kept.answer(
          what, new Key(what, version, look.asOf(), look.sight().scope(), look.unit()), work);
    }
  }

  private <T> T answer(Class<T> what, Key key, Supplier<T> work) {
    synchronized (this) {
      var known = answers.get(key);
      if (known != null) {
        return what.cast(known);
      }
    }
    var answer = work.get();
    synchronized (this) {
      answers.put(key, answer);
      var eldest = answers.keySet().iterator();
      while (answers.size() > MOST) {
        eldest.next();
        eldest.remove();
      }
    }
    return answer;
  }
}
