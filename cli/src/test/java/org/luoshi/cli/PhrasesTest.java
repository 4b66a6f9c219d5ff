package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.text.Language;

/// The phrases of the whole product: the same in both languages, and one for every code.
class PhrasesTest {

  @Test
  void areAllKnownToThePageOfCodes() throws IOException {
    assertThat(PhraseFiles.found()).isEqualTo(new TreeSet<>(PhraseFiles.SECTIONS.keySet()));
  }

  @Test
  void haveTheSameKeysInBothLanguages() throws IOException {
    for (var stem : PhraseFiles.SECTIONS.keySet()) {
      assertThat(PhraseFiles.book(stem, Language.EN).keys())
          .as(stem)
          .isEqualTo(PhraseFiles.book(stem, Language.ZH).keys());
    }
  }

  /// Books are laid over each other: a key in two of them would change what one of them says.
  @ParameterizedTest
  @EnumSource(Language.class)
  void sayNothingElseInAnotherBook(Language language) throws IOException {
    var said = new TreeMap<String, String>();
    var changed = new TreeSet<String>();
    for (var stem : PhraseFiles.SECTIONS.keySet()) {
      PhraseFiles.book(stem, language)
          .patterns()
          .forEach((key, phrase) -> {
            var former = said.putIfAbsent(key, phrase);
            if (former != null && !former.equals(phrase)) {
              changed.add(key);
            }
          });
    }
    assertThat(changed).as("keys with two meanings, %s", language.code()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void holdNoSingleQuote(Language language) throws IOException {
    for (var stem : PhraseFiles.SECTIONS.keySet()) {
      assertThat(PhraseFiles.book(stem, language).patterns().values())
          .as(stem)
          .noneMatch(phrase -> phrase.contains("'"));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nameEveryCodeAndAdviseOnIt(Language language) throws IOException {
    var silent = new TreeMap<>(PhraseFiles.told());
    var phrases = Phrases.in(language);
    silent.keySet().removeIf(code -> phrases.knows(code) && phrases.knows(code + ".maybe"));

    assertThat(silent).as("codes without phrase or advice, %s", language.code()).isEmpty();
  }

  @Test
  void adviseOnNothingThatIsNeverTold() throws IOException {
    var sources = PhraseFiles.sources();
    var idle = new TreeSet<String>();
    for (var stem : PhraseFiles.SECTIONS.keySet()) {
      idle.addAll(PhraseFiles.codes(PhraseFiles.book(stem, Language.EN)));
    }
    idle.removeIf(code -> sources.contains("\"" + code + "\""));

    assertThat(idle).as("codes no source tells").isEmpty();
  }

  @Test
  void beginTheirAdviceWithMaybe() throws IOException {
    for (var stem : PhraseFiles.SECTIONS.keySet()) {
      var book = PhraseFiles.book(stem, Language.EN);
      for (var code : PhraseFiles.codes(book)) {
        assertThat(book.patterns().get(code + ".maybe")).as(code).startsWith("Maybe ");
      }
    }
  }
}
