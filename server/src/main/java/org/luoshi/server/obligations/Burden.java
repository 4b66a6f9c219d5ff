package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.insight.Overlaps;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.time.Length;

/// What a programme costs a unit in a year: the records its duties ask for, at the usual minutes to
/// enter one.
///
/// It is told for a whole year as the rules and the organisation stand on the date; events count as
/// often as they came in the year up to the date. A duty that adds up amounts is taken to need one
/// record, a standing post none. Records that serve several duties are counted for each.
public final class Burden {

  private final Programme programme;
  private final Organisation organisation;
  private final Tree tree;
  private final LocalDate asOf;
  private final Map<String, Entered> entered;
  private final Map<String, Integer> holders;

  @SuppressWarnings("ReferenceEquality") // to compare organisations would cost what it saves
  private Burden(Board board, LocalDate asOf, @Nullable Burden former) {
    this.programme = board.programme();
    this.organisation = board.organisation();
    this.tree = board.judge().forest().on(asOf);
    this.asOf = asOf;
    this.entered = entered(board.evidence().book(), former);
    this.holders =
        former != null && former.organisation == organisation && former.programme == programme
            ? former.holders
            : holders();
  }

  public static Burden of(Board board, LocalDate asOf) {
    return new Burden(board, asOf, null);
  }

  /// The burden on the same date as the board has it now; records that are still the same are not
  /// counted again.
  Burden next(Board board) {
    return new Burden(board, asOf, this);
  }

  private Map<String, Entered> entered(RecordBook book, @Nullable Burden former) {
    var counted = new HashMap<String, Entered>();
    for (var kind : book.kinds()) {
      var known = programme.records().get(kind);
      var opens = known == null ? null : known.roles().opens();
      var before = former == null ? null : former.entered.get(kind);
      counted.put(
          kind,
          before != null && java.util.Objects.equals(before.opens(), opens)
              ? before.next(book.ofKind(kind))
              : Entered.of(book.ofKind(kind), opens, asOf));
    }
    return Map.copyOf(counted);
  }

  private Map<String, Integer> holders() {
    var found = new HashMap<String, Integer>();
    for (var post : programme.posts().values()) {
      organisation.appointments().stream()
          .filter(held -> held.heldOn(asOf) && post.matches(held))
          .map(held -> held.unit() + "\0" + post.id())
          .forEach(key -> found.merge(key, 1, Integer::sum));
    }
    return Map.copyOf(found);
  }

  private int entered(String kind, String unit) {
    var found = entered.get(kind);
    return found == null ? 0 : found.of(unit);
  }

  /// So many records and minutes; they add.
  public record Cost(double records, double minutes) {
    public static final Cost NONE = new Cost(0, 0);

    public Cost plus(Cost other) {
      return new Cost(records + other.records, minutes + other.minutes);
    }

    public long wholeRecords() {
      return Math.round(records);
    }

    public long wholeMinutes() {
      return Math.round(minutes);
    }
  }

  /// What each duty asks of the unit in a year; duties that ask nothing of it are left out.
  public Map<String, Cost> ask(String unit) {
    var costs = new LinkedHashMap<String, Cost>();
    for (var duty : programme.duties().values()) {
      double bearers = bearers(duty, unit);
      if (bearers > 0) {
        costs.put(duty.id(), cost(duty, bearers * times(duty, unit)));
      }
    }
    return costs;
  }

  private double bearers(Duty duty, String unit) {
    return switch (duty.binds()) {
      case Duty.BindsUnits(Set<String> kinds) ->
          organisation.unit(unit).map(Unit::kind).filter(kinds::contains).isPresent() ? 1 : 0;
      case Duty.BindsPost(var post) -> holders.getOrDefault(unit + "\0" + post, 0);
    };
  }

