package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;

class LargeSheetTest {

  private static final int ROWS = 100_000;

  @TempDir Path folder;

  @Test
  void isReadWholeInASmallHeap() throws IOException, InterruptedException {
    var file = folder.resolve("大.xlsx");
    try (var out = Files.newOutputStream(file)) {
      Tables.write(
          out,
          List.of(
              new Table(
                  "三会一课",
                  "三会一课（2020年）",
                  List.of("序号", "单位名称", "会议类型", "会议日期", "应到人数", "实到人数", "议题"),
                  () -> rows())));
    }
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said =
        new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said.strip()).endsWith(new RowCount(ROWS, ROWS, 0, 0, 0, 0, 0).toString());
  }

  private static Iterator<List<Value>> rows() {
    var day = LocalDate.of(2020, 1, 1);
    return IntStream.range(0, ROWS)
        .mapToObj(i ->
            List.<Value>of(
                new Value.Quantity(Amount.whole(i + 1L)),
                new Value.Reference("第" + i % 5000 + "支部"),
                new Value.Words(i % 2 == 0 ? "支委会" : "党课"),
                i % 3 == 0
                    ? new Value.Words("2020.3." + (1 + i % 31))
                    : new Value.Day(day.plusDays(i % 366)),
                new Value.Words(i % 100 + "人"),
                new Value.Quantity(Amount.whole(i % 90)),
                new Value.Words("月度工作" + i)))
        .iterator();
  }

  /// Reads the file in a process of its own, whose heap is small.
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) {
      var read = Workbooks.read(Path.of(arguments[0]), List.of(SheetReaderTest.MEETING));
      System.out.println(read.count());
    }
  }
}
