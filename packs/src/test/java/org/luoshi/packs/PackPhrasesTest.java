package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

class PackPhrasesTest {

  private static final Pattern CODE = Pattern.compile("\"(pack-[a-z-]+)\"");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(PackPhrases.in(Language.EN).keys()).isEqualTo(PackPhrases.in(Language.ZH).keys());
  }

  @Test
  void everyCodeHasAPhraseAndAdvice() throws IOException {
    var book = PackPhrases.in(Language.ZH);
    assertThat(codes())
        .isNotEmpty()
        .allSatisfy(code -> assertThat(book.knows(code)).as(code).isTrue())
        .allSatisfy(code -> assertThat(book.knows(code + ".maybe")).as(code).isTrue());
  }

  @Test
  void noPhraseIsLeftOver() throws IOException {
    var codes = codes();
    assertThat(PackPhrases.in(Language.EN).keys())
        .filteredOn(key -> key.startsWith("pack-") && !key.endsWith(".maybe"))
        .allSatisfy(key -> assertThat(codes).contains(key));
  }

  @Test
  void noPhraseHoldsTheQuoteThatMessageFormatSwallows() {
    for (var language : Language.values()) {
      assertThat(PackPhrases.in(language).patterns().values())
          .allSatisfy(pattern -> assertThat(pattern).doesNotContain("'"));
    }
  }

  private static Set<String> codes() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var found = CODE.matcher(Files.readString(file));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }
    return codes;
  }
}
