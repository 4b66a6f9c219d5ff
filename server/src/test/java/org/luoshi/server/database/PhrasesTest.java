package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

class PhrasesTest {

  private static final Pattern CODE = Pattern.compile("\"(database-[a-z-]+)\"");

  @Test
  void haveTheSameKeysInBothLanguages() throws IOException {
    assertThat(book(Language.EN).keys()).isEqualTo(book(Language.ZH).keys());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void sayEveryCodeOfThisRoomWithAdvice(Language language) throws IOException {
    var keys = new TreeSet<>(book(language).keys());
    for (var code : codesInTheSource()) {
      assertThat(keys).as(language.code()).contains(code, code + ".maybe");
      keys.remove(code);
      keys.remove(code + ".maybe");
    }
    keys.removeIf(key -> key.startsWith("severity."));
    assertThat(keys).as("phrases nobody says").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void areNeverBrokenByASingleQuote(Language language) throws IOException {
    assertThat(book(language).patterns().values()).noneMatch(phrase -> phrase.contains("'"));
  }

  private static Phrasebook book(Language language) throws IOException {
    var resource = "/org/luoshi/server/database_" + language.code() + ".properties";
    try (var stream = PhrasesTest.class.getResourceAsStream(resource)) {
      assertThat(stream).as(resource).isNotNull();
      return Phrasebook.parse(language, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static TreeSet<String> codesInTheSource() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java/org/luoshi/server/database"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        CODE.matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .forEach(codes::add);
      }
    }
    assertThat(codes).isNotEmpty();
    return codes;
  }
}
