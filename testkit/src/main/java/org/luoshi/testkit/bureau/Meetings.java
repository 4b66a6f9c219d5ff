package org.luoshi.testkit.bureau;

import static org.luoshi.testkit.bureau.BureauYear.COMMITTEE_MEETING;
import static org.luoshi.testkit.bureau.BureauYear.GENERAL_MEETING;
import static org.luoshi.testkit.bureau.BureauYear.LESSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.luoshi.testkit.bureau.BureauYear.Meeting;
import org.luoshi.testkit.bureau.BureauYear.Unit;

/// Committee meetings, general meetings and lessons of every branch, held or left out, with and
/// without a quorum.
final class Meetings {

  private final Chance chance;
  private final Size size;
  private final LocalDate horizon;
  private final List<Meeting> meetings = new ArrayList<>();

  Meetings(Chance chance, Size size, LocalDate horizon) {
    this.chance = chance;
    this.size = size;
    this.horizon = horizon;
  }

  List<Meeting> of(List<Unit> units) {
    for (var unit : units) {
      if (unit.isBranch()) {
        year(unit);
      }
    }
    return meetings;
  }

  private void year(Unit unit) {
    var january = size.asOf().withDayOfYear(1);
    int committee = Math.max(3, Math.min(7, unit.members() / 4));
    for (var month = january.minusMonths(1); !month.isAfter(horizon); month = month.plusMonths(1)) {
      hold(unit, COMMITTEE_MEETING, month, 1, committee);
      if (month.getMonthValue() % 3 == 1) {
        hold(unit, GENERAL_MEETING, month, 3, unit.members());
        hold(unit, LESSON, month, 3, unit.members());
      }
    }
  }

  private void hold(Unit unit, String kind, LocalDate first, int months, int due) {
    var span =
        new Chance.Span(first, first.plusMonths(months).minusDays(1)).within(unit.life(horizon));
    int number = chance.of(22) ? 0 : chance.about(size.busy());
    for (int i = 0; i < number; i++) {
      chance.day(span).ifPresent(day -> meetings.add(meeting(unit, kind, day, due)));
    }
  }

  private Meeting meeting(Unit unit, String kind, LocalDate day, int due) {
    int half = due / 2;
    int present =
        switch (chance.between(0, 9)) {
          case 0 -> half;
          case 1 -> Math.min(due, half + 1);
          case 2 -> chance.between(0, half);
          default -> chance.between(Math.max(1, half), due);
        };
    var topic =
        switch (kind) {
          case COMMITTEE_MEETING -> "月度工作";
          case GENERAL_MEETING -> "季度工作";
          default -> "专题党课";
        };
    return new Meeting(unit.name(), kind, day, due, present, topic);
  }
}
