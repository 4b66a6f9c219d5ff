package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Duty.JudgedBy;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.record.WorkRecord.State;

/// What became of something owed: every record is looked at anew for every obligation.
final class Reckoning {

  private final World world;
  private final LocalDate asOf;
  private final NaiveOrganisation organisation;
  private final DueDays dueDays;

  Reckoning(World world) {
    this.world = world;
    this.asOf = world.asOf();
    this.organisation = new NaiveOrganisation(world.evidence().organisation());
    this.dueDays = new DueDays(world);
  }

  /// A record that counts, the day that decides whether it came in time, and what it adds.
  private record Counting(String id, LocalDate day, BigDecimal adds) {}

  Verdict verdict(Owed owed) {
    if (owed.duty().rhythm() instanceof Duty.Standing standing) {
      return standing(owed, standing);
    }
    var due = dueDays.due(owed);
    var opens = opens(owed);
    var counting = counting(owed, opens, due.last());
    counting.sort(Comparator.comparing(Counting::day).thenComparing(Counting::id));
    var done = BigDecimal.ZERO;
    LocalDate reached = null;
    var credited = new TreeSet<String>();
    for (var each : counting) {
      done = done.add(each.adds());
      credited.add(each.id());
      if (reached == null && done.compareTo(owed.quota()) >= 0) {
        reached = each.day();
      }
    }
    var status = status(owed, due.last(), reached);
    return new Verdict(
        owed.duty().id(),
        owed.version().version(),
        owed.bearer().id(),
        owed.bearer().unit(),
        owed.label(),
        shown(owed.quota()),
        shown(done),
        opens,
        due.day(),
        due.last(),
        due.provisional(),
        status,
        credited,
        reached);
  }

  private String status(Owed owed, LocalDate last, @Nullable LocalDate reached) {
    if (isWaived(owed)) {
      return "waived";
    }
    if (reached != null) {
      return reached.isAfter(last) ? "late" : "met";
    }
    if (isDeclaredNil(owed)) {
      return "nil";
    }
    if (!last.isAfter(asOf)) {
      return "missed";
    }
    boolean visible =
        owed.trigger() != null || !owed.starts().minusDays(owed.duty().leadDays()).isAfter(asOf);
    return visible ? "open" : "upcoming";
  }

  private boolean isWaived(Owed owed) {
    return world.evidence().exemptions().stream()
        .anyMatch(each -> each instanceof Exemption.Waiver && isOf(each, owed));
  }

  private boolean isDeclaredNil(Owed owed) {
    return owed.duty().nilAllowed()
        && world.evidence().exemptions().stream()
            .anyMatch(each -> each instanceof Exemption.Nil && isOf(each, owed));
  }

  private boolean isOf(Exemption exemption, Owed owed) {
    return exemption.duty().equals(owed.duty().id())
        && exemption.bearer().equals(owed.bearer().id())
        && exemption.occasion().equals(owed.label())
        && !exemption.day().isAfter(asOf);
  }

  /// A standing duty: the day judged decides, and the days so far are counted.
  private Verdict standing(Owed owed, Duty.Standing standing) {
    var post = Oracle.postOf(owed.version(), standing.post());
    int held = 0;
    int soFar = 0;
    boolean holds = false;
    for (var day : owed.inTerm().days()) {
      if (!day.isAfter(asOf)) {
        holds = organisation.holdersAt(owed.bearer().unit(), post, day) >= standing.atLeast();
        soFar++;
        held += holds ? 1 : 0;
      }
    }
    String status =
        isWaived(owed)
            ? "waived"
            : holds ? "met" : isDeclaredNil(owed) ? "nil" : soFar > 0 ? "missed" : "upcoming";
    return new Verdict(
        owed.duty().id(),
        owed.version().version(),
        owed.bearer().id(),
        owed.bearer().unit(),
        owed.label(),
        String.valueOf(soFar),
        String.valueOf(held),
        owed.inTerm().first(),
        owed.inTerm().last(),
        owed.inTerm().last(),
        false,
        status,
        Set.of(),
        null);
  }

