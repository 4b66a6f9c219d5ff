package org.luoshi.testkit.bureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.Table.Cell;
import org.luoshi.testkit.bureau.Table.Column;
import org.luoshi.testkit.bureau.Table.Line;
import org.luoshi.testkit.bureau.Table.Role;

/// A year's facts laid out as the fifteen sheets of the seven workbooks and the register of
/// households.
final class Tables {

  static final String ORGANISATION = "组织机构.xlsx";
  static final String WORK = "工作台账.xlsx";
  static final String LETTERS = "责任书.xlsx";
  static final String INSPECTIONS = "检查考核.xlsx";
  static final String FINDINGS = "整改台账.xlsx";
  static final String ENQUIRIES = "群众诉求.xlsx";
  static final String DIRECTIVES = "来文传达.xlsx";

  private Tables() {}

  static List<Table> of(BureauYear year) {
    return List.of(
        units(year),
        appointments(year),
        households(year),
        meetings(year),
        trainings(year),
        lectures(year),
        visits(year),
        fieldwork(year),
        news(year),
        activities(year),
        sites(year),
        letters(year),
        inspections(year),
        findings(year),
        enquiries(year),
        relays(year));
  }

  private static Table units(BureauYear year) {
    return table(
        ORGANISATION,
        "组织",
        "单位编码:KEY 单位名称:PLAIN 上级单位:PLAIN 单位类型:PLAIN 在职人数:PLAIN 党员人数:PLAIN 成立日期:PLAIN 撤销日期:LATER",
        year.units(),
        one ->
            row(
                new Cell.Exact(one.code()),
                new Cell.Exact(one.name()),
                one.superior().isEmpty() ? new Cell.Text("") : new Cell.Name(one.superior()),
                new Cell.Text(one.kind()),
                countOrNothing(one.staff(), "人"),
                countOrNothing(one.members(), "人"),
                day(one.founded()),
                day(one.closed())));
  }

  private static Table appointments(BureauYear year) {
    return table(
        ORGANISATION,
        "任职",
        "人员编号:PLAIN 单位名称:UNIT 岗位:PLAIN 职级:PLAIN 任职日期:DAY 免职日期:LATER",
        year.appointments(),
        one ->
            row(
                new Cell.Code(one.person()),
                new Cell.Name(one.unit()),
                new Cell.Text(one.post()),
                new Cell.Text(one.rank()),
                day(one.from()),
                day(one.until())));
  }

  private static Table households(BureauYear year) {
    return table(
        ORGANISATION,
        "结对户",
        "户编号:KEY 结对干部:PLAIN",
        year.households(),
        one -> row(new Cell.Exact(one.code()), new Cell.Code(one.official())));
  }

  private static Table meetings(BureauYear year) {
    return table(
        WORK,
        "三会一课",
        "序号:SERIAL 单位名称:UNIT 会议类型:CHOICE 会议日期:DAY 应到人数:COUNT 实到人数:COUNT 议题:PLAIN",
        year.meetings(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                new Cell.Text(one.kind()),
                day(one.day()),
                new Cell.Count(one.due(), "人"),
                new Cell.Count(one.present(), "人"),
                new Cell.Prose(one.topic())));
  }

  private static Table trainings(BureauYear year) {
    return table(
        WORK,
        "培训",
        "序号:SERIAL 单位名称:UNIT 培训日期:DAY 培训形式:PLAIN 培训内容:PLAIN 参训人次:COUNT 学时:PLAIN",
        year.trainings(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                day(one.day()),
                new Cell.Text(one.form()),
                new Cell.Prose(one.topic()),
                new Cell.Count(one.people(), "人次"),
                new Cell.Count(one.hours(), "")));
  }

  private static Table lectures(BureauYear year) {
    return table(
        WORK,
        "宣讲",
        "序号:SERIAL 单位名称:UNIT 宣讲日期:DAY 宣讲组:PLAIN 听讲人数:COUNT",
        year.lectures(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                day(one.day()),
                new Cell.Text(one.team()),
                new Cell.Count(one.people(), "人")));
  }

  private static Table visits(BureauYear year) {
    return table(
        WORK,
        "入户走访",
        "序号:SERIAL 单位名称:UNIT 人员编号:PLAIN 户编号:PLAIN 走访日期:DAY",
        year.visits(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                new Cell.Code(one.person()),
                new Cell.Code(one.household()),
                day(one.day())));
  }

  private static Table fieldwork(BureauYear year) {
    return table(
        WORK,
        "基层调研",
        "序号:SERIAL 单位名称:UNIT 人员编号:PLAIN 开始日期:DAY 结束日期:PLAIN 天数:COUNT 调研地点:PLAIN",
        year.fieldwork(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                new Cell.Code(one.person()),
                day(one.from()),
                day(one.to()),
                new Cell.Count(one.days(), "天"),
                new Cell.Prose(one.place())));
  }

