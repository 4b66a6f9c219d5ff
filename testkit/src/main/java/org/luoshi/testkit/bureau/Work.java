package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.luoshi.testkit.bureau.BureauYear.Activity;
import org.luoshi.testkit.bureau.BureauYear.Lecture;
import org.luoshi.testkit.bureau.BureauYear.News;
import org.luoshi.testkit.bureau.BureauYear.Site;
import org.luoshi.testkit.bureau.BureauYear.Training;
import org.luoshi.testkit.bureau.BureauYear.Unit;

/// Trainings, lectures, news, activities and sites.
final class Work {

  private final Chance chance;
  private final Size size;
  private final LocalDate horizon;
  private final LocalDate start;
  private final List<Unit> branches;
  private final List<Unit> top;

  Work(Chance chance, Size size, LocalDate horizon, List<Unit> units) {
    this.chance = chance;
    this.size = size;
    this.horizon = horizon;
    this.start = size.asOf().withDayOfYear(1);
    this.branches = units.stream().filter(Unit::isBranch).toList();
    this.top = units.stream().filter(unit -> !unit.isBranch()).toList();
  }

  List<Training> trainings() {
    var trainings = new ArrayList<Training>();
    for (int year = 2014; year <= horizon.getYear(); year++) {
      int number = chance.about(3 * Math.max(1, size.busy() * size.branches() / 30));
      for (int i = 0; i < number; i++) {
        var day = chance.day(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        if (!day.isAfter(horizon)) {
          trainings.add(
              new Training(
                  chance.pick(top).name(),
                  day,
                  chance.pick("集中培训", "岗位调训", "集中培训", "网络培训"),
                  chance.pick("信息员业务", "信息员业务", "公文写作"),
                  chance.of(3) ? chance.between(1000, 1600) : chance.between(1, 60),
                  chance.pick(4, 8, 16)));
        }
      }
    }
    return trainings;
  }

  List<Lecture> lectures() {
    var lectures = new ArrayList<Lecture>();
    int teams = chance.between(1, 6);
    for (var unit : branches) {
      int number = chance.of(10) ? 0 : Math.max(1, chance.about(size.busy() * 0.8));
      for (int i = 0; i < number; i++) {
        var first = LocalDate.of(2017, 11, 1);
        var span = new Chance.Span(first, chance.of(60) ? first.plusDays(29) : horizon);
        int people = chance.of(2) ? chance.between(1000, 3200) : chance.between(15, 80);
        var team = "第" + chance.between(1, teams) + "宣讲组";
        chance
            .day(span.within(unit.life(horizon)))
            .ifPresent(day -> lectures.add(new Lecture(unit.name(), day, team, people)));
      }
    }
    return lectures;
  }

  List<News> news() {
    var news = new ArrayList<News>();
    var span = new Chance.Span(start.minusDays(25), horizon);
    for (var unit : branches) {
      int number = chance.about(9 * size.busy());
      for (int i = 0; i < number; i++) {
        var adopted = chance.pick("是", "否", "否", "否", "否", "");
        var medium = adopted.equals("是") ? chance.pick("局网站", "市级媒体", "自治区级媒体") : "";
        var title = chance.pick("工作动态", "工作动态", "服务群众简讯", "经验交流");
        chance
            .day(span.within(unit.life(horizon)))
            .ifPresent(day -> news.add(new News(unit.name(), day, title, adopted, medium)));
      }
    }
    return chance.shuffled(news);
  }

  List<Activity> activities() {
    var activities = new ArrayList<Activity>();
    int number = chance.about(4 + size.busy() * size.branches() / 20);
    for (int i = 0; i < number; i++) {
      var kind = chance.pick("体育比赛", BureauYear.READING, "主题教育", "文艺演出", "志愿服务");
      boolean reading = kind.equals(BureauYear.READING);
      activities.add(
          new Activity(
              chance.pick(top).name(),
              chance.day(start.minusDays(40), horizon),
              kind,
              chance.pick("民政杯足球赛", "羽毛球邀请赛", "书香伴我行", "纪念活动", "重走旧路"),
              chance.of(10) ? chance.between(1000, 2500) : chance.between(20, 160),
              reading && chance.of(80) ? chance.between(1, 12) : 0));
    }
    return activities;
  }

  List<Site> sites() {
    var sites = new ArrayList<Site>();
    var taken = new HashSet<String>();
    for (var unit : branches) {
      if (chance.of(65)) {
        var place = unit.name().replaceFirst("(联合功能型|联合)?(党)?支部$", "");
        var name = taken.add(place) ? place : unit.name() + "活动室";
        var span = new Chance.Span(start.minusYears(2), horizon).within(unit.life(horizon));
        var accepted = chance.of(40) ? chance.day(span).orElse(null) : null;
        sites.add(new Site(name, unit.name(), accepted, chance.between(60, 100)));
      }
    }
    sites.sort(Comparator.comparing(Site::name));
    return sites;
  }
}
