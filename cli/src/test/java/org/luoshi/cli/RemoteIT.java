package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.access.HousePosts;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Role;

/// Commands that ask a server say, byte for byte, what they say of the same data folder at hand.
class RemoteIT {

  private static final String LEADER = "luoshi_leader-0123456789012345678901234567890123456";
  private static final String SUPERVISOR = "luoshi_superv-0123456789012345678901234567890123456";

  @TempDir static Path folder;
  private static Terminal terminal = new Terminal(Path.of("unset"));
  private static House house;
  private static Serving serving;

  @BeforeAll
  static void serveTheBureau() {
    terminal = new Terminal(folder.resolve("data"));
    assertThat(terminal.run("import", Terminal.BUREAU.toString()).exit()).isZero();
    house = House.open(folder.resolve("data"), null, Clock.systemUTC());
    serving = Serving.start(house, 0);
    token(LEADER, Role.LEADER);
    token(SUPERVISOR, Role.SUPERVISOR);
  }

  @AfterAll
  static void stop() {
    serving.close();
    house.close();
  }

  /// An account with a post over the whole house, and a token of it in a file.
  private static void token(String token, Role role) {
    var guest = Invitations.Guest.holding(role.code(), role.code(), role, "MZ");
    new Invitations(house.access(), house.today()).invite(guest);
    var account = house.access().accounts().byName(role.code()).orElseThrow().id();
    var rights = role.rights().stream().map(Enum::name).toList();
    house
        .database()
        .sql()
        .sql(
            """
            insert into api_token (id, account_id, seat, name, rights, hash, made_at, until)
            values (?, ?, ?, 'test', ?, ?, now(), current_date + 30)
            """)
        .params(
            role.code(),
            account,
            HousePosts.seat("MZ", role),
            String.join(",", rights),
            sha256(token))
        .update();
    try {
      Files.writeString(folder.resolve(role.code()), token + "\n");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Terminal.Said remote(Role role, String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--server",
            "http://localhost:" + serving.port(),
            "--token-file",
            folder.resolve(role.code()).toString()));
    return terminal.run(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status --as-of 2020-10-31",
        "status --as-of 2020-10-31 --unit 优抚医院党支部 --lang en",
        "status --as-of 2020-10-31 --duty committee-meeting --format json",
        "explain --unit 优抚医院党支部 --duty committee-meeting --term 2020-10 --as-of 2020-10-31",
        "explain --unit 机关二支部 --duty fieldwork --term 2020 --as-of 2020-10-31 --format json",
        "figures --as-of 2020-10-31 --lang en",
        "figures --as-of 2020-10-31 --format json",
        "status --as-of 2020-10-31 --unit 优抚医院党支剖",
        "pack check civil-affairs --format json",
      })
  void answerTheSame(String command) {
    var here = terminal.run(command.split(" "));
    var there = remote(Role.LEADER, command.split(" "));
    assertThat(there.out()).isEqualTo(here.out());
    assertThat(there.err()).isEqualTo(here.err());
    assertThat(there.exit()).isEqualTo(here.exit());
  }

  @Test
  void writeTheSameReport() throws IOException {
    var here = folder.resolve("here.docx");
    var there = folder.resolve("there.docx");
    terminal.run("report", "--as-of", "2020-10-31", "-o", here.toString());
    var said = remote(Role.LEADER, "report", "--as-of", "2020-10-31", "-o", there.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(Files.mismatch(here, there)).isEqualTo(-1);
  }

  @Test
  void checkAPackOfOnesOwnTheSame() throws IOException {
    terminal.run("pack", "template", "-o", folder.resolve("pack").toString());
    var pack = folder.resolve("pack").resolve("pack.yaml");
    Files.writeString(pack, Files.readString(pack).replace("duties:", "dutys:"));
    var here = terminal.run("pack", "check", pack.toString());
    var there = remote(Role.LEADER, "pack", "check", pack.toString());
    assertThat(here.exit()).isEqualTo(2);
    assertThat(there).isEqualTo(here);
  }

  @Test
  void importTheSameAndBringRejectedRowsBack() throws IOException {
    var file = meetings(folder.resolve("补录.xlsx"));
    var rejects = folder.resolve("rejects.xlsx");
    var asked =
        new String[] {"import", file.toString(), "--dry-run", "--rejects", rejects.toString()};
    var here = terminal.run(asked);
    var kept = Files.readAllBytes(rejects);
    Files.delete(rejects);
    var there = remote(Role.SUPERVISOR, asked);
    assertThat(there.out()).isEqualTo(here.out()).contains("sheet-day-impossible");
    assertThat(there.exit()).isEqualTo(here.exit()).isEqualTo(2);
    assertThat(rejects).exists();
    assertThat(kept).isNotEmpty();

    var written = remote(Role.SUPERVISOR, "import", file.toString(), "--format", "json");
    assertThat(written.out()).contains("\"new\" : 1", "\"written\" : true");
    assertThat(terminal.run("import", file.toString(), "--format", "json").out())
        .contains("\"new\" : 0", "\"unchanged\" : 1");
  }

  @Test
  void refuseAnImportWithoutTheRight() throws IOException {
    var file = meetings(folder.resolve("另录.xlsx"));
    var leader = remote(Role.LEADER, "import", file.toString());
    assertThat(leader.exit()).isEqualTo(2);
    assertThat(leader.err()).contains("cli-server-refused", "403");
    var organisation = Terminal.BUREAU.resolve("组织机构.xlsx").toString();
    var supervisor = remote(Role.SUPERVISOR, "import", organisation);
    assertThat(supervisor.exit()).isEqualTo(2);
    assertThat(supervisor.err()).contains("api-import-right");
  }

  private static Path meetings(Path file) throws IOException {
    var rows =
        List.of(
            List.of("序号", "单位名称", "会议类型", "会议日期", "应到人数", "实到人数"),
            List.of("901", "优抚医院党支部", "支委会", "2020-02-03", "5", "4"),
            List.of("902", "优抚医院党支部", "支委会", "2020-02-30", "5", "4"));
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      var sheet = book.createSheet("三会一课");
      for (int r = 0; r < rows.size(); r++) {
        var row = sheet.createRow(r);
        for (int c = 0; c < rows.get(r).size(); c++) {
          row.createCell(c).setCellValue(rows.get(r).get(c));
        }
      }
      book.write(out);
    }
    return file;
  }

  @Test
  void tellWhatIsMissingBeforeAnythingIsSent() {
    var nowhere = terminal.run("status", "--server", "http://localhost:1", "--lang", "en");
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("cli-token", "LUOSHI_TOKEN");
    assertThat(terminal.run("status", "--server", "nonsense").err()).contains("cli-server-address");
    var gone =
        terminal.run(
            "status",
            "--server",
            "http://localhost:1",
            "--token-file",
            folder.resolve("leader").toString());
    assertThat(gone.exit()).isEqualTo(2);
    assertThat(gone.err()).contains("cli-server-unreachable");
  }
}
