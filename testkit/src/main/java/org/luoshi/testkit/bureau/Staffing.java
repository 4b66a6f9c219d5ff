package org.luoshi.testkit.bureau;

import static org.luoshi.testkit.bureau.BureauYear.INFORMATION_OFFICER;
import static org.luoshi.testkit.bureau.BureauYear.SECRETARY;
import static org.luoshi.testkit.bureau.BureauYear.SECTION_HEAD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Appointment;
import org.luoshi.testkit.bureau.BureauYear.Household;
import org.luoshi.testkit.bureau.BureauYear.Unit;

/// Units, the people at their posts, and the households paired with officials.
final class Staffing {

  private static final LocalDate BEGINNING = LocalDate.of(2001, 1, 1);

  private final Chance chance;
  private final Size size;
  private final LocalDate start;
  private final List<Appointment> appointments = new ArrayList<>();

  Staffing(Chance chance, Size size) {
    this.chance = chance;
    this.size = size;
    this.start = size.asOf().withDayOfYear(1);
  }

  List<Unit> units() {
    var names = new Names(chance);
    var bureau = names.take(chance.pick(Names.CITIES) + "民政局党组");
    var committees = new ArrayList<String>();
    committees.add(names.take("机关党委"));
    if (size.branches() >= 40 && chance.of(50)) {
      committees.add(names.take("直属单位党委"));
    }
    var units = new ArrayList<Unit>();
    units.add(new Unit("MZ", bureau, "", BureauYear.BUREAU, 0, 0, BEGINNING, null));
    for (var name : committees) {
      var code = "MZ%02d".formatted(units.size());
      units.add(new Unit(code, name, bureau, BureauYear.COMMITTEE, 0, 0, BEGINNING, null));
    }
    for (int i = 1; i <= size.branches(); i++) {
      int committee = chance.between(1, committees.size());
      var code = (size.branches() < 100 ? "MZ%02d%02d" : "MZ%02d%03d").formatted(committee, i);
      units.add(branch(code, names.branch(), committees.get(committee - 1), i));
    }
    return units;
  }

  private Unit branch(String code, String name, String superior, int number) {
    var founded = LocalDate.of(2001 + chance.between(0, 14), 1, 1);
    @Nullable LocalDate closed = null;
    int fate = number == 1 ? 99 : chance.between(0, 99);
    if (fate < 3) {
      founded = chance.day(start.minusYears(1), start.minusDays(1));
    } else if (fate < 12) {
      founded = edge();
    } else if (fate < 17) {
      closed = edge();
    } else if (fate < 19) {
      closed = chance.day(start.minusDays(200), start);
    } else if (fate < 21) {
      closed = chance.day(size.asOf().plusDays(1), size.asOf().plusDays(60));
    }
    int staff = chance.of(3) ? chance.between(900, 2400) : chance.between(20, 60);
    int members = chance.of(3) ? staff : Math.max(3, staff * chance.between(30, 65) / 100);
    return new Unit(code, name, superior, BureauYear.BRANCH, staff, members, founded, closed);
  }

  /// A day of the year on which, or beside which, a term begins or ends, or any day.
  private LocalDate edge() {
    return switch (chance.between(0, 5)) {
      case 0 -> start.plusMonths(chance.between(0, 11));
      case 1 -> start.plusMonths(chance.between(1, 11)).plusDays(chance.pick(-1, 1));
      case 2 -> start.plusMonths(chance.pick(3, 6, 9)).minusDays(chance.between(0, 1));
      case 3 -> size.asOf().plusDays(chance.between(-1, 1));
      default -> chance.day(start, start.plusDays(300));
    };
  }

  List<Appointment> appointments(List<Unit> units) {
    var branches = units.stream().filter(Unit::isBranch).toList();
    int officials = Math.max(2, size.branches() * 2 - chance.between(0, 2));
    for (int i = 0; i < officials; i++) {
      official("GB%03d".formatted(i + 1), branches.get(i % branches.size()), branches);
    }
    for (int i = 0; i < branches.size(); i++) {
      secretary("%03d".formatted(i + 1), branches.get(i));
      informationOfficer("%03d".formatted(i + 1), branches.get(i));
    }
    return appointments;
  }

