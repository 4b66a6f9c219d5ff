package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

class HeadingNumbersTest {

  @Test
  void countsEachLevelAnewUnderTheOneAbove() {
    assertThat(HeadingNumbers.of(Language.ZH, List.of(1, 2, 3, 4, 4, 2, 1, 2)))
        .containsExactly("一、", "（一）", "1.", "（1）", "（2）", "（二）", "二、", "（一）");
    assertThat(HeadingNumbers.of(Language.EN, List.of(1, 2, 3, 2, 1)))
        .containsExactly("1. ", "1.1 ", "1.1.1 ", "1.2 ", "2. ");
  }

  @Test
  void writesChineseNumeralsToNinetyNine() {
    assertThat(List.of(1, 10, 11, 20, 99))
        .extracting(HeadingNumbers::numeral)
        .containsExactly("一", "十", "十一", "二十", "九十九");
    assertThatThrownBy(() -> HeadingNumbers.numeral(100))
        .hasMessage(
            """
            A heading number runs from 1 to 99, but got (100).
            Maybe divide the text into more parts.\
            """);
  }
}
