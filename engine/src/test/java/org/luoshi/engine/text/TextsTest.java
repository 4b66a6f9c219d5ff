package org.luoshi.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Phrasebook BOOK =
      Phrasebook.parse(
          Language.EN,
          """
          severity.error = error
          severity.warning = warning
          unit-unknown = The unit ({0}) is unknown.
          unit-unknown.maybe = Maybe you meant ({1}).
          bare = Bare.
          """);

  @Test
  void sayAPhraseWithItsValuesAsTheyAre() {
    assertThat(BOOK.say("unit-unknown", 12345)).isEqualTo("The unit (12345) is unknown.");
    assertThat(BOOK.say("unit-unknown", new Text("甲", "A"))).isEqualTo("The unit (A) is unknown.");
    assertThat(BOOK.say("gone")).isEqualTo("[gone]");
  }

  @Test
  void sayAFindingWithPlaceAndAdvice() {
    var found = Diagnostic.error("unit-unknown", new Place.Span("a.yaml", 3, 7), "X", "Y");
    assertThat(found.isError()).isTrue();
    assertThat(found.severity()).isEqualTo(Diagnostic.Severity.ERROR);
    assertThat(BOOK.say(found).lines())
        .containsExactly(
            "a.yaml:3:7: error [unit-unknown] The unit (X) is unknown.", "  Maybe you meant (Y).");
    var warned = Diagnostic.warning("bare", new Place.File("b"), 1);
    assertThat(warned.isError()).isFalse();
    assertThat(warned.values()).containsExactly("1");
    assertThat(BOOK.say(warned)).isEqualTo("b: warning [bare] Bare.");
  }

  @Test
  void letTheOtherBookWin() {
    var both = BOOK.plus(new Phrasebook(Language.EN, Map.of("bare", "Other.", "more", "More.")));
    assertThat(both.say("bare")).isEqualTo("Other.");
    assertThat(both.knows("more")).isTrue();
    assertThat(BOOK.knows("more")).isFalse();
    assertThat(BOOK.keys())
        .containsExactly(
            "bare", "severity.error", "severity.warning", "unit-unknown", "unit-unknown.maybe");
  }

  @Test
  void needBothLanguages() {
    assertThat(new Text("甲", "A").in(Language.ZH)).isEqualTo("甲");
    assertThat(new Text("甲", "A").in(Language.EN)).isEqualTo("A");
    assertThat(Text.same("No. 1")).isEqualTo(new Text("No. 1", "No. 1"));
    assertThat(Language.ZH.code()).isEqualTo("zh");
    assertThatThrownBy(() -> new Text("甲", " "))
        .hasMessage(
            """
            A text needs both languages, but got zh (甲) and en ( ).
            Maybe use Text.same for a name that is written alike in both.\
            """);
    assertThatThrownBy(() -> new Text("", "A")).hasMessageContaining("zh () and en (A)");
  }

  @Test
  void showPlacesAsPeopleWriteThem() {
    assertThat(new Place.Cell("a.xlsx", "三会一课", 7, "D").shown()).isEqualTo("a.xlsx · 三会一课!D7");
    assertThat(new Place.Cell("a.xlsx", "三会一课", 7, null).shown()).isEqualTo("a.xlsx · 三会一课!7");
    assertThat(new Place.Subject("MZ01").shown()).isEqualTo("MZ01");
  }

  @Test
  void endWithEverythingThatWasWrong() {
    var one = Diagnostic.error("bare", new Place.File("b"));
    assertThat(new WrongInput(one)).hasMessage("bare");
    assertThat(new WrongInput(List.of(one, one)).found()).containsExactly(one, one);
    assertThat(new WrongInput(List.of())).hasMessage("");
  }
}
