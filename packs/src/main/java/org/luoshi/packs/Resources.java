package org.luoshi.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts that ship inside the module, by their path beside this class.
final class Resources {

  private Resources() {}

  static Optional<String> find(String path) {
    try (var in = Resources.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String need(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalStateException("The jar lacks (%s).".formatted(path)));
  }
}
