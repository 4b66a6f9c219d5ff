package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The page of codes is made from the phrases; `-Dgolden=write` writes it anew.
class CodesPageTest {

  private static final int MOST_VALUES = 10;
  private static final String HEAD =
      """
      # 诊断代码 · Diagnostic codes

      Every mistake Luoshi names has a code that never changes its meaning, a place, a sentence, and a line of advice. “…” stands for a value.
      This page is made from the phrases themselves (`CodesPageTest`; `-Dgolden=write` writes it anew): do not edit it by hand.

      落实指出的每个错误都有一个含义不变的代码、位置、一句说明和一条建议；“…”处是具体的值。本页由程序从词条生成，请勿手工修改。

      """;

  @Test
  void isWhatThePhrasesSay() throws IOException {
    var file = PhraseFiles.REPOSITORY.resolve("docs/guide/codes.md");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, page());
    }

    assertThat(file)
        .as("docs/guide/codes.md; run with -Dgolden=write to make it anew")
        .exists()
        .content()
        .isEqualTo(page());
  }

  private static String page() throws IOException {
    var page = new StringBuilder(HEAD);
    for (var section : PhraseFiles.SECTIONS.entrySet()) {
      if (!section.getValue().isEmpty()) {
        page.append("## ").append(section.getValue()).append("\n\n");
        page.append("| 代码 · code | 说明与建议 | sentence and advice |\n|---|---|---|\n");
        var zh = PhraseFiles.book(section.getKey(), Language.ZH);
        var en = PhraseFiles.book(section.getKey(), Language.EN);
        for (var code : PhraseFiles.codes(zh)) {
          page.append("| `").append(code).append("` | ");
          page.append(both(zh, code)).append(" | ").append(both(en, code)).append(" |\n");
        }
        page.append('\n');
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static String both(Phrasebook book, String code) {
    return shown(book, code) + "<br>" + shown(book, code + ".maybe");
  }

  private static String shown(Phrasebook book, String key) {
    var values = new Object[MOST_VALUES];
    Arrays.fill(values, "…");
    return new MessageFormat(book.patterns().getOrDefault(key, "[" + key + "]"), Locale.ROOT)
        .format(values)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("\n", " ");
  }
}
