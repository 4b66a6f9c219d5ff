package org.luoshi.office.document;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.luoshi.engine.text.Language;

/// Documents for the tests of this room.
final class Samples {

  private Samples() {}

  static OfficialDocument report() {
    return document(Language.ZH, blocks());
  }

  static OfficialDocument document(Language language, List<Block> blocks) {
    return language == Language.ZH ? chinese(blocks) : english(blocks);
  }

  static OfficialDocument chinese(List<Block> blocks) {
    return new OfficialDocument(
        Language.ZH,
        "清河市民政局文件",
        "清民发[2020]12号",
        List.of("李玥"),
        "清河市民政局关于2020年责任制落实情况的报告",
        "市委、市政府",
        blocks,
        List.of("数据出处清单", "分项说明"),
        new OfficialDocument.Signature("清河市民政局", LocalDate.of(2020, 10, 31)),
        new OfficialDocument.IssueLines(
            List.of("市纪委监委", "市委办公室", "局属各单位"), "清河市民政局办公室", LocalDate.of(2020, 10, 31)),
        appendices());
  }

  static OfficialDocument english(List<Block> blocks) {
    return new OfficialDocument(
        Language.EN,
        "Qinghe Civil Affairs Bureau",
        "QMF [2020] 12",
        List.of("Li Yue"),
        "Report of the Qinghe Civil Affairs Bureau on Carrying Out the Responsibility System in 2020",
        "Municipal Committee and Municipal Government",
        blocks,
        List.of("Sources of figures", "Notes"),
        new OfficialDocument.Signature("Qinghe Civil Affairs Bureau", LocalDate.of(2020, 10, 31)),
        new OfficialDocument.IssueLines(
            List.of("Inspection committee", "all branches"),
            "General office",
            LocalDate.of(2020, 10, 31)),
        appendices());
  }

  static List<Block> blocks() {
    return List.of(
        new Block.Heading(1, List.of(new Run.Plain("组织领导"))),
        new Block.Paragraph(
            List.of(
                new Run.Plain("今年以来，局党组认真履行主体责任，坚持“一岗双责”，截至2020年10月31日，全局"),
                new Run.Figure("units", "27"),
                new Run.Plain("个基层单位均已明确责任人，共有职工"),
                new Run.Figure("staff", "1173"),
                new Run.Plain("人，责任书签订率"),
                new Run.Figure("signed.pct", "92.3"),
                new Run.Plain("%。仍有少数单位重安排、轻落实，“上热下冷”的现象还不同程度存在，需要在下一步工作中逐项加以纠正。"))),
        new Block.Heading(2, List.of(new Run.Plain("健全责任体系"))),
        new Block.Heading(3, List.of(new Run.Plain("责任到岗"))),
        new Block.Heading(4, List.of(new Run.Plain("逐级签订责任书"))),
        new Block.Paragraph(
            List.of(new Run.Plain("第一层级单位"), new Run.Figure("units", "27"), new Run.Plain("个。"))),
        new Block.Table(
            List.of("单位", "应开", "实开"), List.of(row("机关一支部", "10", "7"), row("机关二支部", "10", "9"))));
  }

  private static Block.Row row(String... cells) {
    return new Block.Row(
        java.util.Arrays.stream(cells)
            .map(cell -> new Block.Cell(List.of(new Run.Plain(cell))))
            .toList());
  }

  static List<Appendix> appendices() {
    return List.of(
        new Appendix(
            "数据出处清单",
            List.of(
                new Appendix.Entry("units", 1, "基层单位数", "27", Evidence.of(records(27))),
                new Appendix.Entry("staff", 2, "职工总数", "1173", Evidence.of(records(1173))),
                new Appendix.Entry(
                    "signed.pct",
                    3,
                    "责任书签订率",
                    "92.3",
                    new Evidence.Derived(List.of("units", "staff"))),
                new Appendix.Entry(
                    "quota", 4, "基层工作天数定额", "40", new Evidence.Stated("制度包第三条（二）款。")))),
        new Appendix(
            "分项说明", List.of(new Appendix.Entry("none", 1, "没有", "0", Evidence.of(List.of())))));
  }

  static List<RecordLine> records(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i ->
            new RecordLine(
                "meeting-%04d".formatted(i),
                LocalDate.of(2020, 1, 1).plusDays(i % 300),
                "军队离退休干部休养所党支部",
                "支委会，应到7人，实到5人，研究第" + i + "项工作"))
        .toList();
  }
}
