package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Text;

/// What a change would bring about, worked out before anybody confirms it: the records written, the
/// obligations that come and go, past figures that differ, who sees more or less, and what is
/// wrong.
///
/// `basis` names the state it was worked out from.
public record Preview(
    List<Written> written,
    List<Diagnostic> found,
    List<Shift> shifts,
    List<PastShift> past,
    List<Sight> sights,
    List<Left> left,
    long basis) {

  /// One record to be written, withdrawn, or corrected from what it said before.
  public record Written(WorkRecord said, How how) {}

  /// What is done with a record.
  public enum How {
    ENTERED,
    CORRECTED,
    WITHDRAWN
  }

  /// Obligations of one duty and bearer that come, go or change their quota or place: how many, and
  /// the first and the last of them.
  public record Shift(
      String duty,
      Text title,
      String bearer,
      String unit,
      What what,
      int count,
      String first,
      String last,
      LocalDate from) {}

  /// What happens to an obligation.
  public enum What {
    COMES,
    GOES,
    CHANGES
  }

  /// A unit's tally, with all below it, over the terms that ended in a past half-year, by how much
  /// it would differ.
  public record PastShift(String unit, String halfYear, Tally before, Tally after) {}

  /// Posts at a superior from which the unit and all below it will be seen, or no longer.
  public record Sight(String unit, String superior, boolean gains, List<Appointment> posts) {
    public Sight {
      posts = List.copyOf(posts);
    }
  }

  /// A case still open in a unit that ends, and the unit that takes it over; empty for none.
  public record Left(String unit, WorkRecord record, String takenOverBy) {}

  public Preview {
    written = List.copyOf(written);
    found = List.copyOf(found);
    shifts = List.copyOf(shifts);
    past = List.copyOf(past);
    sights = List.copyOf(sights);
    left = List.copyOf(left);
  }

  public boolean isWrong() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  public List<Diagnostic> errors() {
    return found.stream().filter(Diagnostic::isError).toList();
  }

  public List<Diagnostic> warnings() {
    return found.stream().filter(one -> !one.isError()).toList();
  }

  public int count(What what) {
    return shifts.stream().filter(one -> one.what() == what).mapToInt(Shift::count).sum();
  }
}
