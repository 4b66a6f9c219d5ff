package org.luoshi.server.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// What a process apart may and may not do.
class ApartTest {

  private static final Apart.Limits LITTLE = new Apart.Limits(48, Duration.ofSeconds(8), 1 << 20);

  private final Apart apart = new Apart();

  @Test
  void answersFromAnotherProcessWithoutTheEnvironmentOfTheHouse() {
    assertThat(System.getenv()).as("something to be hidden").isNotEmpty();
    var answer =
        new String(
            apart.run(Chores.Telling.class, List.of("一", "二 三"), "甲.png", LITTLE),
            StandardCharsets.UTF_8);
    assertThat(answer).startsWith("[一, 二 三] [LC_ALL] ").doesNotContain("nonsense");
    assertThat(answer).doesNotEndWith(" " + ProcessHandle.current().pid());
  }

  @Test
  void bringsBackWhatWasFoundAtFault() {
    var wrong =
        catchThrowableOfType(
            WrongInput.class, () -> apart.run(Chores.Faulting.class, List.of(), "甲.png", LITTLE));
    assertThat(wrong.found())
        .containsExactly(Diagnostic.error("upload-empty", new Place.File("a b"), "名 称"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Chores.Endless.class,
        Chores.Greedy.class,
        Chores.Talkative.class,
        Chores.Quitting.class
      })
  void isStoppedAtItsLimits(Class<? extends Chore> chore) {
    var limits = new Apart.Limits(48, Duration.ofSeconds(3), 1 << 20);
    assertThatThrownBy(() -> apart.run(chore, List.of(), "甲.png", limits))
        .isInstanceOf(WrongInput.class)
        .hasMessage("upload-not-worked");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    apart.run(Chores.Telling.class, List.of(), "甲.png", LITTLE);
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(all.filter(path -> path.getFileName().toString().startsWith("luoshi-apart-")))
          .isEmpty();
    }
  }
}
