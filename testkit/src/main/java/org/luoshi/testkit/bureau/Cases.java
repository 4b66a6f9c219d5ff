package org.luoshi.testkit.bureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Enquiry;
import org.luoshi.testkit.bureau.BureauYear.Finding;
import org.luoshi.testkit.bureau.BureauYear.Inspection;
import org.luoshi.testkit.bureau.BureauYear.Letter;
import org.luoshi.testkit.bureau.BureauYear.Unit;

/// Letters, inspections, findings and enquiries, settled in time, late, after the day looked at, or
/// never.
final class Cases {

  private final Chance chance;
  private final Size size;
  private final LocalDate asOf;
  private final LocalDate horizon;
  private final LocalDate start;
  private final List<Unit> branches;
  private final Unit bureau;

  Cases(Chance chance, Size size, LocalDate horizon, List<Unit> units) {
    this.chance = chance;
    this.size = size;
    this.asOf = size.asOf();
    this.horizon = horizon;
    this.start = asOf.withDayOfYear(1);
    this.branches = units.stream().filter(Unit::isBranch).toList();
    this.bureau = units.getFirst();
  }

  List<Letter> letters() {
    var letters = new ArrayList<Letter>();
    for (var january : List.of(start.minusYears(1), start)) {
      for (var unit : branches) {
        signing(january)
            .filter(day -> unit.livesOn(day) && !day.isAfter(horizon))
            .map(day -> new Letter(january.getYear(), bureau.name(), unit.name(), day))
            .ifPresent(letters::add);
      }
    }
    return letters;
  }

  private Optional<LocalDate> signing(LocalDate january) {
    int fate = chance.between(0, 99);
    if (fate < 8) {
      return Optional.empty();
    } else if (fate < 11) {
      return Optional.of(january.minusDays(chance.between(1, 20)));
    } else if (fate < 20) {
      return Optional.of(chance.day(january.plusDays(80), january.plusDays(250)));
    } else if (fate < 24) {
      return Optional.of(asOf.plusDays(chance.between(0, 3)));
    }
    return Optional.of(chance.day(january.plusDays(10), january.plusDays(89)));
  }

  List<Inspection> inspections() {
    var inspections = new ArrayList<Inspection>();
    inspect(start.minusDays(70), start.minusDays(1), start.getYear() - 1 + "-H2", inspections);
    var june = start.plusMonths(5);
    inspect(june, june.plusDays(chance.pick(29, 29, 45)), start.getYear() + "-H1", inspections);
    var september = start.plusMonths(8);
    inspect(september, start.plusDays(364), start.getYear() + "-H2", inspections);
    return inspections;
  }

  private void inspect(LocalDate first, LocalDate last, String term, List<Inspection> into) {
    for (var unit : branches) {
      int number = chance.of(12) ? 0 : chance.of(5) ? 2 : 1;
      for (int i = 0; i < number; i++) {
        var span = new Chance.Span(first, last).within(unit.life(horizon));
        var score = BigDecimal.valueOf(chance.between(700, 985), 1);
        var team = chance.pick("机关党委检查组", "机关党委检查组", "联合检查组");
        chance
            .day(span)
            .map(day -> new Inspection(day, team, unit.name(), term, score))
            .ifPresent(into::add);
      }
    }
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var unit : branches) {
      int number = chance.about(2.2 * size.busy());
      for (int i = 0; i < number; i++) {
        var span = new Chance.Span(start.minusDays(200), horizon).within(unit.life(horizon));
        chance.day(span).ifPresent(found -> findings.add(finding(unit, found)));
      }
    }
    return chance.shuffled(findings);
  }

  private Finding finding(Unit unit, LocalDate found) {
    var limit = found.plusDays(chance.pick(15, 30, 60));
    if (chance.of(6) && found.isBefore(asOf)) {
      limit = asOf.plusDays(chance.between(0, 1));
    }
    var rectified = until(horizon, rectification(found, limit));
    var closed =
        rectified == null || chance.of(12)
            ? null
            : until(horizon, rectified.plusDays(chance.between(0, 30)));
    return new Finding(
        chance.pick("会议记录不完整", "培训签到缺失", "述职材料未归档", "调研报告未提交", "阵地设施陈旧"),
        chance.pick("半年检查", "半年检查", "专项督查", "群众反映"),
        unit.name(),
        chance.pick("立行立改", "限期整改", "长期坚持"),
        found,
        limit,
        rectified,
        unit.superior(),
        closed);
  }

  private @Nullable LocalDate rectification(LocalDate found, LocalDate limit) {
    return switch (chance.between(0, 9)) {
      case 0, 1, 2 -> null;
      case 3 -> limit.plusDays(chance.between(0, 1));
      case 4 -> asOf.isBefore(found) ? null : asOf.plusDays(chance.between(0, 10));
      case 5 -> chance.day(limit, limit.plusDays(40));
      default -> chance.day(found, limit);
    };
  }

  List<Enquiry> enquiries() {
    var drafts = new ArrayList<Enquiry>();
    for (var unit : branches) {
      int number = chance.about(11 * size.busy());
      for (int i = 0; i < number; i++) {
        var span = new Chance.Span(start.minusDays(20), horizon).within(unit.life(horizon));
        chance.day(span).ifPresent(received -> drafts.add(enquiry(unit, received)));
      }
    }
    drafts.sort(Comparator.comparingInt((Enquiry one) -> one.received().getYear()));
    var numbered = new ArrayList<Enquiry>();
    for (int i = 0; i < drafts.size(); i++) {
      var one = drafts.get(i);
      var code = "SQ%d%04d".formatted(one.received().getYear(), i + 1);
      numbered.add(
          new Enquiry(
              code,
              one.channel(),
              one.received(),
              one.kind(),
              one.unit(),
              one.answered(),
              one.rating()));
    }
    return numbered;
  }

  private Enquiry enquiry(Unit unit, LocalDate received) {
    int days = chance.pick(0, 1, 2, 5, 6, 7, 7, 8, 9, chance.between(0, 40));
    var answered = chance.of(6) ? null : until(horizon, received.plusDays(days));
    var rating =
        answered == null || chance.of(8) ? "" : chance.pick("满意", "满意", "满意", "基本满意", "不满意");
    return new Enquiry(
        "",
        chance.pick("12345", "12345", "窗口", "连心桥", "民生有约"),
        received,
        chance.pick("咨询", "投诉", "建议"),
        unit.name(),
        answered,
        rating);
  }

  private static @Nullable LocalDate until(LocalDate last, @Nullable LocalDate day) {
    return day == null || day.isAfter(last) ? null : day;
  }
}
