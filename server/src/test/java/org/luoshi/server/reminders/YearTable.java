package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.server.obligations.Board;

/// The table: worked out day by day and obligation by obligation, with nothing of the engine's
/// reminding.
final class YearTable {

  private static final List<String> NAMES =
      List.of("head.MZ0101", "officer.MZ0101", "head.MZ0102", "supervisor", "leader");

  private final Board board;
  private final List<Judgement> all;
  private final Map<String, Set<String>> toldAhead = new TreeMap<>();
  private final Map<String, List<LocalDate>> steps = new HashMap<>();
  private final Map<String, String> rows = new TreeMap<>();

  YearTable(Board board) {
    this.board = board;
    this.all =
        board.ahead(LocalDate.of(2018, 1, 1), LocalDate.of(2021, 12, 31), YearIT.LAST).stream()
            .filter(one -> one.obligation().due().day().isAfter(LocalDate.of(2019, 11, 1)))
            .filter(one -> one.obligation().due().day().isBefore(LocalDate.of(2021, 2, 1)))
            .toList();
  }

  Map<String, String> rows() {
    var last = LocalDate.of(2019, 12, 31);
    for (var day = YearIT.FIRST; !day.isAfter(YearIT.LAST); day = day.plusDays(1)) {
      if (day.equals(YearIT.JUMP_AT)) {
        row(last, YearIT.JUMP_TO);
      }
      if (YearIT.isWorked(day) && !YearIT.OUTAGE.contains(day)) {
        if (!day.equals(YearIT.JUMP_TO)) {
          row(last, day);
          last = day;
        }
      }
    }
    return rows;
  }

  private void row(LocalDate since, LocalDate day) {
    for (var name : NAMES) {
      int[] counts = new int[3];
      var items = new TreeSet<String>();
      for (var one : all) {
        var step = latestStep(one, name, since, day);
        if (step != null && isOpen(one, day)) {
          var key = step + " " + one.obligation().id();
          var ahead = toldAhead.computeIfAbsent(name, _ -> new TreeSet<>());
          boolean again = day.isAfter(YearIT.JUMP_TO) || day.isBefore(YearIT.JUMP_TO);
          if (again && ahead.contains(key) && since.isBefore(YearIT.JUMP_TO)) {
            continue;
          }
          if (day.equals(YearIT.JUMP_TO)) {
            ahead.add(key);
          }
          counts[group(one, day)]++;
          items.add(one.obligation().id());
        }
      }
      if (!items.isEmpty()) {
        rows.put(day + " " + name, counts[0] + "/" + counts[1] + "/" + counts[2] + " " + items);
      }
    }
  }

  /// The day of the last step between the two days over which any step names the person. Steps for
  /// others move it too, for one obligation is told once.
  private @Nullable LocalDate latestStep(
      Judgement one, String name, LocalDate since, LocalDate day) {
    LocalDate latest = null;
    boolean mine = false;
    for (int step = 0; step < 5; step++) {
      var on = steps.computeIfAbsent(one.obligation().id(), _ -> steps(one)).get(step);
      if (on.isAfter(since) && !on.isAfter(day)) {
        latest = latest == null || on.isAfter(latest) ? on : latest;
        mine |= names(one, step).contains(name);
      }
    }
    return mine ? latest : null;
  }

  private static List<LocalDate> steps(Judgement one) {
    return java.util.stream.IntStream.range(0, 5).mapToObj(step -> step(one, step)).toList();
  }

  /// Five working days before, the day itself, one, seven and seventeen working days after.
  private static LocalDate step(Judgement one, int step) {
    var due = one.obligation().due().day();
    var visible = one.obligation().visible();
    if (step == 0) {
      var on = move(due, 5, -1);
      return on.isBefore(visible) ? visible : on;
    }
    if (step == 1) {
      return due.isBefore(visible) ? visible : due;
    }
    var on = move(due, step == 2 ? 1 : step == 3 ? 7 : 17, 1);
    var over = one.obligation().due().last().plusDays(1);
    return on.isBefore(over) ? over : on;
  }

  private static LocalDate move(LocalDate from, int workingDays, int by) {
    var day = from;
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(by);
      left -= YearIT.isWorked(day) ? 1 : 0;
    }
    return day;
  }

  /// Whom a step names, the line being branch, committee, bureau.
  private Set<String> names(Judgement one, int step) {
    var names = new TreeSet<String>();
    if (step <= 3) {
      names.addAll(bearers(one));
    }
    if (step == 3) {
      names.addAll(superior(one, 1));
    }
    if (step == 4) {
      names.addAll(superior(one, 2));
    }
    return names;
  }

  private Set<String> bearers(Judgement one) {
    var obligation = one.obligation();
    if (obligation.bearer() instanceof Bearer.OfHolder(var person, var _)) {
      for (var name : List.of("head.MZ0101", "officer.MZ0101", "head.MZ0102")) {
        if (person.equals(person(name))) {
          return Set.of(name);
        }
      }
      return Set.of();
    }
    return switch (obligation.unit()) {
      case "MZ0101" -> Set.of("head.MZ0101", "officer.MZ0101");
      case "MZ0102" -> Set.of("head.MZ0102");
      case "MZ01" -> Set.of("supervisor");
      case "MZ" -> Set.of("leader");
      default -> Set.of();
    };
  }

  private String person(String name) {
    var unit = name.substring(name.indexOf('.') + 1);
    var post = name.startsWith("head") ? "支部书记" : "信息员";
    return board.organisation().appointments().stream()
        .filter(one -> one.unit().equals(unit) && one.heldOn(LocalDate.of(2020, 12, 1)))
        .filter(one -> one.traits().containsValue(post))
        .findFirst()
        .orElseThrow()
        .person();
  }

  private Set<String> superior(Judgement one, int level) {
    var line = new ArrayList<String>();
    var unit = one.obligation().unit();
    boolean person = one.obligation().bearer() instanceof Bearer.OfHolder;
    if (person && (unit.equals("MZ0101") || unit.equals("MZ0102"))) {
      line.add("head." + unit);
    }
    if (!unit.equals("MZ") && (person || !unit.equals("MZ01"))) {
      line.add("supervisor");
    }
    if (!unit.equals("MZ") || person) {
      line.add("leader");
    }
    line.removeAll(bearers(one));
    return line.size() < level ? Set.of() : Set.of(line.get(level - 1));
  }

  private static int group(Judgement one, LocalDate day) {
    var due = one.obligation().due();
    if (day.isAfter(due.last())) {
      return 0;
    }
    return day.equals(due.day()) || day.equals(due.last()) ? 1 : 2;
  }

  /// Seen by then, set off by then, and not yet done.
  private boolean isOpen(Judgement one, LocalDate day) {
    var obligation = one.obligation();
    if (obligation.visible().isAfter(day)
        || obligation.occasion().starts().isAfter(day.plusDays(30))) {
      return false;
    }
    if (obligation.duty().rhythm() instanceof Duty.Standing) {
      var end = day.isBefore(obligation.closes()) ? day : obligation.closes();
      return board.organisation().appointments().stream()
          .noneMatch(held ->
              held.unit().equals(obligation.unit())
                  && held.heldOn(end)
                  && held.traits().containsValue("信息员"));
    }
    return one.reachedOn().map(done -> done.isAfter(day)).orElse(true);
  }
}
