package org.luoshi.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final Path SERVER = Path.of("..", "server", "src", "main");
  private static final Path FIXTURES =
      Path.of("src", "test", "resources", "org", "luoshi", "fixtures", "templates");

  @Test
  void holdNothingButMarkupOfTheHouse() throws IOException {
    var broken = new TreeMap<String, List<String>>();
    for (var template : files(SERVER.resolve("jte"), ".jte")) {
      var found = TemplateRules.broken(Files.readString(template));
      if (!found.isEmpty()) {
        broken.put(template.toString(), found);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void areDressedInStylesThatLoadNothingFromOutside() throws IOException {
    var styles = files(SERVER.resolve("resources"), ".css");
    assertThat(styles).isNotEmpty();
    for (var style : styles) {
      assertThat(TemplateRules.loadsFromOutside(Files.readString(style)))
          .as(style.toString())
          .isFalse();
    }
  }

  /// Each fixture bears the name of the rule it breaks, and breaks no other.
  @Test
  void areCaughtBreakingEachRule() throws IOException {
    var seen = new TreeSet<String>();
    for (var fixture : files(FIXTURES, ".jte")) {
      var name = fixture.getFileName().toString().replaceFirst("(-by-.*)?\\.jte", "");
      var found = TemplateRules.broken(Files.readString(fixture));
      if (name.equals("calm")) {
        assertThat(found).isEmpty();
      } else {
        assertThat(found).as(name).containsExactly(name);
        seen.add(name);
      }
    }
    assertThat(seen).isEqualTo(TemplateRules.names());
    assertThat(TemplateRules.loadsFromOutside(Files.readString(FIXTURES.resolve("outside.css"))))
        .isTrue();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
