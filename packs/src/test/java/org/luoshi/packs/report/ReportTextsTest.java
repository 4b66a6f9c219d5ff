package org.luoshi.packs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.packs.report.Piece.Figure;
import org.luoshi.packs.report.Piece.Words;

class ReportTextsTest {

  private static final Set<String> KNOWN =
      Set.of("units", "late", "group.part", "letters_{year}", "names");

  @Nested
  class ATextWithoutMistakes {

    @Test
    void keepsTheIdsOfItsFigures() {
      assertThat(fill("共{{units}}个，{{group.part}}次，{{letters_{year}}}份。"))
          .containsExactly(
              new ReportBlock.Paragraph(
                  List.of(
                      new Words("共"),
                      new Figure("units", "27"),
                      new Words("个，"),
                      new Figure("group.part", "67.5"),
                      new Words("次，"),
                      new Figure("letters_{year}", "24"),
                      new Words("份。"))));
    }

    @Test
    void saysTheDayAndTheHouse() {
      assertThat(shown("{{unit}}{{year}}年，{{as-of}}，{{period}}"))
          .isEqualTo("民政局2020年，2020年10月31日，2020年1月1日至10月31日");
    }

    @Test
    void joinsNamesAndCutsLongLists() {
      assertThat(shown("{{list:names}}")).isEqualTo("甲、乙、丙");
      assertThat(shown("{{list:names 2}}")).isEqualTo("甲、乙等3项");
      assertThat(shown("{{list:names 3}}")).isEqualTo("甲、乙、丙");
    }

    @Test
    void keepsOrLeavesOutSentencesByTheirCondition() {
      assertThat(shown("{{?units > 26}}多{{/}}{{?units > 27}}更多{{/}}")).isEqualTo("多");
      assertThat(shown("{{?units >= 27}}是{{/}}{{?units <= 26.5}}否{{/}}")).isEqualTo("是");
      assertThat(shown("{{?late empty}}空{{/}}{{?names filled}}有{{/}}")).isEqualTo("空有");
      assertThat(shown("{{!late empty}}有{{/}}{{!units = 1}}不是{{/}}")).isEqualTo("不是");
      assertThat(shown("{{?units > letters_{year}}}多{{/}}{{?units < late}}少{{/}}")).isEqualTo("多");
      assertThat(shown("{{?units > 1}}外{{?late > 0}}里{{/}}外{{/}}")).isEqualTo("外外");
    }

    @Test
    void makesBlocksOfHeadingsAndParagraphs() {
      assertThat(fill("## 甲\n### 乙\n第一行\n第二行\n\nfirst\nsecond\n"))
          .containsExactly(
              new ReportBlock.Heading(1, List.of(new Words("甲"))),
              new ReportBlock.Heading(2, List.of(new Words("乙"))),
              new ReportBlock.Paragraph(List.of(new Words("第一行第二行"))),
              new ReportBlock.Paragraph(List.of(new Words("first second"))));
    }

    @Test
    void putsProposalsWhereTheyStand() {
      assertThat(fill("{{propose: shortcomings}}\n\n后"))
          .containsExactly(
              new ReportBlock.Paragraph(List.of(new Words("一。"), new Figure("late", "0"))),
              new ReportBlock.Paragraph(List.of(new Words("二。"))),
              new ReportBlock.Paragraph(List.of(new Words("后"))));
      assertThat(fill("{{propose: next-steps}}\n")).isEmpty();
    }

    @Test
    void readsItsFrontLines() {
      var filled =
          parse("addressee: 市政府\nsignature: {{unit}}\ncopies: 甲；乙\n---\n# 报告\n")
              .text()
              .fill(filling());
      assertThat(filled.front())
          .containsEntry("addressee", "市政府")
          .containsEntry("signature", "民政局");
      assertThat(filled.listed("copies")).containsExactly("甲", "乙");
      assertThat(filled.title()).isEqualTo("报告");
    }
  }

  @Nested
  class ATextWithMistakes {

