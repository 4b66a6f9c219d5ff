package org.luoshi.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// How much of a list is wanted, from where on: `after` is the cursor that a slice before named,
/// `limit` at most 500, 100 where it is left out.
public record Listing(@Nullable String after, @Nullable Integer limit) {

  static final int MOST = 500;
  static final int USUAL = 100;

  public int size() {
    if (limit == null) {
      return USUAL;
    }
    if (limit < 1) {
      throw new WrongInput(Diagnostic.error("api-limit", new Place.Subject("limit"), limit, MOST));
    }
    return Math.min(MOST, limit);
  }

  /// The slice of a whole list in memory whose items are known by a key of their own; a list that
  /// has lost the item of the cursor goes on with the first that sorts after it.
  ///
  /// The keys fall or rise through the list; `falling` says which.
  public <T> Slice<T> of(List<T> all, Function<T, String> key, boolean falling) {
    int from = 0;
    var last = last();
    if (last != null) {
      while (from < all.size() && !isAfter(key.apply(all.get(from)), last, falling)) {
        from++;
      }
    }
    int to = Math.min(all.size(), from + size());
    var shown = all.subList(from, to);
    return new Slice<>(
        shown, to < all.size() ? written(key.apply(shown.getLast())) : null, all.size());
  }

  private static boolean isAfter(String key, String last, boolean falling) {
    int order = key.compareTo(last);
    return falling ? order < 0 : order > 0;
  }

  private @Nullable String last() {
    if (after == null || after.isBlank()) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notACursor) {
      throw new WrongInput(Diagnostic.error("api-after", new Place.Subject("after"), after));
    }
  }

  private static String written(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
