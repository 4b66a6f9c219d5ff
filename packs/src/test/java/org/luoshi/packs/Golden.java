package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;

/// Files with what is expected of them beside them; `-Dgolden=write` writes what is found instead
/// of comparing it.
final class Golden {

  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  static List<Path> files(String folder) throws IOException {
    try (var files = Files.list(RESOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static PackReading read(Path pack) throws IOException {
    return Packs.read(pack.getFileName().toString(), Files.readString(pack));
  }

  /// All diagnostics in both languages, as a person sees them.
  static String shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(found ->
            PackPhrases.in(Language.ZH).say(found) + "\n" + PackPhrases.in(Language.EN).say(found))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  static void compare(Path expected, String found) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(expected, found);
    }
    assertThat(expected).exists().content().isEqualTo(found);
  }
}
