package org.luoshi.office.sheet;

import static org.luoshi.office.sheet.KindOf.choices;
import static org.luoshi.office.sheet.KindOf.needed;
import static org.luoshi.office.sheet.KindOf.optional;
import static org.luoshi.office.sheet.KindOf.rows;

import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Field.Count;
import org.luoshi.engine.duty.Field.DayOf;
import org.luoshi.engine.duty.Field.Measure;
import org.luoshi.engine.duty.Field.ObjectRef;
import org.luoshi.engine.duty.Field.PersonRef;
import org.luoshi.engine.duty.Field.TermOf;
import org.luoshi.engine.duty.Field.UnitRef;
import org.luoshi.engine.duty.Field.Words;
import org.luoshi.engine.duty.RecordKind;

/// The kinds of the sheets in examples/bureau.
final class BureauKinds {

  private BureauKinds() {}

  static List<RecordKind> all() {
    return List.of(
        units(),
        posts(),
        households(),
        meetings(),
        trainings(),
        lectures(),
        visits(),
        fieldwork(),
        news(),
        activities(),
        sites(),
        letters(),
        inspections(),
        findings(),
        enquiries(),
        directives());
  }

  private static Field unit() {
    return needed("unit", "单位名称", new UnitRef(), "责任单位", "承办单位");
  }

  private static RecordKind units() {
    return rows(
        "units",
        "组织",
        needed("code", "单位编码", new Words()),
        unit(),
        optional("superior", "上级单位", new UnitRef()),
        needed("kind", "单位类型", new Words()),
        optional("staff", "在职人数", new Count()),
        optional("members", "党员人数", new Count()),
        needed("founded", "成立日期", new DayOf()),
        optional("closed", "撤销日期", new DayOf()));
  }

  private static RecordKind posts() {
    return rows(
        "posts",
        "任职",
        needed("person", "人员编号", new PersonRef()),
        unit(),
        needed("post", "岗位", new Words()),
        optional("rank", "职级", new Words()),
        needed("from", "任职日期", new DayOf()),
        optional("to", "免职日期", new DayOf()));
  }

  private static RecordKind households() {
    return rows(
        "households",
        "结对户",
        needed("number", "户编号", new Words()),
        needed("person", "结对干部", new PersonRef()));
  }

  private static RecordKind meetings() {
    return rows(
        "meetings",
        "三会一课",
        unit(),
        needed("kind", "会议类型", choices("committee=支委会", "general=党员大会", "lesson=党课", "group=党小组会")),
        needed("date", "会议日期", new DayOf()),
        needed("due", "应到人数", new Count()),
        needed("present", "实到人数", new Count()),
        optional("topic", "议题", new Words()));
  }

  private static RecordKind trainings() {
    return rows(
        "trainings",
        "培训",
        unit(),
        needed("date", "培训日期", new DayOf()),
        optional("form", "培训形式", new Words()),
        optional("content", "培训内容", new Words()),
        needed("people", "参训人次", new Count()),
        optional("hours", "学时", new Measure()));
  }

  private static RecordKind lectures() {
    return rows(
        "lectures",
        "宣讲",
        unit(),
        needed("date", "宣讲日期", new DayOf()),
        needed("team", "宣讲组", new Words()),
        needed("people", "听讲人数", new Count()));
  }

  private static RecordKind visits() {
    return rows(
        "visits",
        "入户走访",
        unit(),
        needed("person", "人员编号", new PersonRef()),
        needed("household", "户编号", new ObjectRef("households")),
        needed("date", "走访日期", new DayOf()));
  }

  private static RecordKind fieldwork() {
    return rows(
        "fieldwork",
        "基层调研",
        unit(),
        needed("person", "人员编号", new PersonRef()),
        needed("date", "开始日期", new DayOf()),
        needed("until", "结束日期", new DayOf()),
        needed("days", "天数", new Count()),
        optional("where", "调研地点", new Words()));
  }

  private static RecordKind news() {
    return rows(
        "news",
        "信息报送",
        unit(),
        needed("date", "报送日期", new DayOf()),
        needed("title", "标题", new Words()),
        optional("used", "是否采用", choices("yes=是", "no=否")),
        optional("medium", "采用媒体", new Words()));
  }

  private static RecordKind activities() {
    return rows(
        "activities",
        "活动",
        unit(),
        needed("date", "活动日期", new DayOf()),
        optional("kind", "活动类型", new Words()),
        needed("name", "活动名称", new Words()),
        needed("people", "参加人次", new Count()),
        optional("essays", "成果数", new Count()));
  }

  private static RecordKind sites() {
    return rows(
        "sites",
        "阵地",
        needed("name", "阵地名称", new Words()),
        unit(),
        optional("accepted", "验收日期", new DayOf()),
        optional("score", "验收得分", new Measure()));
  }

  private static RecordKind letters() {
    return rows(
        "letters",
        "责任书",
        needed("year", "年度", new TermOf()),
        needed("superior", "签订上级", new UnitRef()),
        unit(),
        optional("date", "签订日期", new DayOf()));
  }

  private static RecordKind inspections() {
    return rows(
        "inspections",
        "检查",
        needed("date", "检查日期", new DayOf()),
        needed("team", "检查组", new Words()),
        unit(),
        needed("term", "考核周期", new TermOf()),
        needed("score", "得分", new Measure()));
  }

  private static RecordKind findings() {
    return rows(
        "findings",
        "整改台账",
        needed("problem", "存在问题", new Words()),
        optional("source", "问题来源", new Words()),
        unit(),
        optional("kind", "整改类型", new Words()),
        needed("found", "发现日期", new DayOf()),
        needed("limit", "整改时限", new DayOf()),
        optional("done", "整改完成日期", new DayOf()),
        optional("checker", "验收单位", new UnitRef()),
        optional("closed", "销号日期", new DayOf()));
  }

  private static RecordKind enquiries() {
    return rows(
        "enquiries",
        "群众诉求",
        needed("number", "编号", new Words()),
        needed("channel", "来源渠道", new Words()),
        needed("received", "受理日期", new DayOf()),
        needed("kind", "诉求类别", new Words()),
        unit(),
        optional("answered", "答复日期", new DayOf()),
        optional("satisfied", "满意度", choices("yes=满意", "fairly=基本满意", "no=不满意")));
  }

  private static RecordKind directives() {
    return rows(
        "directives",
        "来文传达",
        needed("number", "文号", new ObjectRef("directive")),
        needed("received", "收文日期", new DayOf()),
        unit(),
        optional("relayed", "传达日期", new DayOf()));
  }
}