  /// How often one bearer owes it in a year.
  private double times(Duty duty, String unit) {
    return switch (duty.rhythm()) {
      case Duty.Every(var length) -> perYear(length);
      case Duty.Covers(var length, Duty.UnitsOf(var kind)) -> perYear(length) * below(unit, kind);
      case Duty.Covers(var length, Duty.ObjectsOf(var kind)) ->
          perYear(length) * (entered.containsKey(kind) ? entered.get(kind).standing() : 0);
      case Duty.ForEach(var kind) -> events(kind, unit);
      case Duty.Standing _ -> 0;
    };
  }

  private int events(String kind, String unit) {
    var known = programme.records().get(kind);
    boolean named = known != null && known.isCase() && known.roles().unit() != null;
    var all = entered.get(kind);
    return named ? entered(kind, unit) : all == null ? 0 : all.inYear();
  }

  private long below(String unit, String kind) {
    return tree.subtree(unit).stream()
        .filter(id -> !id.equals(unit))
        .filter(id -> organisation.unit(id).filter(one -> one.kind().equals(kind)).isPresent())
        .count();
  }

  static double perYear(Length length) {
    return switch (length) {
      case Length.Years(int number, var _) -> 1.0 / number;
      case Length.Calendar.WEEK -> 52;
      case Length.Calendar.TEN_DAYS -> 36;
      case Length.Calendar.MONTH -> 12;
      case Length.Calendar.QUARTER -> 4;
      case Length.Calendar.HALF_YEAR -> 2;
      case Length.Calendar.YEAR -> 1;
    };
  }

  private Cost cost(Duty duty, double times) {
    var needs = duty.needs();
    double records = times * (needs == null ? 1 : needed(needs));
    return new Cost(records, records * minutes(kind(duty)));
  }

  private static double needed(Needs needs) {
    return needs.sum() != null ? 1 : Math.ceil(needs.atLeast().decimal().doubleValue());
  }

  private int minutes(String kind) {
    var known = programme.records().get(kind);
    return known == null ? 0 : known.usualMinutes().orElse(0);
  }

  /// The kind of record that proves the duty; blank where none is entered for it.
  private static String kind(Duty duty) {
    var needs = duty.needs();
    if (needs != null) {
      return needs.record();
    }
    return duty.rhythm() instanceof Duty.ForEach(var kind) ? kind : "";
  }

  /// What the unit entered in the year up to the date of the kinds its programme asks for.
  public Cost entered(String unit) {
    var cost = Cost.NONE;
    for (var kind : programme.records().values()) {
      int records = entered(kind.id(), unit);
      cost = cost.plus(new Cost(records, (double) records * kind.usualMinutes().orElse(0)));
    }
    return cost;
  }

  /// A kind of record that several duties ask for; `shared` where one record can serve two of them.
  public record Overlap(String kind, List<Duty> duties, boolean shared) {}

  public static List<Overlap> overlaps(Programme programme) {
    var byKind = new LinkedHashMap<String, List<Duty>>();
    programme
        .duties()
        .values()
        .forEach(duty -> byKind.computeIfAbsent(kind(duty), _ -> new ArrayList<>()).add(duty));
    byKind.remove("");
    var overlaps = new ArrayList<Overlap>();
    byKind.forEach((kind, duties) -> {
      if (duties.size() > 1) {
        overlaps.add(new Overlap(kind, List.copyOf(duties), isShared(duties)));
      }
    });
    return overlaps;
  }

  private static boolean isShared(List<Duty> duties) {
    for (int i = 0; i < duties.size(); i++) {
      for (int j = i + 1; j < duties.size(); j++) {
        if (canShare(duties.get(i).needs(), duties.get(j).needs())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean canShare(@Nullable Needs one, @Nullable Needs other) {
    return one == null || other == null || Overlaps.canShare(one, other);
  }

  /// The usual minutes to enter what one obligation of the duty asks for; 0 where nothing is
  /// entered for it or the pack tells none.
  public static double minutes(Programme programme, Duty duty) {
    var needs = duty.needs();
    var kind = programme.records().get(kind(duty));
    return (needs == null ? 1 : needed(needs)) * (kind == null ? 0 : kind.usualMinutes().orElse(0));
  }
}
