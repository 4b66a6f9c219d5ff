package org.luoshi.packs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.text.Language;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ShippedReportTest {

  @ParameterizedTest
  @EnumSource
  void readsWithoutAnyDiagnostic(Language language) throws IOException {
    assertThat(parsed(language).found()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void showsEveryFigureOfTheBureau(Language language) throws IOException {
    var filled = parsed(language).text().fill(filling(language));
    assertThat(new TreeSet<>(filled.figures())).isEqualTo(figures().keySet());
    assertThat(ReportChecks.of("report.md", filled)).isEmpty();
  }

  @Test
  void runsToAFewPages() throws IOException {
    var filled = parsed(Language.ZH).text().fill(filling(Language.ZH));
    assertThat(filled.length()).isBetween(2_500, 4_000);
    assertThat(filled.title()).isEqualTo("市民政局党组\n关于2020年责任制落实情况的报告");
    assertThat(filled.listed("attachments")).containsExactly("数据出处清单");
    assertThat(filled.front("signature")).contains("市民政局党组");
  }

  @Test
  void saysTheFiguresInTheirSentences() throws IOException {
    var filled = parsed(Language.ZH).text().fill(filling(Language.ZH));
    var text = filled.blocks().stream().map(ReportBlock::shown).collect(Collectors.joining("\n"));
    assertThat(text)
        .contains("全局共有基层单位27个，干部职工1173人")
        .contains("慈善总会党支部、流浪乞讨救助站党支部至今没有签订本年度责任书")
        .contains("符合要求的179次，占67.5%")
        .contains("有10个问题已到期限仍未整改，另有12个问题超过期限才完成整改")
        .doesNotContain("{")
        .doesNotContain("无数据");
  }

  @Test
  void leavesOutWhatDoesNotFallShort() throws IOException {
    var figures = new TreeMap<>(figures());
    figures.put("units_without_letter_{year}", Shown.of(List.of()));
    figures.put("findings.overdue", Shown.of(0));
    var filling = new Filling(Language.ZH, "市民政局党组", LocalDate.of(2020, 10, 31), figures, Map.of());
    var text =
        parsed(Language.ZH).text().fill(filling).blocks().stream()
            .map(ReportBlock::shown)
            .collect(Collectors.joining("\n"));
    assertThat(text).doesNotContain("责任链条还有断点").doesNotContain("整改时效不强").contains("岗位配备还有空缺");
  }

  private static ReportTexts.Parsed parsed(Language language) throws IOException {
    var name = "report." + language.code() + ".md";
    try (var in =
        ShippedReportTest.class.getResourceAsStream("/org/luoshi/packs/civil-affairs/" + name)) {
      return ReportTexts.parse(name, new String(in.readAllBytes(), "UTF-8"), figures().keySet());
    }
  }

  private static Filling filling(Language language) throws IOException {
    var unit = language == Language.ZH ? "市民政局党组" : "Municipal Civil Affairs Bureau";
    return new Filling(language, unit, LocalDate.of(2020, 10, 31), figures(), Map.of());
  }

  /// The figures of the example bureau under the ids of the pack, without notes and row counts.
  private static Map<String, Shown> figures() throws IOException {
    var json = Files.readString(Path.of("../examples/bureau/expected.json"));
    var figures = new TreeMap<String, Shown>();
    var read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    read.forEach((key, value) -> put(figures, ((String) key).replace("_2020", "_{year}"), value));
    figures.keySet().removeIf(id -> id.startsWith("rows."));
    figures.remove("period");
    return figures;
  }

  private static void put(Map<String, Shown> figures, String id, Object value) {
    switch (value) {
      case Map<?, ?> group -> group.forEach((part, of) -> put(figures, id + "." + part, of));
      case List<?> names -> figures.put(id, Shown.of(names(names)));
      case Number number ->
          figures.put(id, new Shown.Number(new java.math.BigDecimal(number.toString())));
      default -> {}
    }
  }

  private static List<String> names(List<?> names) {
    var shown = new ArrayList<String>();
    for (var name : names) {
      shown.add(
          name instanceof List<?> pair ? pair.get(0) + "（" + pair.get(1) + "）" : (String) name);
    }
    return shown;
  }
}
