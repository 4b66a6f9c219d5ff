package org.luoshi.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of a list: `next` is the cursor that continues it, null at its end; `total` counts the
/// whole list.
public record Slice<T>(List<T> items, @Nullable String next, int total) {
  public Slice {
    items = List.copyOf(items);
  }
}
