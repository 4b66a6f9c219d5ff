package org.luoshi.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.packs.Packs;
import org.luoshi.testkit.judging.Worlds;

class EngineTextTest {

  @Test
  void bringsBackWhatWasWritten() {
    for (long seed = 1; seed <= 30; seed++) {
      var world = Worlds.random(seed);
      assertThat(EngineText.read(WorkingCalendar.class, EngineText.write(world.calendar())))
          .isEqualTo(world.calendar());
      for (var version : world.versions()) {
        assertThat(EngineText.read(Programme.class, EngineText.write(version))).isEqualTo(version);
      }
      for (var unit : world.evidence().organisation().units().values()) {
        assertThat(EngineText.read(Unit.class, EngineText.write(unit))).isEqualTo(unit);
      }
    }
  }

  /// The shipped pack holds every kind of thing that a pack can say.
  @Test
  void bringsBackTheShippedPack() {
    var pack = Packs.shipped("civil-affairs").programme().orElseThrow();
    assertThat(EngineText.read(Programme.class, EngineText.write(pack))).isEqualTo(pack);
  }

  @Test
  void bringsBackABookFromItsFile(@TempDir Path folder) throws IOException {
    for (long seed = 1; seed <= 6; seed++) {
      var book = Counted.book("world-" + seed, Worlds.random(seed));
      var file = folder.resolve("book.gz");
      BookFile.write(book, file);
      assertThat(BookFile.read(file)).isEqualTo(book);
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> EngineText.read(Unit.class, "{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