    @Test
    void isToldOfAllOfThemWithTheirPlaces() {
      assertThat(
              errors(
                  """
                  adressee: 市政府
                  ---
                  # 报告
                  {{unit_}}和{{unts}}
                  {{?units ~ 1}}甲{{/}}{{/}}
                  {{foo: bar}}{{propose: fame}}{{units
                  {{?late > 0}}没有结束
                  """))
          .containsExactly(
              "report.md:1:1 report-unknown-front [adressee, addressee]",
              "report.md:4:1 report-unknown-figure [unit_, unit]",
              "report.md:4:11 report-unknown-figure [unts, units]",
              "report.md:5:1 report-bad-comparison [units ~ 1]",
              "report.md:5:21 report-stray-end []",
              "report.md:6:1 report-unknown-mark [foo:, list:, propose:]",
              "report.md:6:13 report-unknown-proposal [fame, next-steps, shortcomings]",
              "report.md:6:30 report-unclosed-mark [{{units]",
              "report.md:7:1 report-unclosed-condition []");
    }

    @Test
    void isToldWhereItHasNoTitleOrTooDeepAHeading() {
      assertThat(errors("###### 深\n"))
          .containsExactly("report.md:1:1 report-too-deep [6]", "report.md report-no-title []");
    }

    @Test
    void isWarnedOfRequestsMissingPartsAndLength() {
      var found = parse("# 报告\n## 甲\n### 乙\n妥否，请批复。\n" + "长".repeat(5000)).found();
      assertThat(found).noneMatch(Diagnostic::isError);
      assertThat(found.stream().map(ReportTextsTest::line))
          .containsExactly(
              "report.md:2:1 report-missing-movement [甲, 1, 3]",
              "report.md:4:1 report-request [妥否]",
              "report.md:4:4 report-request [请批复]",
              "report.md report-too-long [5011, 5000]",
              "report.md report-missing-part [1, 4]");
    }

    @Test
    void isToldInBothLanguages() {
      var phrases = ReportPhrases.in(Language.ZH);
      var found = parse("# 报告\n{{unts}}\n").found().getFirst();
      var severity = Phrasebook.parse(Language.ZH, "severity.error = 错误");
      assertThat(severity.plus(phrases).say(found).lines())
          .containsExactly(
              "report.md:2:1: 错误 [report-unknown-figure] 制度包里没有这个数据（unts）。",
              "  也许是（units）；编号要与制度包 figures 中写的完全一致，年份写作花括号 year。");
    }
  }

  @Test
  void hasTheSamePhrasesInBothLanguagesAndAdviceForEachCode() {
    var zh = ReportPhrases.in(Language.ZH);
    assertThat(zh.keys()).isEqualTo(ReportPhrases.in(Language.EN).keys());
    var codes =
        List.of(
            "report-unknown-front",
            "report-unclosed-mark",
            "report-unclosed-condition",
            "report-stray-end",
            "report-bad-comparison",
            "report-unknown-mark",
            "report-unknown-proposal",
            "report-unknown-figure",
            "report-too-deep",
            "report-no-title",
            "report-too-long",
            "report-request",
            "report-missing-part",
            "report-missing-movement");
    assertThat(codes).allMatch(zh::knows).allMatch(code -> zh.knows(code + ".maybe"));
  }

  private static ReportTexts.Parsed parse(String text) {
    return ReportTexts.parse("report.md", text, KNOWN);
  }

  private static List<String> errors(String text) {
    return parse(text).found().stream()
        .filter(Diagnostic::isError)
        .map(ReportTextsTest::line)
        .toList();
  }

  private static String line(Diagnostic found) {
    return found.place().shown() + " " + found.code() + " " + found.values();
  }

  private static List<ReportBlock> fill(String text) {
    return parse(text).text().fill(filling()).blocks();
  }

  private static String shown(String text) {
    return fill(text).getFirst().shown();
  }

  private static Filling filling() {
    return new Filling(
        Language.ZH,
        "民政局",
        LocalDate.of(2020, 10, 31),
        Map.of(
            "units", Shown.of(27),
            "late", Shown.of(0),
            "group.part", new Shown.Number(new java.math.BigDecimal("67.5")),
            "letters_{year}", Shown.of(24),
            "names", Shown.of(List.of("甲", "乙", "丙"))),
        Map.of(
            "shortcomings",
            List.of(List.of(new Words("一。"), new Figure("late", "0")), List.of(new Words("二。")))));
  }
}
