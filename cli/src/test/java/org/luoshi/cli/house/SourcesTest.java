package org.luoshi.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

  @Test
  void keepChineseOutOfTheirLiterals() throws IOException {
    var found = new ArrayList<String>();
    for (var file : ChineseInCode.sources(HOUSE)) {
      if (ChineseInCode.READERS.keySet().stream().noneMatch(r -> file.toString().endsWith(r))) {
        found.addAll(ChineseInCode.in(file.toString(), Files.readString(file)));
      }
    }
    assertThat(found).as("maybe move the words to the module’s messages").isEmpty();
  }

  @Test
  void giveNoReaderLeaveThatNeedsNone() throws IOException {
    var sources = ChineseInCode.sources(HOUSE);
    for (var reader : ChineseInCode.READERS.keySet()) {
      var file = sources.stream().filter(f -> f.toString().endsWith(reader)).findFirst();
      assertThat(file).as(reader).isPresent();
      assertThat(ChineseInCode.in(reader, Files.readString(file.orElseThrow())))
          .as(reader)
          .isNotEmpty();
    }
  }

  @Test
  void areCaughtWithChineseInALiteralOfAnyForm() {
    var source =
        """
        // 注释可以
        /* 这里也可以 "引号" */
        var url = "http://example.org"; // 也可以
        var a = "逾期";
        var b = '件';
        var c = \"""
            已完成\""";
        var d = "\\u903e";
        var e = "plain \\" // 不算"; /// 算在上一个
        """;
    assertThat(ChineseInCode.in("A.java", source))
        .containsExactly("A.java:4", "A.java:5", "A.java:6", "A.java:8", "A.java:9");
  }

  @Test
  void haveADoorPlateOnEveryRoom() throws IOException {
    var bare = new ArrayList<String>();
    for (var file : ChineseInCode.sources(HOUSE)) {
      var plate = file.resolveSibling("package-info.java");
      if (!Files.exists(plate) || !hasPlate(Files.readString(plate))) {
        bare.add(HOUSE.relativize(plate).toString());
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void areCaughtWithoutADoorPlate() {
    assertThat(hasPlate("@NullMarked\npackage org.luoshi.nowhere;\n")).isFalse();
    assertThat(hasPlate("/// A room.\npackage org.luoshi.nowhere;\n")).isFalse();
    assertThat(hasPlate("/// A room; imports nothing.\n@NullMarked\npackage a;\n")).isTrue();
  }

  /// A sentence on what the room is, and null marks below it.
  private static boolean hasPlate(String packageInfo) {
    return packageInfo.startsWith("/// ") && packageInfo.contains("\n@NullMarked\npackage ");
  }
}
