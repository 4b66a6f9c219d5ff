package org.luoshi.testkit.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The plain counting gives the sample's published figures on the sample's facts.
class ExpectationTest {

  private static final Path SAMPLE = Path.of("..", "examples", "bureau");

  @Test
  void theSampleGivesExactlyItsPublishedFigures() throws IOException {
    var facts = NaiveReader.read(SAMPLE, LocalDate.of(2020, 10, 31));

    assertThat(comparable(facts.expected())).isEqualTo(published());
    assertThat(comparable(parsed(facts.expectedJson()))).isEqualTo(published());
  }

  private static Object published() throws IOException {
    return comparable(parsed(Files.readString(SAMPLE.resolve("expected.json"))));
  }

  private static Object parsed(String json) {
    return new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  /// Without notes and list order, numbers by their value.
  private static Object comparable(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        var tree = new TreeMap<String, Object>();
        map.forEach((key, inner) -> tree.put(key.toString(), comparable(inner)));
        tree.remove("note");
        yield tree;
      }
      case List<?> list ->
          list.stream().map(ExpectationTest::comparable).map(Object::toString).sorted().toList();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }
}
