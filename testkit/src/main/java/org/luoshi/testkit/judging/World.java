package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.time.WorkingCalendar;

/// One question to a judging machine: programme versions, evidence and calendar, the span of terms
/// asked for and the date judged.
public record World(
    List<Programme> versions,
    Evidence evidence,
    WorkingCalendar calendar,
    LocalDate from,
    LocalDate until,
    LocalDate asOf) {

  public World {
    versions = List.copyOf(versions);
  }

  public World withEvidence(Evidence other) {
    return new World(versions, other, calendar, from, until, asOf);
  }

  public World withVersions(List<Programme> others) {
    return new World(others, evidence, calendar, from, until, asOf);
  }

  public World withCalendar(WorkingCalendar other) {
    return new World(versions, evidence, other, from, until, asOf);
  }

  public World withUntil(LocalDate other) {
    return new World(versions, evidence, calendar, from, other, asOf);
  }

  public World withAsOf(LocalDate other) {
    return new World(versions, evidence, calendar, from, until, other);
  }
}
