package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.time.Length;

class PacksTest {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  @Test
  void theTemplateIsAPackWithoutAMistakeOrAWarning() {
    assertThat(Packs.read("template.yaml", Packs.template()).diagnostics()).isEmpty();
  }

  @Test
  void aSystemThatHasNothingToDoWithPartyWorkReadsJustAsWell() throws IOException {
    var safety = safety();
    assertThat(Known.the("drill", safety.duties()).rhythm())
        .isEqualTo(new Duty.Every(new Length.Years(2, 2024)));
    assertThat(Known.the("drill", safety.duties()).deadline().dayOff())
        .isEqualTo(Deadline.DayOff.NEXT);
    assertThat(Known.the("boiler-patrol", safety.duties()).rhythm())
        .isEqualTo(new Duty.Covers(Length.Calendar.TEN_DAYS, new Duty.ObjectsOf("boiler")));
    assertThat(Known.the("hazards", safety.duties()).binds())
        .isEqualTo(new Duty.BindsUnits(Set.of("plant", "workshop")));
    assertThat(Known.the("foreman", safety.posts()).match())
        .isEqualTo(Map.of("post", Set.of("班组长"), "rank", Set.of("班组")));
  }

  @Test
  void aPackMayLayItsOwnLabelsOverTheRecordKindsOfTheHouse() {
    var yaml =
        Packs.template()
            .replace(
                "records: ",
                "records:\n  appointment: {sheet: 干部任职, fields: {rank: {also: [行政级别]}, party:"
                    + " {zh: 党派, en: Party}}}\n#");
    var programme = Packs.read("mine.yaml", yaml).programme().orElseThrow();
    var appointment = Known.the(House.APPOINTMENT, programme.records());
    assertThat(appointment.sheets()).containsExactly("干部任职");
    assertThat(Known.the("rank", appointment.fields()).labels()).contains("职级", "行政级别");
    assertThat(appointment.fields()).containsKey("party");
  }

  @Test
  void warnsOfPostsAndUnitKindsThatMatchNobody() throws IOException {
    var workshop =
        new Unit(
            "W1",
            "workshop",
            DAY,
            null,
            Timeline.from(DAY, "一车间"),
            Timeline.from(DAY, ""),
            Map.of());
    var officer = new Appointment("P1", "W1", DAY, null, Map.of("post", "安全员"));
    var organisation = new Organisation(Map.of("W1", workshop), List.of(officer), List.of());
    assertThat(Packs.unmatched(safety(), organisation))
        .extracting(Diagnostic::code, found -> found.place().shown())
        .containsExactly(
            tuple("pack-unit-kind-unmatched", "plant"), tuple("pack-post-unmatched", "foreman"));
  }

  @Test
  void readsAPackFromItsFolderWithTheReportBesideIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), Packs.template() + "report: words\n");
    Files.writeString(folder.resolve("words.zh.md"), "# 报告\n");
    var reading = Packs.read(PackFiles.at(folder));
    assertThat(reading.report()).contains("words");
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::values)
        .containsExactly(tuple("pack-report-missing", List.of("words.en.md")));
  }

  @Test
  void neverLooksOutsideThePackFolder(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("pack"));
    Files.writeString(folder.resolve("secret.zh.md"), "x");
    assertThat(PackFiles.at(folder.resolve("pack")).text("../secret.zh.md")).isEmpty();
    assertThat(PackFiles.shipped("..").text("house.yaml")).isEmpty();
  }

  @Test
  void saysWhenThereIsNoPack() {
    var reading = Packs.read(PackFiles.at(Path.of("no/such/pack.yaml")));
    assertThat(reading.programme()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("pack-not-found");
  }

  private static Programme safety() throws IOException {
    return Golden.read(Path.of("src/test/resources/valid/work-safety.yaml"))
        .programme()
        .orElseThrow();
  }
}
