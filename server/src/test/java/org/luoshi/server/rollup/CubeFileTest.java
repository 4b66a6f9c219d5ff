package org.luoshi.server.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.rollup.Cell;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.engine.rollup.Preorder;

/// A cube comes back from its file as it was; a file that is not whole is as good as none.
class CubeFileTest {

  private static final LocalDate MAY = LocalDate.of(2020, 5, 31);

  private static Cube cube() {
    var random = new SplittableRandom(20201031);
    int units = 300_000;
    var superiors = new int[units];
    superiors[0] = Preorder.NOBODY;
    var codes = new byte[units];
    for (int i = 1; i < units; i++) {
      superiors[i] = random.nextInt(i);
      codes[i] = (byte) random.nextInt(8);
    }
    return Cube.of(
            Preorder.of(superiors).preorder(),
            Map.of(),
            Map.of(
                new Cube.Key("会议", "2020-05", MAY),
                Cell.of(codes),
                new Cube.Key("letter", "", MAY),
                Cell.of(new long[] {17 * 8 + 2, 17 * 8 + 2, 299_999 * 8 + 5})))
        .moved(5, -1, MAY, LocalDate.MAX);
  }

  @Test
  void comesBackAsItWas(@TempDir Path folder) throws IOException {
    var cube = cube();
    var file = new CubeFile(folder.resolve("house.cube"));
    assertThat(file.read()).isEmpty();
    file.write(cube);
    var again = file.read().orElseThrow();
    for (int unit = -1; unit < 1000; unit++) {
      assertThat(again.choose(_ -> true).count(unit)).isEqualTo(cube.choose(_ -> true).count(unit));
    }
    file.write(cube.moved(7, -1, MAY, LocalDate.MAX));
    assertThat(file.read().orElseThrow().layout(MAY).superior(7)).isEqualTo(-1);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void isNoneWhereAnyByteIsAnotherOrMissing(@TempDir Path folder) throws IOException {
    var path = folder.resolve("house.cube");
    var file = new CubeFile(path);
    file.write(cube());
    var whole = Files.readAllBytes(path);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 40; i++) {
      var damaged = whole.clone();
      damaged[i < 20 ? i : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, damaged);
      assertThat(file.read()).isEmpty();
    }
    for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
      Files.write(path, java.util.Arrays.copyOf(whole, length));
      assertThat(file.read()).isEmpty();
    }
    Files.write(path, whole);
    assertThat(file.read()).isPresent();
  }
}
