package org.luoshi.cli;

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
}
