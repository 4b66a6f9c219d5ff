package org.luoshi.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void countsWhatIsAddedLeftOutOrExchanged() {
    assertThat(Nearest.distance("meeting", "meeting")).isZero();
    assertThat(Nearest.distance("meting", "meeting")).isEqualTo(1);
    assertThat(Nearest.distance("meeting", "meting")).isEqualTo(1);
    assertThat(Nearest.distance("meexing", "meeting")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("abc", "")).isEqualTo(3);
  }

  @Test
  void suggestsTheNearestAndOfEqualsTheFirstByName() {
    assertThat(Nearest.to("brnch", List.of("bench", "branch", "bureau"))).contains("bench");
    assertThat(Nearest.to("branhc", List.of("bench", "branch"))).contains("branch");
  }

  @Test
  void suggestsNothingFurtherThanHalfOfTheLongerName() {
    assertThat(Nearest.to("abcd", List.of("abxy"))).contains("abxy");
    assertThat(Nearest.to("abcd", List.of("axyz"))).isEmpty();
    assertThat(Nearest.to("ab", List.of("abcde"))).isEmpty();
    assertThat(Nearest.to("党支", List.of("党支部"))).contains("党支部");
  }
}
