package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void cutsAtTheEndOfALineAndSaysSo() {
    var text = "第一行\n第二行\n第三行";
    assertThat(Wording.fitted(text, 100, "…")).isEqualTo(text);
    var cut = Wording.fitted(text, 24, "…");
    assertThat(cut).isEqualTo("第一行\n第二行\n…");
    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(24);
  }
}
