package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind.ParentLink;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.time.Length;
import org.luoshi.packs.yaml.YamlNode.Entry;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlText;

class CivilAffairsTest {

  private static final Set<String> COMPUTED = Set.of("as_of", "period", "note");
  private static final Programme PROGRAMME =
      Packs.shipped("civil-affairs").programme().orElseThrow();

  @Test
  void readsWithoutAMistakeOrAWarning() {
    assertThat(Packs.shipped("civil-affairs").diagnostics())
        .filteredOn(found -> !found.code().equals("pack-report-missing"))
        .isEmpty();
    assertThat(Packs.shipped("civil-affairs").report()).contains("report");
  }

  @Test
  void isInForceSinceTheBureauBeganIn2015() {
    assertThat(PROGRAMME.version()).isEqualTo("2020.3");
    assertThat(PROGRAMME.effective()).isEqualTo(LocalDate.of(2015, 1, 1));
    assertThat(PROGRAMME.zone().getId()).isEqualTo("Asia/Shanghai");
  }

  @Test
  void declaresEveryFigureOfTheExampleUnderItsIdAndNoOther() throws IOException {
    var json = Files.readString(Path.of("../examples/bureau/expected.json"));
    var expected = (Mapping) YamlText.read("expected.json", json).root().orElseThrow();
    var declared = new TreeSet<String>();
    names("", PROGRAMME.figures(), declared);
    assertThat(declared).isEqualTo(names("", expected.entries()));
  }

  private static void names(String above, Map<String, FigureSpec> figures, Set<String> into) {
    figures.forEach((id, figure) -> {
      if (figure instanceof FigureSpec.Group(var _, var parts)) {
        names(above + id + ".", parts, into);
      } else {
        into.add(above + id.replace("{year}", "2020"));
      }
    });
  }

  private static TreeSet<String> names(String above, Map<String, Entry> expected) {
    var found = new TreeSet<String>();
    expected.forEach((id, entry) -> {
      if (COMPUTED.contains(id)) {
        return;
      }
      if (entry.value() instanceof Mapping(var _, var inner)) {
        found.addAll(names(above + id + ".", inner));
      } else {
        found.add(above + id);
      }
    });
    return found;
  }

  @Test
  void asksForHalfTheBranchToBePresent() {
    var duty = duty("committee-meeting");
    assertThat(duty.rhythm()).isEqualTo(new Duty.Every(Length.Calendar.MONTH));
    assertThat(duty.binds()).isEqualTo(new Duty.BindsUnits(Set.of("branch")));
    assertThat(duty.leadDays()).isEqualTo(10);
    assertThat(Known.needs(duty).where())
        .containsExactly(
            new Condition.OneOf("kind", Set.of("committee")),
            new Condition.AtLeastShare("present", Amount.whole(50), "due"));
  }

  @Test
  void proratesFortyDaysOfFieldworkForEachSectionHead() {
    var duty = duty("fieldwork");
    assertThat(duty.binds()).isEqualTo(new Duty.BindsPost("section-head"));
    assertThat(duty.partial()).isEqualTo(Duty.Partial.PRORATE);
    assertThat(Known.needs(duty).sum()).isEqualTo("days");
    assertThat(Known.needs(duty).atLeast()).isEqualTo(Amount.whole(40));
  }

  @Test
  void relaysEachDirectiveByItsNumber() {
    var duty = duty("relay");
    assertThat(duty.rhythm()).isEqualTo(new Duty.ForEach("directive"));
    assertThat(duty.deadline().rule())
        .isEqualTo(new Deadline.Within(new Deadline.Stretch(7, false)));
    assertThat(Known.needs(duty).object()).isEqualTo("number");
    var relay = Known.the("relay", PROGRAMME.records());
    assertThat(relay.of()).isEqualTo(new ParentLink("directive", "number", "received"));
    assertThat(Known.the("directive", PROGRAMME.records()).sheets()).isEmpty();
  }

  @Test
  void lettersCountForTheYearTheyNameAndAreDueByTheEndOfMarch() {
    var duty = duty("letter");
    assertThat(Known.needs(duty).term()).isEqualTo("year");
    assertThat(duty.deadline().rule())
        .isEqualTo(new Deadline.By(List.of(MonthDay.of(3, 31)), false));
  }

  @Test
  void letsACaseBeClosedWithoutAnyOtherProof() {
    assertThat(duty("rectification").needs()).isNull();
    assertThat(duty("rectification").deadline().rule()).isEqualTo(new Deadline.Until("limit"));
    assertThat(duty("enquiry-reply").deadline().rule())
        .isEqualTo(new Deadline.Within(new Deadline.Stretch(5, true)));
    assertThat(Known.the("finding", PROGRAMME.records()).isCase()).isTrue();
    assertThat(Known.the("household", PROGRAMME.records()).isRegister()).isTrue();
  }

  @Test
  void holdsTheInlineRolesAsFieldsToo() {
    var finding = Known.the("finding", PROGRAMME.records());
    assertThat(finding.roles().unit()).isEqualTo("unit");
    assertThat(finding.field("unit").orElseThrow().type()).isEqualTo(new Field.UnitRef());
    assertThat(finding.field("unit").orElseThrow().labels()).contains("责任单位");
  }

  @Test
  void recognisesTheKindsOfUnitsTheOrganisationSheetWrites() {
    assertThat(PROGRAMME.unitKind("党组")).contains("bureau");
    assertThat(PROGRAMME.unitKind("党委")).contains("committee");
    assertThat(PROGRAMME.unitKind("支部")).contains("branch");
  }

  @Test
  void bringsTheRecordKindsOfTheHouse() {
    assertThat(PROGRAMME.records().keySet()).containsAll(House.recordKinds());
    assertThat(Known.the("section-head", PROGRAMME.posts()).match())
        .isEqualTo(Map.of("rank", Set.of("科级以上")));
    assertThat(House.ignoredLabels()).contains("序号", "No.");
  }

  @Test
  void namesEveryTextInBothLanguages() {
    var chinese = new ArrayList<String>();
    PROGRAMME.duties().values().forEach(duty -> chinese.add(duty.title().en()));
    PROGRAMME.records().values().forEach(kind -> chinese.add(kind.title().en()));
    assertThat(chinese).allSatisfy(text -> assertThat(text).matches("[\\p{ASCII}]+"));
  }

  private static Duty duty(String id) {
    return Known.the(id, PROGRAMME.duties());
  }
}
