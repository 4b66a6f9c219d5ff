package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

class SheetPhrasesTest {

  private static final Path SOURCES = Path.of("src/main/java/org/luoshi/office/sheet");

  @Test
  void haveTheSameKeysInBothLanguages() {
    assertThat(SheetPhrases.in(Language.ZH).keys()).isEqualTo(SheetPhrases.in(Language.EN).keys());
  }

  @Test
  void holdAPhraseAndAdviceForEveryCodeInTheSources() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.list(SOURCES)) {
      for (var file : files.toList()) {
        var match =
            Pattern.compile("\"((?:sheet|typed)-[a-z-]+)\"").matcher(Files.readString(file));
        while (match.find()) {
          codes.add(match.group(1));
        }
      }
    }
    codes.removeIf(code -> code.startsWith("sheet-rejects-"));
    assertThat(codes).hasSizeGreaterThan(40);
    for (var language : Language.values()) {
      var phrases = SheetPhrases.in(language);
      assertThat(codes).as(language.code()).allMatch(phrases::knows);
      assertThat(codes).as(language.code()).allMatch(code -> phrases.knows(code + ".maybe"));
      assertThat(phrases.keys().stream().filter(key -> !key.startsWith("sheet-rejects-")))
          .allMatch(key -> codes.contains(key.replace(".maybe", "")));
    }
  }

  @Test
  void holdNoQuoteThatWouldHideAValue() {
    for (var language : Language.values()) {
      assertThat(SheetPhrases.in(language).patterns().values())
          .noneMatch(text -> text.contains("'"));
    }
  }
}