  private void official(String person, Unit unit, List<Unit> branches) {
    var post = chance.pick("科长", "科长", "副处长", "处长", "主任");
    var from = LocalDate.of(Math.min(2018, start.getYear() - 1), 1, 1);
    int fate = chance.between(0, 99);
    if (fate < 10) {
      appoint(person, unit, post, edge(), null);
    } else if (fate < 15) {
      appoint(person, unit, post, from, edge());
    } else if (fate < 20) {
      var day = edge();
      appoint(person, unit, post, from, day);
      appoint(person, chance.pick(branches), post, day.plusDays(chance.pick(0, 0, 1, 30)), null);
    } else if (fate < 22) {
      appoint(person, unit, post, from, chance.day(size.asOf(), size.asOf().plusDays(70)));
    } else if (fate < 24) {
      appoint(person, unit, post, chance.day(size.asOf(), size.asOf().plusDays(70)), null);
    } else if (fate < 26) {
      appoint(person, unit, post, from, start.minusDays(chance.between(0, 90)));
    } else if (fate < 28) {
      appoint(person, unit, post, start.plusMonths(1), start.plusMonths(chance.between(2, 8)));
    } else {
      appoint(person, unit, post, from, null);
    }
  }

  private void appoint(
      String person, Unit unit, String post, LocalDate from, @Nullable LocalDate until) {
    appoint(unit, new Appointment(person, unit.name(), post, SECTION_HEAD, from, until));
  }

  /// Keeps the part of the appointment during which the unit lives, if any.
  private void appoint(Unit unit, Appointment wish) {
    var from = wish.from().isBefore(unit.founded()) ? unit.founded() : wish.from();
    var closed = unit.closed();
    var until = wish.until();
    if (closed != null && (until == null || until.isAfter(closed))) {
      until = closed;
    }
    if (until == null || from.isBefore(until)) {
      appointments.add(
          new Appointment(wish.person(), unit.name(), wish.post(), wish.rank(), from, until));
    }
  }

  private void secretary(String number, Unit unit) {
    var rank = chance.of(6) ? SECTION_HEAD : "";
    var from = LocalDate.of(2016, 1, 1);
    var person = "SJ" + number;
    if (chance.of(10)) {
      var day = edge();
      appoint(unit, new Appointment(person, unit.name(), SECRETARY, rank, from, day));
      appoint(unit, new Appointment(person + "B", unit.name(), SECRETARY, "", day, null));
    } else {
      appoint(unit, new Appointment(person, unit.name(), SECRETARY, rank, from, null));
    }
  }

  private void informationOfficer(String number, Unit unit) {
    var from = LocalDate.of(2016, 1, 1);
    var person = "XX" + number;
    int fate = chance.between(0, 99);
    @Nullable LocalDate until = fate < 14 ? edge() : null;
    if (fate < 6 && until != null) {
      inform(unit, person + "B", until.plusDays(chance.pick(0, 0, 0, 5, 400)), null);
    }
    if (fate >= 96) {
      inform(unit, person, size.asOf().plusDays(chance.between(0, 3)), null);
    } else if (fate < 90) {
      inform(unit, person, from, until);
    }
  }

  private void inform(Unit unit, String person, LocalDate from, @Nullable LocalDate until) {
    appoint(unit, new Appointment(person, unit.name(), INFORMATION_OFFICER, "", from, until));
  }

  List<Household> households() {
    var officials =
        appointments.stream()
            .filter(Appointment::isSectionHead)
            .map(Appointment::person)
            .distinct()
            .toList();
    int number = officials.isEmpty() ? 0 : chance.about(14 * size.branches() * size.busy());
    var households = new ArrayList<Household>();
    for (int i = 0; i < number; i++) {
      var code = (number < 10_000 ? "H%04d" : "H%05d").formatted(i + 1);
      households.add(new Household(code, officials.get(i % officials.size())));
    }
    return households;
  }
}
