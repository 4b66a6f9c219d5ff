package org.luoshi.testkit.bureau;

/// The facts told by rows of the sixteen sheets.
final class SheetFacts {

  private SheetFacts() {}

  static BureauYear.Unit unit(SheetLine line) {
    return new BureauYear.Unit(
        line.text("单位编码"),
        line.unit("单位名称"),
        line.unit("上级单位"),
        line.text("单位类型"),
        line.number("在职人数"),
        line.number("党员人数"),
        line.day("成立日期"),
        line.later("撤销日期"));
  }

  static BureauYear.Appointment appointment(SheetLine line) {
    return new BureauYear.Appointment(
        line.text("人员编号"),
        line.unit("单位名称"),
        line.text("岗位"),
        line.tidy("职级"),
        line.day("任职日期"),
        line.later("免职日期"));
  }

  static BureauYear.Meeting meeting(SheetLine line) {
    return new BureauYear.Meeting(
        line.unit("单位名称"),
        line.text("会议类型"),
        line.day("会议日期"),
        line.number("应到人数"),
        line.number("实到人数"),
        line.text("议题"));
  }

  static BureauYear.Training training(SheetLine line) {
    return new BureauYear.Training(
        line.unit("单位名称"),
        line.day("培训日期"),
        line.text("培训形式"),
        line.text("培训内容"),
        line.number("参训人次"),
        line.number("学时"));
  }

  static BureauYear.Fieldwork fieldwork(SheetLine line) {
    return new BureauYear.Fieldwork(
        line.unit("单位名称"),
        line.text("人员编号"),
        line.day("开始日期"),
        line.day("结束日期"),
        line.number("天数"),
        line.unit("调研地点"));
  }

  static BureauYear.Activity activity(SheetLine line) {
    return new BureauYear.Activity(
        line.unit("单位名称"),
        line.day("活动日期"),
        line.text("活动类型"),
        line.text("活动名称"),
        line.number("参加人次"),
        line.number("成果数"));
  }

  static BureauYear.Finding finding(SheetLine line) {
    return new BureauYear.Finding(
        line.text("存在问题"),
        line.text("问题来源"),
        line.unit("责任单位"),
        line.text("整改类型"),
        line.day("发现日期"),
        line.day("整改时限"),
        line.later("整改完成日期"),
        line.unit("验收单位"),
        line.later("销号日期"));
  }

  static BureauYear.Enquiry enquiry(SheetLine line) {
    return new BureauYear.Enquiry(
        line.text("编号"),
        line.text("来源渠道"),
        line.day("受理日期"),
        line.text("诉求类别"),
        line.unit("承办单位"),
        line.later("答复日期"),
        line.tidy("满意度"));
  }

  static BureauYear.Household household(SheetLine line) {
    return new BureauYear.Household(line.text("户编号"), line.text("结对干部"));
  }

  static BureauYear.Lecture lecture(SheetLine line) {
    return new BureauYear.Lecture(
        line.unit("单位名称"), line.day("宣讲日期"), line.text("宣讲组"), line.number("听讲人数"));
  }

  static BureauYear.Visit visit(SheetLine line) {
    return new BureauYear.Visit(
        line.unit("单位名称"), line.text("人员编号"), line.text("户编号"), line.day("走访日期"));
  }

  static BureauYear.News news(SheetLine line) {
    return new BureauYear.News(
        line.unit("单位名称"), line.day("报送日期"), line.text("标题"), line.tidy("是否采用"), line.tidy("采用媒体"));
  }

  static BureauYear.Site site(SheetLine line) {
    return new BureauYear.Site(
        line.text("阵地名称"), line.unit("单位名称"), line.later("验收日期"), line.number("验收得分"));
  }

  static BureauYear.Letter letter(SheetLine line) {
    return new BureauYear.Letter(
        line.number("年度"), line.unit("签订上级"), line.unit("单位名称"), line.day("签订日期"));
  }

  static BureauYear.Inspection inspection(SheetLine line) {
    return new BureauYear.Inspection(
        line.day("检查日期"), line.text("检查组"), line.unit("单位名称"), line.text("考核周期"), line.score("得分"));
  }

  static BureauYear.Relay relay(SheetLine line) {
    return new BureauYear.Relay(
        line.text("文号"), line.day("收文日期"), line.unit("单位名称"), line.later("传达日期"));
  }
}
