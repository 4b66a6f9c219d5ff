package org.luoshi.engine.judgement;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.time.Term;

/// Judges a plain duty for all units in one pass over its records, sorted by unit and day.
///
/// Plain is a duty that units owe once in every term and prove by a number of records on days of
/// their own: nothing summed, no term or object named, no share of the quota for a part of a term.
/// Its terms, windows and due days are those that [Obligations] gives a unit that always lived, so
/// there is one source of the rules. Records are those that count: active, with all conditions met.
/// Whoever was let off or declared nil is judged by a [Judge] and put in place afterwards.
public final class Sweep {

  /// The day of a unit that was never closed.
  public static final int NEVER = Integer.MAX_VALUE;

  private static final byte NONE = 0;
  private static final byte MET = code(Status.MET);
  private static final byte LATE = code(Status.LATE);

  private final List<Term> terms;
  private final int[] first;
  private final int[] last;
  private final int[] opens;
  private final int[] closes;
  private final int[] due;
  private final byte[] otherwise;
  private final int quota;
  private final boolean skips;

  private Sweep(Duty duty, List<Obligation> owed, LocalDate asOf) {
    this.terms = owed.stream().map(one -> one.occasion().term().orElseThrow()).toList();
    int size = owed.size();
    first = new int[size];
    last = new int[size];
    opens = new int[size];
    closes = new int[size];
    due = new int[size];
    otherwise = new byte[size];
    for (int i = 0; i < size; i++) {
      var one = owed.get(i);
      first[i] = day(terms.get(i).first());
      last[i] = day(terms.get(i).last());
      opens[i] = day(one.opens());
      closes[i] = Math.min(day(one.closes()), day(asOf));
      due[i] = day(one.due().last());
      otherwise[i] =
          code(
              !one.due().last().isAfter(asOf)
                  ? Status.MISSED
                  : asOf.isBefore(one.visible()) ? Status.UPCOMING : Status.OPEN);
    }
    quota = owed.isEmpty() ? 1 : quota(owed.getFirst());
    skips = duty.partial() == Duty.Partial.SKIP;
  }

  private static int quota(Obligation one) {
    return one.quota().decimal().setScale(0, RoundingMode.CEILING).intValueExact();
  }

  /// The days as epoch days.
  private static int day(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  /// The status as a number from 1 on, in the order of the rules; 0 is none.
  private static byte code(Status status) {
    return (byte) (status.ordinal() + 1);
  }

  /// The pass over the terms of the duty that overlap the days, judged on the date; empty where the
  /// duty is not plain, or changed in between who owes it or what proves it.
  public static Optional<Sweep> of(
      Rules rules, String duty, LocalDate from, LocalDate until, LocalDate asOf) {
    var versions =
        rules.versions().stream()
            .flatMap(version -> Optional.ofNullable(version.duties().get(duty)).stream())
            .toList();
    if (versions.isEmpty() || versions.stream().anyMatch(one -> !isPlain(one))) {
      return Optional.empty();
    }
    var owed = new ArrayList<Obligation>();
    if (versions.getFirst().binds() instanceof Duty.BindsUnits(var kinds)) {
      owed.addAll(
          Obligations.of(
              rules,
              always(kinds.iterator().next()),
              RecordBook.of(List.of()),
              from,
              until,
              one -> one.id().equals(duty)));
    }
    boolean alike =
        versions.stream()
            .allMatch(one ->
                one.partial() == versions.getFirst().partial()
                    && one.binds().equals(versions.getFirst().binds())
                    && one.needs() != null
                    && one.needs().equals(versions.getFirst().needs()));
    return alike && follows(owed)
        ? Optional.of(new Sweep(versions.getFirst(), owed, asOf))
        : Optional.empty();
  }

  /// Whether no window begins before the one in front of it does, so that one pass is enough.
  private static boolean follows(List<Obligation> owed) {
    for (int i = 1; i < owed.size(); i++) {
      if (owed.get(i).opens().isBefore(owed.get(i - 1).opens())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Duty duty) {
    var needs = duty.needs();
    return duty.rhythm() instanceof Duty.Every
        && duty.binds() instanceof Duty.BindsUnits(var kinds)
        && !kinds.isEmpty()
        && duty.partial() != Duty.Partial.PRORATE
        && duty.judgedBy() == Duty.JudgedBy.EFFECTIVE
        && needs != null
        && needs.sum() == null
        && needs.term() == null;
  }

  private static Organisation always(String kind) {
    var unit =
        new Unit(
            "always",
            kind,
            LocalDate.EPOCH.minusYears(1000),
            null,
            Timeline.from(LocalDate.EPOCH, "always"),
            Timeline.from(LocalDate.EPOCH, ""),
            Map.of());
    return new Organisation(Map.of(unit.id(), unit), List.of(), List.of());
  }

  /// The terms judged, in order.
  public List<Term> terms() {
    return terms;
  }

  /// Who could owe the duty: for each position the epoch days the unit was founded and closed (0
  /// and 0 for a unit of another kind, [#NEVER] for one that was never closed).
  public record Lives(int[] founded, int[] closed) {}

  /// Records that count, each with the position of its unit and its epoch day, sorted by both.
  public record Column(int[] unit, int[] day) {
    int rowOf(int position) {
      int low = 0;
      int high = unit.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (unit[middle] < position) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /// Writes the status of each unit from one position to before another, for each term: its place
  /// in the order of the rules plus one, 0 where nothing is owed. Parts of the units may be judged
  /// side by side.
  ///
  /// @param codes for each term an array of all positions
  public void judge(Column records, Lives lives, int from, int end, byte[][] codes) {
    int row = records.rowOf(from);
    for (int unit = from; unit < end; unit++) {
      int until = row;
      while (until < records.unit.length && records.unit[until] == unit) {
        until++;
      }
      judge(records.day, row, until, unit, lives, codes);
      row = until;
    }
  }

  private void judge(int[] day, int from, int until, int unit, Lives lives, byte[][] codes) {
    int founded = lives.founded[unit];
    int closed = lives.closed[unit];
    int at = from;
    for (int term = 0; term < first.length; term++) {
      boolean owes =
          skips
              ? founded <= first[term] && last[term] < closed
              : founded <= last[term] && first[term] < closed;
      byte code = NONE;
      if (owes) {
        while (at < until && day[at] < opens[term]) {
          at++;
        }
        int reached = at + quota - 1;
        code =
            reached >= until || day[reached] > closes[term]
                ? otherwise[term]
                : day[reached] > due[term] ? LATE : MET;
      }
      codes[term][unit] = code;
    }
  }

  /// Empty arrays for all positions, as [#judge] fills them.
  public byte[][] codes(int positions) {
    var codes = new byte[first.length][];
    Arrays.setAll(codes, _ -> new byte[positions]);
    return codes;
  }
}
