package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.text.Text;

/// What a new version of a programme would bring: obligations that come, go and change, duty by
/// duty and unit by unit, over the year from its first day on; the minutes it costs; where duties
/// ask for the same record; and whether anything that has ended would be judged anew.
///
/// Both versions are told by the very judge that judges later. Nothing is ranked: units stand in
/// the order of the tree.
public record Impact(
    Programme draft,
    LocalDate from,
    LocalDate until,
    List<DutyLine> duties,
    List<UnitLine> units,
    List<Overlap> overlaps,
    int rejudged) {

  /// A duty before and after: its obligations in the year, and the minutes they cost all units.
  public record DutyLine(
      String duty,
      Text title,
      Fate fate,
      int before,
      int after,
      int comes,
      int goes,
      int changes,
      long minutesBefore,
      long minutesAfter) {}

  /// What becomes of a duty.
  public enum Fate {
    NEW,
    ENDED,
    CHANGED,
    SAME
  }

  /// A unit's obligations that come and go in the year, and what the programme costs it in minutes.
  public record UnitLine(
      String unit, String name, int comes, int goes, long minutesBefore, long minutesAfter) {}

  /// A kind of record that several duties ask for; `isNew` where the version adds to them, `shared`
  /// where one record can serve two.
  public record Overlap(
      String kind, Text title, List<String> duties, boolean shared, boolean isNew) {
    public Overlap {
      duties = List.copyOf(duties);
    }
  }

  public Impact {
    duties = List.copyOf(duties);
    units = List.copyOf(units);
    overlaps = List.copyOf(overlaps);
  }

  /// What the draft would bring to the house as it stands on the date.
  public static Impact of(Board board, Programme draft, LocalDate asOf) {
    var until = draft.effective().plusYears(1).minusDays(1);
    var former =
        board.rules().versions().stream()
            .filter(version -> !version.version().equals(draft.version()))
            .toList();
    var versions = new ArrayList<>(former);
    versions.add(draft);
    var after = new Board(new Rules(versions, board.rules().calendar()), board.evidence());
    var reckoning =
        new Reckoning(
            obligations(board, draft.effective(), until),
            obligations(after, draft.effective(), until),
            Burden.of(board, asOf),
            Burden.of(after, asOf));
    return new Impact(
        draft,
        draft.effective(),
        until,
        reckoning.duties(board, after),
        reckoning.units(board, asOf),
        overlaps(board.programme(), draft),
        reckoning.rejudged(asOf));
  }

  /// Those whose occasion begins in the stretch, by id: earlier ones keep the version they began
  /// with.
  private static Map<String, Obligation> obligations(Board board, LocalDate from, LocalDate until) {
    var byId = new LinkedHashMap<String, Obligation>();
    Obligations.of(
            board.rules(), board.organisation(), board.evidence().records(), from, until, _ -> true)
        .stream()
        .filter(one -> !one.occasion().starts().isBefore(from))
        .forEach(one -> byId.put(one.id(), one));
    return byId;
  }

  private static List<Overlap> overlaps(Programme before, Programme draft) {
    var known = new LinkedHashMap<String, List<String>>();
    Burden.overlaps(before).forEach(one -> known.put(one.kind(), ids(one.duties())));
    return Burden.overlaps(draft).stream()
        .map(one -> {
          var kind = draft.records().get(one.kind());
          return new Overlap(
              one.kind(),
              kind == null ? new Text(one.kind(), one.kind()) : kind.title(),
              ids(one.duties()),
              one.shared(),
              !known.getOrDefault(one.kind(), List.of()).containsAll(ids(one.duties())));
        })
        .toList();
  }

  private static List<String> ids(List<Duty> duties) {
    return duties.stream().map(Duty::id).toList();
  }

  public int comes() {
    return duties.stream().mapToInt(DutyLine::comes).sum();
  }

  public int goes() {
    return duties.stream().mapToInt(DutyLine::goes).sum();
  }

  public int changes() {
    return duties.stream().mapToInt(DutyLine::changes).sum();
  }

  public long minutesBefore() {
    return units.stream().mapToLong(UnitLine::minutesBefore).sum();
  }

  public long minutesAfter() {
    return units.stream().mapToLong(UnitLine::minutesAfter).sum();
  }

  /// The same for programs: maps and lists with stable keys, ready to be written as JSON.
  public Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("programme", draft.id());
    tree.put("version", draft.version());
    tree.put("from", from().toString());
    tree.put("until", until().toString());
    tree.put("comes", comes());
    tree.put("goes", goes());
    tree.put("changes", changes());
    tree.put("rejudged", rejudged());
    tree.put("minutes_before", minutesBefore());
    tree.put("minutes_after", minutesAfter());
    tree.put("duties", duties().stream().map(Impact::tree).toList());
    tree.put("units", units().stream().map(Impact::tree).toList());
    tree.put("overlaps", overlaps().stream().map(Impact::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Impact.DutyLine line) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("duty", line.duty());
    tree.put("title", title(line.title()));
    tree.put("fate", line.fate().name().toLowerCase(Locale.ROOT));
    tree.put("before", line.before());
    tree.put("after", line.after());
    tree.put("comes", line.comes());
    tree.put("goes", line.goes());
    tree.put("changes", line.changes());
    tree.put("minutes_before", line.minutesBefore());
    tree.put("minutes_after", line.minutesAfter());
    return tree;
  }

  private static Map<String, Object> tree(Impact.UnitLine line) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("unit", line.unit());
    tree.put("name", line.name());
    tree.put("comes", line.comes());
    tree.put("goes", line.goes());
    tree.put("minutes_before", line.minutesBefore());
    tree.put("minutes_after", line.minutesAfter());
    return tree;
  }

  private static Map<String, Object> tree(Impact.Overlap line) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("record", line.kind());
    tree.put("title", title(line.title()));
    tree.put("duties", line.duties());
    tree.put("shared", line.shared());
    tree.put("new", line.isNew());
    return tree;
  }

  private static Map<String, Object> title(Text text) {
    var title = new LinkedHashMap<String, Object>();
    title.put("zh", text.zh());
    title.put("en", text.en());
    return title;
  }

  /// Both sides, before and after.
  private record Reckoning(
      Map<String, Obligation> old, Map<String, Obligation> young, Burden was, Burden will) {

    private static boolean differs(Obligation one, Obligation other) {
      return !one.quota().equals(other.quota())
          || !one.due().equals(other.due())
          || !one.opens().equals(other.opens())
          || !one.closes().equals(other.closes())
          || !one.duty().equals(other.duty());
    }

    List<DutyLine> duties(Board before, Board after) {
      var ids = new LinkedHashSet<>(before.programme().duties().keySet());
      ids.addAll(after.programme().duties().keySet());
      var minutes = new TreeMap<String, long[]>();
      for (var unit : before.organisation().units().keySet()) {
        was.ask(unit).forEach((duty, cost) -> minutes(minutes, duty)[0] += cost.wholeMinutes());
        will.ask(unit).forEach((duty, cost) -> minutes(minutes, duty)[1] += cost.wholeMinutes());
      }
      return ids.stream().map(id -> line(id, before, after, minutes(minutes, id))).toList();
    }

    private static long[] minutes(Map<String, long[]> minutes, String duty) {
      return minutes.computeIfAbsent(duty, _ -> new long[2]);
    }

    private DutyLine line(String id, Board before, Board after, long[] minutes) {
      var was = before.programme().duties().get(id);
      var will = after.programme().duties().get(id);
      int comes = 0;
      int goes = 0;
      int changes = 0;
      int count = 0;
      int now = 0;
      for (var one : old.values()) {
        if (one.duty().id().equals(id)) {
          count++;
          var other = young.get(one.id());
          goes += other == null ? 1 : 0;
          changes += other != null && differs(one, other) ? 1 : 0;
        }
      }
      for (var one : young.values()) {
        if (one.duty().id().equals(id)) {
          now++;
          comes += old.containsKey(one.id()) ? 0 : 1;
        }
      }
      var fate =
          was == null
              ? Fate.NEW
              : will == null ? Fate.ENDED : was.equals(will) ? Fate.SAME : Fate.CHANGED;
      var title = will == null ? java.util.Objects.requireNonNull(was).title() : will.title();
      return new DutyLine(
          id, title, fate, count, now, comes, goes, changes, minutes[0], minutes[1]);
    }

    /// The units that live on the date, in the order of the tree.
    List<UnitLine> units(Board board, LocalDate asOf) {
      var comes = new LinkedHashMap<String, Integer>();
      var goes = new LinkedHashMap<String, Integer>();
      old.forEach((id, one) -> {
        if (!young.containsKey(id)) {
          goes.merge(one.unit(), 1, Integer::sum);
        }
      });
      young.forEach((id, one) -> {
        if (!old.containsKey(id)) {
          comes.merge(one.unit(), 1, Integer::sum);
        }
      });
      return board.judge().forest().on(asOf).preorder().stream()
          .map(unit ->
              new UnitLine(
                  unit,
                  Overview.name(board.organisation(), unit, asOf),
                  comes.getOrDefault(unit, 0),
                  goes.getOrDefault(unit, 0),
                  sum(was, unit),
                  sum(will, unit)))
          .toList();
    }

    private static long sum(Burden burden, String unit) {
      return burden.ask(unit).values().stream()
          .reduce(Burden.Cost.NONE, Burden.Cost::plus)
          .wholeMinutes();
    }

    /// How many obligations that have ended by the date the version would judge by other rules.
    int rejudged(LocalDate asOf) {
      int count = 0;
      for (var one : old.values()) {
        var other = young.get(one.id());
        if (hasEnded(one, asOf) && (other == null || differs(one, other))) {
          count++;
        }
      }
      for (var one : young.values()) {
        count += hasEnded(one, asOf) && !old.containsKey(one.id()) ? 1 : 0;
      }
      return count;
    }

    private static boolean hasEnded(Obligation one, LocalDate asOf) {
      return one.occasion() instanceof Occasion.Upon
          ? !one.occasion().starts().isAfter(asOf)
          : one.rollsUpOn().isBefore(asOf);
    }
  }
}
