package org.luoshi.engine.judgement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.record.Amount;

/// A judgement (判定): the status of an obligation at the end of a day, with its progress and the
/// records credited.
///
/// The quota is the obligation's; for a standing duty it is the days so far, and `done` those on
/// which it held. `reached` is the day the quota was reached; null while it is not.
public record Judgement(
    Obligation obligation,
    LocalDate asOf,
    Status status,
    Amount quota,
    Amount done,
    List<Credit> credits,
    @Nullable LocalDate reached) {

  /// A record counted towards the obligation (计入): how much it adds, the day that decides, and
  /// whether it was entered more than 30 days after its effective date.
  public record Credit(String record, Amount adds, LocalDate day, boolean enteredLate) {}

  public Judgement {
    credits = List.copyOf(credits);
  }

  /// The day on whose tree it counts: that of the obligation, or the day judged while that is still
  /// to come, so that no later move changes what was judged before it.
  public LocalDate countedOn() {
    var day = obligation.rollsUpOn();
    return day.isAfter(asOf) ? asOf : day;
  }

  public Optional<LocalDate> reachedOn() {
    return Optional.ofNullable(reached);
  }

  public boolean is(Status wanted) {
    return status == wanted;
  }
}
