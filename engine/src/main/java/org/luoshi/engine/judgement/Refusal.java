package org.luoshi.engine.judgement;

import java.time.LocalDate;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.record.WorkRecord;

/// Why a record does not count towards an obligation.
public sealed interface Refusal {

  /// It was returned or withdrawn.
  record NotActive(WorkRecord.State state) implements Refusal {}

  /// It has no day: the work has not been done.
  record Undated() implements Refusal {}

  /// Its day, or the day it was entered where that decides, is after the date judged.
  record AfterDate(LocalDate day) implements Refusal {}

  /// Its day lies outside the days that count.
  record OutsideWindow(LocalDate day) implements Refusal {}

  /// It says that it was made for another term.
  record OtherTerm(String label) implements Refusal {}

  /// It serves another covered object or another trigger.
  record OtherObject(String named) implements Refusal {}

  /// A condition of the duty does not hold; the value found, and the one it was compared with, as
  /// written.
  record Fails(Condition condition, String found, String compared) implements Refusal {}

  /// The field that is added up holds no number.
  record NoNumber(String field) implements Refusal {}
}
