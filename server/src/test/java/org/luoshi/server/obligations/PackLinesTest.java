package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackLinesTest {

  private static final String PACK =
      """
      programme: x
      records:
        letter:
          title: a
      duties:
        # about letters
        letter:
          clause: 一
          # with a remark

          every: year
        "relay":
          clause: 二

      # what follows
      consequences:
        - letter
      """;

  @Test
  void areThoseOfTheDutyAndNotOfTheRecordOfThatName() {
    assertThat(PackLines.of(PACK, "letter"))
        .extracting(PackLines.Line::number)
        .containsExactly(7, 8, 9, 10, 11);
    assertThat(PackLines.of(PACK, "relay"))
        .extracting(PackLines.Line::text)
        .containsExactly("  \"relay\":", "    clause: 二");
  }

  @Test
  void areNoneForADutyThatIsNotThere() {
    assertThat(PackLines.of(PACK, "let")).isEmpty();
    assertThat(PackLines.of("", "letter")).isEmpty();
  }
}
