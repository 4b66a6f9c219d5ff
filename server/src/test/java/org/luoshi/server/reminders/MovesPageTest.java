package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.remind.Delivery;

class MovesPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"reminders.md", "reminders.zh-CN.md"})
  void printsTheTableOfMovesAsItIs(String guide) throws IOException {
    var rows =
        Files.readAllLines(Path.of("..", "docs", "guide", guide)).stream()
            .filter(line -> line.matches("\\| [a-z-]+ \\| [a-z-]+ \\| [a-z-]+ \\|"))
            .filter(line -> !line.endsWith("| to |") && !line.endsWith("| who |"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Delivery.MOVES.stream()
                .map(one ->
                    "| %s | %s | %s |"
                        .formatted(one.name(), Message.code(one.from()), Message.code(one.to())))
                .toList());
  }
}
