package org.luoshi.server.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.text.Language;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.establishment.ImportJobs.State;

/// A workbook sent in through a page: read, looked at, written or left.
@OnOneServer
class ImportDeskIT {

  private final TestServer server;
  @TempDir Path folder;
  private Bureau bureau;
  private ImportDesk desk;

  ImportDeskIT(TestDatabase database) {
    this.server = database.server();
    this.bureau = unset();
    this.desk = unset();
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // made anew before each test
  private static <T> T unset() {
    return null;
  }

  @BeforeEach
  void aBureau() {
    bureau = new Bureau(server, folder);
    desk =
        new ImportDesk(
            new ImportJobs(bureau.house.database()),
            bureau.house.imports(),
            () -> bureau.house.packFor(null),
            bureau.house.clock(),
            () -> Phrases.in(Language.ZH));
  }

  @AfterEach
  void closed() {
    desk.close();
    bureau.close();
  }

  private ImportJobs.Job sent(Path file, Role role, String unit) throws IOException {
    var bytes = Files.readAllBytes(file);
    var content =
        new ImportJobs.Content(
            new ImportJobs.Sent(String.valueOf(file.getFileName()), bytes.length, ""), bytes);
    var actor = Bureau.actor(role, unit);
    var job = desk.open(actor, List.of(content));
    desk.start(job, actor);
    return ended(job);
  }

  private ImportJobs.Job ended(ImportJobs.Job job) {
    for (int i = 0; i < 600; i++) {
      var now = desk.jobs().find(job.id()).orElseThrow();
      if (!now.state().isUnderWay()) {
        return now;
      }
      try {
        Thread.sleep(Duration.ofMillis(100));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    throw new AssertionError("A minute is enough for three rows.");
  }

  private Path meetings() {
    return bureau.write(
        "学习.xlsx",
        Bureau.table(
            "三会一课",
            List.of("单位名称", "会议类型", "会议日期", "应到人数", "实到人数"),
            List.of(
                List.of("Z5", "党课", "2020-10-03", "5", "5"),
                List.of("Z5", "党课", "2020-02-30", "5", "5"),
                List.of("Z1", "党课", "2020-10-03", "5", "5"))));
  }

  @Test
  void writesNothingBeforeItIsConfirmedAndThenExactlyWhatItShowed() throws IOException {
    var read = sent(meetings(), Role.UNIT_HEAD, "Z5");

    assertThat(read.state()).isEqualTo(State.READY);
    var preview = java.util.Objects.requireNonNull(read.preview());
    assertThat(List.of(preview.read(), preview.accepted(), preview.rejected(), preview.fresh()))
        .containsExactly(3, 1, 2, 1);
    assertThat(preview.rows()).hasSize(2).allMatch(row -> !row.faults().isEmpty());
    assertThat(desk.jobs().rejects(read.id())).isPresent();
    assertThat(new ImportHistory(bureau.house.database()).count("")).isEqualTo(2);

    var actor = Bureau.actor(Role.UNIT_HEAD, "Z5");
    assertThat(desk.confirm(read, actor)).isTrue();
    assertThat(desk.confirm(read, actor)).as("a second click").isFalse();
    var done = ended(read);

    assertThat(done.state()).isEqualTo(State.DONE);
    var run = new ImportHistory(bureau.house.database()).find(done.importId()).orElseThrow();
    assertThat(List.of(run.fresh(), run.corrected(), run.rejected())).containsExactly(1, 0, 2);
    assertThat(run.actor()).isEqualTo(actor.signature());
    assertThat(desk.jobs().files(read.id())).as("the files are gone").isEmpty();
  }

  @Test
  void isLeftWithoutATrace() throws IOException {
    var read = sent(meetings(), Role.UNIT_HEAD, "Z5");
    assertThat(desk.drop(read)).isTrue();
    assertThat(desk.jobs().find(read.id()).orElseThrow().state()).isEqualTo(State.DROPPED);
    assertThat(desk.confirm(read, Bureau.actor(Role.UNIT_HEAD, "Z5"))).isFalse();
  }

  @Test
  void tellsWhyAFileThatIsNoWorkbookCannotBeRead() throws IOException {
    var file = Files.writeString(folder.resolve("坏.xlsx"), "not a workbook at all");
    var failed = sent(file, Role.UNIT_HEAD, "Z5");
    assertThat(failed.state()).isEqualTo(State.FAILED);
    var preview = java.util.Objects.requireNonNull(failed.preview());
    assertThat(preview.warnings()).isNotEmpty();
    assertThat(preview.warnings().getFirst().code()).startsWith("sheet-");
  }

  @Test
  void givesUpWhatWasUnderWayWhenTheHouseWasClosed() throws IOException {
    var bytes = Files.readAllBytes(meetings());
    var actor = Bureau.actor(Role.UNIT_HEAD, "Z5");
    var job =
        desk.open(
            actor,
            List.of(
                new ImportJobs.Content(new ImportJobs.Sent("学习.xlsx", bytes.length, ""), bytes)));
    desk.close();
    desk =
        new ImportDesk(
            new ImportJobs(bureau.house.database()),
            bureau.house.imports(),
            () -> bureau.house.packFor(null),
            bureau.house.clock(),
            () -> Phrases.in(Language.ZH));
    assertThat(desk.jobs().find(job.id()).orElseThrow().state()).isEqualTo(State.FAILED);
  }
}