  /// The first day whose records count, unless the record itself says its term.
  private LocalDate opens(Owed owed) {
    if (owed.trigger() != null || owed.duty().window() == Duty.Window.TERM) {
      return owed.starts();
    }
    return dueDays.lastOfTermBefore(owed).plusDays(1);
  }

  private List<Counting> counting(Owed owed, LocalDate opens, LocalDate last) {
    var counting = new ArrayList<Counting>();
    var needs = owed.duty().needs();
    if (needs == null) {
      var closes = closes(owed);
      if (closes != null) {
        var day = deciding(owed, owed.upon(), closes);
        if (!closes.isAfter(asOf) && !day.isAfter(asOf)) {
          counting.add(new Counting(owed.upon().id(), day, BigDecimal.ONE));
        }
      }
      return counting;
    }
    for (var record : world.evidence().records()) {
      var effective = record.effective();
      var adds = adds(needs, record);
      if (record.kind().equals(needs.record())
          && record.state() == State.ACTIVE
          && effective != null
          && adds != null
          && !effective.isAfter(asOf)
          && !deciding(owed, record, effective).isAfter(asOf)
          && serves(owed, needs, record)
          && isInWindow(owed, needs, record, effective, opens, last)
          && needs.where().stream().allMatch(each -> Conditions.holds(each, record, asOf))) {
        counting.add(new Counting(record.id(), deciding(owed, record, effective), adds));
      }
    }
    return counting;
  }

  private static @Nullable LocalDate closes(Owed owed) {
    var kind = owed.version().records().get(owed.upon().kind());
    var field = kind == null ? null : kind.roles().closes();
    return field == null ? null : owed.upon().day(field).orElse(null);
  }

  private static @Nullable BigDecimal adds(Needs needs, WorkRecord record) {
    return needs.sum() == null
        ? BigDecimal.ONE
        : record.amount(needs.sum()).map(Amount::decimal).orElse(null);
  }

  private static LocalDate deciding(Owed owed, WorkRecord record, LocalDate day) {
    var entered = record.entered().atZone(owed.version().zone()).toLocalDate();
    return owed.duty().judgedBy() == JudgedBy.ENTERED && entered.isAfter(day) ? entered : day;
  }

  /// Whether it is the bearer's record, for the covered object or the trigger.
  private static boolean serves(Owed owed, Needs needs, WorkRecord record) {
    var bearer = owed.bearer();
    boolean own = bearer.id().equals(bearer.person() ? record.person() : record.unit());
    if (owed.trigger() != null) {
      return own && (needs.object() == null || names(record, needs.object(), owed.upon().id()));
    }
    if (owed.object() == null) {
      return own;
    }
    boolean register =
        owed.duty().rhythm() instanceof Duty.Covers covers
            && covers.target() instanceof Duty.ObjectsOf;
    if (needs.object() == null) {
      return owed.object().equals(record.unit()) && (own || !bearer.person());
    }
    return names(record, needs.object(), owed.object()) && (own || (register && !bearer.person()));
  }

  private static boolean names(WorkRecord record, String field, String id) {
    return switch (record.values().get(field)) {
      case Value.Reference(var named) -> named.equals(id);
      case Value.Words(var named) -> named.equals(id);
      case null, default -> false;
    };
  }

  private static boolean isInWindow(
      Owed owed,
      Needs needs,
      WorkRecord record,
      LocalDate effective,
      LocalDate opens,
      LocalDate last) {
    if (owed.trigger() != null) {
      return !effective.isBefore(owed.starts());
    }
    var label = needs.term() == null ? null : record.values().get(needs.term());
    if (label != null) {
      return Conditions.shown(label).equals(owed.inTerm().label());
    }
    if (owed.duty().window() == Duty.Window.UNTIL_DUE) {
      return !effective.isBefore(opens) && !effective.isAfter(last);
    }
    return owed.inTerm().contains(effective);
  }

  static String shown(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
