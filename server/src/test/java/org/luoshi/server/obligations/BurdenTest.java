package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;

/// The burden of the shipped programme in a bureau of a committee and two branches.
class BurdenTest {

  private static final LocalDate FOUNDED = LocalDate.of(2010, 1, 1);
  private static final LocalDate DAY = LocalDate.of(2020, 10, 31);
  private static final Programme PROGRAMME =
      Packs.read(PackFiles.shipped("civil-affairs")).programme().orElseThrow();

  private static Unit unit(String id, String kind, String superior) {
    return new Unit(
        id,
        kind,
        FOUNDED,
        null,
        Timeline.from(FOUNDED, id),
        Timeline.from(FOUNDED, superior),
        Map.of());
  }

  private static WorkRecord record(String kind, int number, String unit, LocalDate day) {
    return new WorkRecord(
        kind + "/" + number,
        kind,
        unit,
        null,
        day,
        Instant.EPOCH,
        WorkRecord.State.ACTIVE,
        Map.of("found", new Value.Day(day), "number", new Value.Words("n" + number)));
  }

  private static Burden burden() {
    var units = new LinkedHashMap<String, Unit>();
    for (var unit :
        List.of(
            unit("B", "bureau", ""),
            unit("C", "committee", "B"),
            unit("X", "branch", "C"),
            unit("Y", "branch", "C"))) {
      units.put(unit.id(), unit);
    }
    var records = new ArrayList<WorkRecord>();
    records.add(record("finding", 1, "X", LocalDate.of(2020, 3, 1)));
    records.add(record("finding", 2, "X", LocalDate.of(2020, 4, 1)));
    records.add(record("finding", 3, "X", LocalDate.of(2018, 4, 1)));
    records.add(record("directive", 4, "", LocalDate.of(2020, 5, 1)));
    records.add(record("meeting", 5, "X", LocalDate.of(2020, 5, 1)));
    var rules = new Rules(List.of(PROGRAMME), new WorkingCalendar("none", Set.of(), Map.of()));
    var organisation = new Organisation(units, List.of(), List.of());
    return Burden.of(new Board(rules, new Evidence(organisation, records, List.of())), DAY);
  }

  @Test
  void countsTermsObjectsAndTheEventsOfAYear() {
    var asked = burden().ask("X");

    assertThat(asked.get("committee-meeting")).isEqualTo(new Burden.Cost(12, 180));
    assertThat(asked.get("half-year-report")).isEqualTo(new Burden.Cost(2, 120));
    assertThat(asked.get("rectification")).isEqualTo(new Burden.Cost(2, 20));
    assertThat(asked.get("relay")).isEqualTo(new Burden.Cost(1, 5));
    assertThat(java.util.Objects.requireNonNull(asked.get("information-officer")).minutes())
        .isZero();
    assertThat(asked).doesNotContainKeys("half-year-inspection", "fieldwork");
    assertThat(burden().ask("C").get("half-year-inspection"))
        .as("two branches, twice a year, thirty minutes")
        .isEqualTo(new Burden.Cost(4, 120));
  }

  @Test
  void tellsWhatWasEnteredInTheYear() {
    assertThat(burden().entered("X")).isEqualTo(new Burden.Cost(3, 35));
    assertThat(burden().entered("Y")).isEqualTo(Burden.Cost.NONE);
  }

  @Test
  void findsDutiesThatAskForTheSameRecord() {
    var meetings =
        Burden.overlaps(PROGRAMME).stream()
            .filter(one -> one.kind().equals("meeting"))
            .findFirst()
            .orElseThrow();

    assertThat(meetings.duties()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Burden.overlaps(PROGRAMME)).noneMatch(one -> one.duties().size() < 2);
  }
}
