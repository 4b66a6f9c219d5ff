package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// What is typed into a form means what it means in a sheet, and so does a pasted block.
class TypedTest {

  private static final Map<String, String> RIGHT =
      Map.of("unit", "福利院 党支部", "kind", " 支委 会", "date", "2020年3月5日", "due", "１２", "present", "8");

  private static Map<String, String> with(String field, String text) {
    var words = new java.util.HashMap<>(RIGHT);
    words.put(field, text);
    return words;
  }

  @Test
  void readsEveryFieldByItsType() {
    var typed = Typed.read(SheetReaderTest.MEETING, RIGHT);
    assertThat(typed.found()).isEmpty();
    assertThat(typed.values())
        .containsEntry("unit", new Value.Reference("福利院党支部"))
        .containsEntry("kind", new Value.Choice("committee"))
        .containsEntry("date", new Value.Day(LocalDate.of(2020, 3, 5)))
        .containsEntry("due", new Value.Quantity(Amount.whole(12)))
        .containsEntry("present", new Value.Quantity(Amount.whole(8)));
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2020-02-30, sheet-day-impossible",
    "date, 2020年3月, sheet-day-incomplete",
    "date, 昨天, sheet-day-unreadable",
    "date, 1020-03-05, sheet-day-range",
    "kind, 茶话会, sheet-choice-unknown",
    "due, -3, sheet-count-negative",
    "due, 2.5, sheet-count-fraction",
    "due, 若干, sheet-number-unreadable",
    "unit, '   ', typed-required",
  })
  void tellsWhatIsWrongAtTheField(String field, String text, String code) {
    var typed = Typed.read(SheetReaderTest.MEETING, with(field, text));
    assertThat(typed.isWrong()).isTrue();
    assertThat(typed.found()).hasSize(1);
    assertThat(typed.found().getFirst().code()).isEqualTo(code);
    assertThat(typed.found().getFirst().place()).isEqualTo(new Place.Subject(field));
  }

  @Test
  void tellsEverythingAtOnceAndRefusesEndlessWords() {
    var typed =
        Typed.read(
            SheetReaderTest.MEETING, Map.of("unit", "x".repeat(4_001), "date", "昨天", "due", "1"));
    assertThat(typed.found().stream().map(Diagnostic::code))
        .containsExactlyInAnyOrder("typed-long", "sheet-day-unreadable", "typed-required");
  }

  @Test
  void warnsOfAYearOfTwoDigits() {
    var typed = Typed.read(SheetReaderTest.MEETING, with("date", "20.3.5"));
    assertThat(typed.isWrong()).isFalse();
    assertThat(typed.found().getFirst().code()).isEqualTo("sheet-day-short-year");
    assertThat(Typed.day("20.3.5")).contains(LocalDate.of(2020, 3, 5));
    assertThat(Typed.day("nonsense")).isEmpty();
  }

  private static final String LABELS = "序号\t单位名称\t会议类型\t会议日期\t应到人数\t实到人数\n";

  @Test
  void readsABlockWithItsLabelsInAnyOrder() {
    var sheet =
        Pasted.read(
            LABELS + "1\t福利院党支部\t支委会\t2020.3.5\t12\t8\n2\t福利院党支部\t茶话会\t2020.3.6\t12\t8\n",
            SheetReaderTest.MEETING,
            "粘贴内容");
    assertThat(sheet.count().accepted()).isEqualTo(1);
    assertThat(sheet.count().rejected()).isEqualTo(1);
    assertThat(sheet.rows().getLast().row()).isEqualTo(3);
    assertThat(sheet.rows().getLast().faults().getFirst().code()).isEqualTo("sheet-choice-unknown");
    assertThat(sheet.rows().getFirst().values())
        .isEqualTo(Typed.read(SheetReaderTest.MEETING, RIGHT).values());
  }

  @Test
  void readsABlockWithoutLabelsByTheOrderOfThePack() {
    var columns =
        SheetReaderTest.MEETING.fields().keySet().stream()
            .map(id -> RIGHT.getOrDefault(id, ""))
            .reduce((one, other) -> one + "\t" + other)
            .orElseThrow();
    var sheet = Pasted.read(columns + "\n\n" + columns, SheetReaderTest.MEETING, "粘贴内容");
    assertThat(sheet.count().accepted()).isEqualTo(2);
    assertThat(sheet.rows().getFirst().row()).isEqualTo(1);
    assertThat(sheet.rows().getLast().row()).isEqualTo(3);
    assertThat(sheet.rows().getFirst().values())
        .isEqualTo(Typed.read(SheetReaderTest.MEETING, RIGHT).values());
  }

  @Test
  void keepsTabsAndBreaksOfQuotedCellsTogether() {
    assertThat(Pasted.count("a\t\"b\nc \"\"d\"\"\"\ne\tf\n")).isEqualTo(2);
    assertThat(Pasted.count("5\" pipe\tb\nc\td")).isEqualTo(2);
    assertThat(Pasted.count("")).isZero();
  }
}
