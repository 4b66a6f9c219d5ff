package org.luoshi.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.figure.Figure;
import org.luoshi.packs.Packs;

class BoundaryTest {

  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

  @Test
  void holdsInEveryTextThatShips() throws IOException {
    var found = new ArrayList<String>();
    var texts = Boundary.texts(HOUSE);
    for (var file : texts) {
      found.addAll(Boundary.crossings(HOUSE.relativize(file).toString(), Files.readString(file)));
    }
    assertThat(texts).hasSizeGreaterThan(20);
    assertThat(found).as("Luoshi records duties, never opinions").isEmpty();
  }

  @Test
  void isSeenInAPackThatCrossesIt() throws IOException {
    var found = Boundary.crossings("refused-pack.yaml", refusedPack());
    assertThat(found)
        .contains(
            "refused-pack.yaml:4: 舆论 (no monitoring of what people say)",
            "refused-pack.yaml:4: Opinion guidance (no steering of what people say)",
            "refused-pack.yaml:15: 网评 (no tasks to comment)",
            "refused-pack.yaml:15: Commenting (no tasks to comment)",
            "refused-pack.yaml:20: 转发 (no tasks to post or forward)",
            "refused-pack.yaml:27: 忠诚度 (no scoring of loyalty)",
            "refused-pack.yaml:43: Leaderboard (no league tables of persons)");
    assertThat(found).anyMatch(line -> line.endsWith("(no login statistics)"));
    assertThat(found).anyMatch(line -> line.endsWith("(no compulsory location tracks)"));
  }

  /// The pack is whole but for what it asks: the reader takes it, so the words must be watched.
  @Test
  void isNoMatterOfForm() throws IOException {
    assertThat(Packs.read("refused-pack.yaml", refusedPack()).errors()).isEmpty();
  }

  @Test
  void isSeenForEachReason() {
    var worst = "舆情 媒体监测 sentiment 跟帖 转发 删帖 loyalty 思想倾向 宗教 leaderboard streak 登录次数 人脸识别";
    for (var reason : Boundary.reasons()) {
      assertThat(Boundary.crossings("worst", worst)).anyMatch(line -> line.contains(reason));
    }
  }

  @Test
  void leavesPlainOfficeWordsAlone() {
    assertThat(
            Boundary.crossings(
                "plain", "岗位 post 支部书记 职级 rank 文件传达 forwarded relay 信息报送 frankings sentimental"))
        .isEmpty();
  }

  /// What a figure can tell: numbers, and units by name. No telling lists persons, let alone ranks
  /// them; a new one has to come past here.
  @Test
  void leavesFiguresNoWayToRankPersons() {
    assertThat(FigureSpec.Telling.values())
        .extracting(Enum::name)
        .containsExactly("COUNT", "UNITS", "UNITS_AND_TERMS", "MEDIAN_LAG");
    assertThat(names(FigureSpec.Measure.class))
        .containsExactlyInAnyOrder("Count", "Sum", "Mean", "Distinct");
    assertThat(names(Duty.Binds.class)).containsExactlyInAnyOrder("BindsUnits", "BindsPost");
    assertThat(names(Figure.Content.class)).doesNotContain("Persons", "Ranking");
  }

  private static java.util.List<String> names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  private static String refusedPack() throws IOException {
    try (var in =
        BoundaryTest.class.getResourceAsStream("/org/luoshi/fixtures/refused-pack.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
