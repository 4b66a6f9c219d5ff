package org.luoshi.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.obligations.Telling;
import picocli.CommandLine.Option;

/// In which form an answer is wanted.
final class Form {

  /// The forms an answer can take; `text` and `table` are the same to a person.
  enum Format {
    table,
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      descriptionKey = "seen.format",
      defaultValue = "table")
  private Format format = Format.table;

  boolean isJson() {
    return format == Format.json;
  }

  /// Prints the answer of the house at hand.
  void print(Telling.Answer answer) {
    if (isJson()) {
      Json.print(answer.tree());
    } else {
      System.out.print(answer.text());
    }
  }

  /// Prints the answer of a server.
  void print(Server server, String path, Map<String, @Nullable String> asked) {
    if (isJson()) {
      Json.print(server.json(path, asked));
    } else {
      System.out.print(server.text(path, asked));
    }
  }
}