  private static Table news(BureauYear year) {
    return table(
        WORK,
        "信息报送",
        "序号:SERIAL 单位名称:UNIT 报送日期:DAY 标题:PLAIN 是否采用:PLAIN 采用媒体:PLAIN",
        year.news(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                day(one.day()),
                new Cell.Prose(one.title()),
                new Cell.Text(one.adopted()),
                new Cell.Text(one.medium())));
  }

  private static Table activities(BureauYear year) {
    return table(
        WORK,
        "活动",
        "序号:SERIAL 单位名称:UNIT 活动日期:DAY 活动类型:PLAIN 活动名称:PLAIN 参加人次:COUNT 成果数:PLAIN",
        year.activities(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Name(one.unit()),
                day(one.day()),
                new Cell.Text(one.kind()),
                new Cell.Prose(one.name()),
                new Cell.Count(one.people(), "人次"),
                countOrNothing(one.outputs(), "")));
  }

  private static Table sites(BureauYear year) {
    return table(
        WORK,
        "阵地",
        "序号:SERIAL 阵地名称:PLAIN 单位名称:UNIT 验收日期:LATER 验收得分:PLAIN",
        year.sites(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Exact(one.name()),
                new Cell.Name(one.unit()),
                day(one.accepted()),
                new Cell.Score(BigDecimal.valueOf(one.score()))));
  }

  private static Table letters(BureauYear year) {
    return table(
        LETTERS,
        "责任书",
        "序号:SERIAL 年度:PLAIN 签订上级:PLAIN 单位名称:UNIT 签订日期:PLAIN",
        year.letters(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Term(Integer.toString(one.year())),
                new Cell.Name(one.superior()),
                new Cell.Name(one.unit()),
                day(one.signed())));
  }

  private static Table inspections(BureauYear year) {
    return table(
        INSPECTIONS,
        "检查",
        "序号:SERIAL 检查日期:DAY 检查组:PLAIN 单位名称:UNIT 考核周期:PLAIN 得分:PLAIN",
        year.inspections(),
        one ->
            row(
                new Cell.Serial(),
                day(one.day()),
                new Cell.Text(one.team()),
                new Cell.Name(one.unit()),
                new Cell.Term(one.term()),
                new Cell.Score(one.score())));
  }

  private static Table findings(BureauYear year) {
    return table(
        FINDINGS,
        "整改台账",
        "序号:SERIAL 存在问题:PLAIN 问题来源:PLAIN 责任单位:UNIT 整改类型:PLAIN 发现日期:DAY 整改时限:PLAIN 整改完成日期:LATER 验收单位:PLAIN 销号日期:LATER",
        year.findings(),
        one ->
            row(
                new Cell.Serial(),
                new Cell.Prose(one.problem()),
                new Cell.Text(one.source()),
                new Cell.Name(one.unit()),
                new Cell.Text(one.kind()),
                day(one.found()),
                day(one.limit()),
                day(one.rectified()),
                new Cell.Name(one.checker()),
                day(one.closed())));
  }

  private static Table enquiries(BureauYear year) {
    return table(
        ENQUIRIES,
        "群众诉求",
        "编号:KEY 来源渠道:PLAIN 受理日期:DAY 诉求类别:PLAIN 承办单位:UNIT 答复日期:LATER 满意度:CHOICE",
        year.enquiries(),
        one ->
            row(
                new Cell.Exact(one.code()),
                new Cell.Text(one.channel()),
                day(one.received()),
                new Cell.Text(one.kind()),
                new Cell.Name(one.unit()),
                day(one.answered()),
                new Cell.Text(one.rating())));
  }

  private static Table relays(BureauYear year) {
    return table(
        DIRECTIVES,
        "来文传达",
        "文号:PLAIN 收文日期:PLAIN 单位名称:UNIT 传达日期:LATER",
        year.relays(),
        one ->
            row(
                new Cell.Code(one.document()),
                day(one.received()),
                new Cell.Name(one.unit()),
                day(one.relayed())));
  }

  private static <T> Table table(
      String file, String sheet, String columns, List<T> facts, Function<T, List<Cell>> row) {
    var labels =
        Arrays.stream(columns.split(" "))
            .map(column -> column.split(":"))
            .map(parts -> new Column(parts[0], Role.valueOf(parts[1])))
            .toList();
    var lines = facts.stream().map(fact -> new Line(row.apply(fact), null)).toList();
    return new Table(file, sheet, labels, lines);
  }

  private static List<Cell> row(Cell... cells) {
    return List.of(cells);
  }

  private static Cell day(@Nullable LocalDate day) {
    return day == null ? new Cell.Nothing(true) : new Cell.Day(day);
  }

  private static Cell countOrNothing(int number, String word) {
    return number == 0 ? new Cell.Nothing(false) : new Cell.Count(number, word);
  }
}
