package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

class OfficialDocumentTest {

  @Test
  void refusesAFigureWithoutItsEntry() {
    var lost = new Block.Paragraph(List.of(new Run.Figure("lost", "1")));
    assertThatThrownBy(() -> Samples.document(Language.ZH, List.of(lost)))
        .hasMessage(
            """
            Each figure has exactly one appendix entry, but these have none or several: (lost).
            Maybe add an Appendix.Entry with that anchor, once.\
            """);
  }

  @Test
  void refusesHeadingsBelowTheFourthLevel() {
    assertThatThrownBy(() -> new Block.Heading(5, List.of()))
        .hasMessage(
            """
            A heading has level 1 to 4, but got (5).
            Maybe make it a paragraph.\
            """);
  }

  @Test
  void refusesRowsThatDoNotFillTheirTable() {
    assertThatThrownBy(() -> new Block.Table(List.of("a", "b"), List.of(new Block.Row(List.of()))))
        .hasMessage(
            """
            A table of (2) columns has a row of (0) cells.
            Maybe fill the missing cells with an empty one.\
            """);
  }

  @Test
  void hasTheSamePhrasesInBothLanguages() {
    assertThat(DocumentPhrases.in(Language.ZH).book().keys())
        .isEqualTo(DocumentPhrases.in(Language.EN).book().keys());
  }

  @Test
  void putsTheYearOfItsNumberInBracketsOfTheForm() {
    var phrases = DocumentPhrases.in(Language.ZH);
    assertThat(List.of("民发[2020]1号", "民发（2020）1号", "民发【2020】1号", "民发〔2020〕1号"))
        .extracting(phrases::number)
        .containsOnly("民发〔2020〕1号");
  }
}
