package org.luoshi.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON on standard output, and nothing else there.
final class Json {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static void print(@Nullable Object tree) {
    System.out.println(JSON.writeValueAsString(tree));
  }
}
