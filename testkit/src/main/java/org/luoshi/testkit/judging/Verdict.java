package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a judging machine says of one obligation, in plain values that any machine can give.
///
/// `unit` is where it rolls up; `opens` the first day of records that count; `last` the due day
/// with grace; `status` a status of the engine in small letters; numbers are shortest decimals. A
/// due day that cannot be told is `LocalDate.MAX`.
public record Verdict(
    String duty,
    String version,
    String bearerId,
    String unit,
    String occasionLabel,
    String quota,
    String done,
    LocalDate opens,
    LocalDate due,
    LocalDate last,
    boolean provisional,
    String status,
    Set<String> credited,
    @Nullable LocalDate reached)
    implements Comparable<Verdict> {

  private static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::duty)
          .thenComparing(Verdict::bearerId)
          .thenComparing(Verdict::occasionLabel)
          .thenComparing(Verdict::version)
          .thenComparing(Verdict::line);

  public Verdict {
    credited = Collections.unmodifiableSet(new TreeSet<>(credited));
  }

  /// The obligation's name, such as `committee-meeting/MZ0101/2020-03`.
  public String id() {
    return duty + "/" + bearerId + "/" + occasionLabel;
  }

  /// Everything it says in one line, for comparing and for expected texts: `letter/A/2020 @A v1 met
  /// 1/1 from 2020-01-01 due 2020-03-31 reached 2020-03-02 by [r1]`. The last day is told only
  /// where it is not the due day.
  public String line() {
    return "%s @%s v%s %s %s/%s from %s due %s%s%s%s%s"
        .formatted(
            id(),
            unit,
            version,
            status,
            done,
            quota,
            opens,
            due.equals(LocalDate.MAX) ? "never" : due,
            last.equals(due) ? "" : " last " + last,
            provisional ? " provisional" : "",
            reached == null ? "" : " reached " + reached,
            credited.isEmpty() ? "" : " by " + credited);
  }

  @Override
  public int compareTo(Verdict other) {
    return ORDER.compare(this, other);
  }
}
