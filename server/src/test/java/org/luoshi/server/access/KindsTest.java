package org.luoshi.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.packs.HouseRoles;
import org.luoshi.packs.Packs;

class KindsTest {

  private static final LocalDate DAY = LocalDate.of(2020, 10, 31);
  private static final Programme PROGRAMME =
      Packs.shipped("civil-affairs").programme().orElseThrow();
  private static final Organisation ORGANISATION = organisation();

  private static Organisation organisation() {
    var units = new LinkedHashMap<String, Unit>();
    SmallHouse.UNITS.forEach((id, superior) -> {
      if (!id.startsWith("X")) {
        var founded = LocalDate.of(2015, 1, 1);
        units.put(
            id,
            new Unit(
                id,
                "branch",
                founded,
                null,
                Timeline.from(founded, id),
                Timeline.from(founded, superior),
                Map.of()));
      }
    });
    return new Organisation(units, List.of(), List.of());
  }

  private static Actor as(Role role, String unit) {
    var held = new Held(unit + "/x", role, "", unit, LocalDate.MIN, null, null);
    return new Actor("a", "A", null, held, List.of(held));
  }

  private static boolean may(Role role, String at, String kind, @Nullable String unit) {
    return Kinds.may(
        as(role, at),
        java.util.Objects.requireNonNull(PROGRAMME.records().get(kind)),
        unit,
        DAY,
        ORGANISATION);
  }

  /// Who writes what, by the table of access.
  private static String writers(String kind) {
    var writers = new TreeSet<String>();
    for (var role : Role.values()) {
      if (may(role, role == Role.ADMINISTRATOR ? "" : "B1", kind, "B1")) {
        writers.add(role.code());
      }
    }
    return String.join(" ", writers);
  }

  @Test
  void areWrittenByTheRolesOfThePack() {
    assertThat(writers("meeting")).isEqualTo("branch-officer unit-head");
    assertThat(writers("inspection")).isEqualTo("inspector supervisor");
    assertThat(writers("finding")).isEqualTo("inspector supervisor");
    assertThat(writers("acceptance")).isEqualTo("inspector supervisor");
    assertThat(writers("review")).isEqualTo("inspector supervisor");
    assertThat(writers("enquiry")).isEqualTo("branch-officer enquiry-desk unit-head");
    assertThat(writers("waiver")).isEqualTo("supervisor");
    assertThat(writers("nil")).isEqualTo("unit-head");
    for (var kind : List.of("unit", "unit-change", "appointment")) {
      assertThat(writers(kind)).as(kind).isEqualTo("administrator");
    }
  }

  @Test
  void areWrittenWithinTheScopeOnly() {
    assertThat(may(Role.BRANCH_OFFICER, "B1", "meeting", "B1")).isTrue();
    assertThat(may(Role.BRANCH_OFFICER, "B1", "meeting", "G1")).isFalse();
    assertThat(may(Role.UNIT_HEAD, "B1", "meeting", "G1")).isTrue();
    assertThat(may(Role.UNIT_HEAD, "B1", "meeting", "C1")).isFalse();
    assertThat(may(Role.UNIT_HEAD, "B1", "meeting", "B2")).isFalse();
    assertThat(may(Role.SUPERVISOR, "C1", "finding", "B3")).isFalse();
  }

  @Test
  void belongToTheRootWhereTheyBelongToNoUnit() {
    assertThat(may(Role.UNIT_HEAD, "R", "household", null)).isTrue();
    assertThat(may(Role.UNIT_HEAD, "C1", "household", null)).isFalse();
    assertThat(may(Role.BRANCH_OFFICER, "R", "household", null)).isFalse();
  }

  @Test
  void knowTheSameRolesAsPacksDo() {
    for (var code : HouseRoles.OF_WRITERS) {
      assertThat(Role.of(code)).as(code).isPresent();
    }
    for (var code : HouseRoles.OF_POSTS) {
      assertThat(Role.of(code)).as(code).isPresent();
    }
    assertThat(HouseRoles.OF_POSTS)
        .doesNotContain(
            Role.ADMINISTRATOR.code(), Role.PROGRAMME_AUTHOR.code(), Role.PUBLIC.code());
  }
}
