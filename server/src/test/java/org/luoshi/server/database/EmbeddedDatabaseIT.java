package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of the embedded server: made, shared, left behind, taken over, refused.
class EmbeddedDatabaseIT {

  @TempDir static Path prepared;
  @TempDir Path temp;

  /// Used before and stopped, like most folders at most starts.
  private DataFolder folder;

  @BeforeAll
  static void prepare() {
    Database.open(new DataFolder(prepared)).close();
  }

  @BeforeEach
  void copy() {
    folder = new DataFolder(temp.resolve("数据 folder's"));
    var copied = Commands.run(List.of("cp", "-a", prepared.toString(), folder.root().toString()));
    assertThat(copied.worked()).as(copied.said()).isTrue();
  }

  private void anew() {
    folder = new DataFolder(temp.resolve("new"));
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    for (var server = server(); server.isPresent(); server = server()) {
      ProcessHandle.of(server.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private Optional<Postmaster> server() throws IOException {
    return Postmaster.of(folder.cluster());
  }

  private Postmaster running() throws IOException {
    return server().orElseThrow();
  }

  private static List<@Nullable String> visits(Database database) {
    return database
        .sql()
        .sql("select object from ledger_entry where type = 'visited' order by id")
        .query(String.class)
        .list();
  }

  /// As the owner of the database sees it; some are hidden from others.
  private static String setting(EmbeddedDatabase embedded, String name) throws SQLException {
    var owner = embedded.owner(Settings.DATABASE);
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private void refused(String code) {
    assertThatThrownBy(() -> Database.open(folder).close())
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused -> assertThat(refused.diagnostic().code()).isEqualTo(code));
  }

  @Nested
  class Running {

    @Test
    void isDurableAndListensToThisMachineOnly() throws SQLException {
      try (var embedded = EmbeddedDatabase.open(folder)) {
        assertThat(setting(embedded, "fsync")).isEqualTo("on");
        assertThat(setting(embedded, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(embedded, "full_page_writes")).isEqualTo("on");
        assertThat(setting(embedded, "data_checksums")).isEqualTo("on");
        assertThat(setting(embedded, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(embedded, "unix_socket_directories")).isEmpty();
        assertThat(setting(embedded, "password_encryption")).isEqualTo("scram-sha-256");
      }
    }

    @Test
    void staysDurableWhateverTheSiteConfigures() throws IOException, SQLException {
      Files.writeString(folder.cluster().resolve("site.conf"), "fsync = off\nwork_mem = 7MB\n");

      try (var embedded = EmbeddedDatabase.open(folder)) {
        assertThat(setting(embedded, "fsync")).isEqualTo("on");
        assertThat(setting(embedded, "work_mem")).isEqualTo("7MB");
      }
    }

    @Test
    void asksForThePassword() throws IOException {
      try (var _ = Database.open(folder)) {
        var url = Settings.url(running().port(), Settings.DATABASE);
        for (var user : List.of(Settings.OWNER, Settings.APP)) {
          assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess"))
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("password authentication failed");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
            .hasMessageContaining("no pg_hba.conf entry");
      }
    }

    @Test
    void keepsItsFilesToItsOwner() throws IOException {
      anew();
      Database.open(folder).close();

      assertThat(rights(folder.root())).isEqualTo("rwx------");
      assertThat(rights(folder.cluster())).isEqualTo("rwx------");
      assertThat(rights(folder.log())).isEqualTo("rwx------");
      assertThat(rights(folder.passwords())).isEqualTo("rw-------");
      try (var inside = Files.list(folder.root())) {
        assertThat(inside.map(Path::getFileName).map(Path::toString))
            .containsExactlyInAnyOrder(
                "luoshi-data",
                "database",
                "database.passwords",
                "database.lock",
                "database.users",
                "log");
      }
    }

    private String rights(Path path) throws IOException {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void endsWithItsLastUser() throws IOException {
      var one = Database.open(folder);
      long pid = running().pid();
      try (var two = Database.open(folder)) {
        one.close();
        one.close();
        assertThat(visits(two)).isEmpty();
        assertThat(running().pid()).isEqualTo(pid);
      }
      assertThat(server()).isEmpty();
      assertThat(Postmaster.file(folder.cluster())).doesNotExist();
    }
  }

  @Nested
  class Shared {

    @Test
    void betweenProcessesThatStartAtTheSameMoment() throws Exception {
      anew();
      var one = Visitor.launch(folder, "one");
      var two = Visitor.launch(folder, "two");
      Visitor.awaitWritten(one);
      Visitor.awaitWritten(two);
      one.getOutputStream().close();
      assertThat(one.waitFor()).isZero();

      try (var database = Database.open(folder)) {
        assertThat(visits(database)).containsExactlyInAnyOrder("one", "two");
      }
      assertThat(server()).as("still used by the other process").isPresent();
      two.getOutputStream().close();
      assertThat(two.waitFor()).isZero();
      assertThat(server()).isEmpty();
    }

    @Test
    void withAProcessThatIsAskedToEnd() throws Exception {
      var visitor = Visitor.start(folder, "one");
      visitor.destroy();
      visitor.waitFor();

      assertThat(server()).as("stopped by the exit hook").isEmpty();
    }
  }

  @Nested
  class LeftBehind {

    @Test
    void byAKilledProcessIsTakenOverWithEverythingConfirmed() throws Exception {
      var visitor = Visitor.start(folder, "before the kill");
      long pid = running().pid();
      visitor.destroyForcibly().waitFor();
      assertThat(server()).as("postgres outlives the killed process").isPresent();

      try (var database = Database.open(folder)) {
        assertThat(running().pid()).isEqualTo(pid);
        assertThat(visits(database)).containsExactly("before the kill");
      }
      assertThat(server()).as("stopped by the one who took it over").isEmpty();
    }

    @Test
    void withTheServerKilledTooIsRecovered() throws Exception {
      var visitor = Visitor.start(folder, "before both were killed");
      long pid = running().pid();
      visitor.destroyForcibly().waitFor();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();

      try (var database = Database.open(folder)) {
        assertThat(running().pid()).isNotEqualTo(pid);
        assertThat(visits(database)).containsExactly("before both were killed");
      }
    }

    @Test
    void pidFileOfAStrangerIsSweptAway() throws IOException {
      var stale = "%d\n%s\n1\n54321\n\n127.0.0.1\n  1 1\nready   \n";
      Files.writeString(
          Postmaster.file(folder.cluster()),
          stale.formatted(ProcessHandle.current().pid(), folder.cluster()));

      try (var database = Database.open(folder)) {
        assertThat(visits(database)).isEmpty();
      }
    }

    @Test
    void halfMadeDirectoryIsMadeAnew() throws IOException {
      anew();
      folder = folder.made();
      var half = Files.createDirectories(folder.root().resolve("database.new-123/base"));
      Files.writeString(half.resolveSibling("PG_VERSION"), "18\n");
      Files.writeString(folder.root().resolve("database.new-123.pw"), "x");

      try (var database = Database.open(folder)) {
        assertThat(visits(database)).isEmpty();
      }
      assertThat(half.getParent()).doesNotExist();
      assertThat(folder.root().resolve("database.new-123.pw")).doesNotExist();
    }

    @Test
    void inTheMiddleOfBeingMadeIsMadeAnew() throws Exception {
      anew();
      for (int i = 0; i < 4; i++) {
        var visitor = Visitor.launch(folder, "interrupted");
        while (visitor.isAlive() && !isBeingMade()) {
          Thread.sleep(1);
        }
        Thread.sleep(100L * i);
        visitor.destroyForcibly().waitFor();
      }
      try (var database = Database.open(folder)) {
        assertThat(visits(database)).isIn(List.of(), List.of("interrupted"));
      }
    }

    private boolean isBeingMade() throws IOException {
      if (!Files.isDirectory(folder.root())) {
        return false;
      }
      try (var inside = Files.list(folder.root())) {
        return inside.anyMatch(path -> path.getFileName().toString().startsWith("database"));
      }
    }

    @Test
    void withoutItsRoleAndDatabaseGetsThemBack() throws IOException, SQLException {
      try (var embedded = EmbeddedDatabase.open(folder)) {
        var owner = embedded.owner("postgres");
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.user(), owner.password());
            var statement = connection.createStatement()) {
          statement.execute("drop database luoshi");
          statement.execute("drop role luoshi_app");
        }
      }
      try (var database = Database.open(folder)) {
        assertThat(visits(database)).isEmpty();
      }
    }
  }

  @Nested
  class Refused {

    @Test
    void withAWrongPassword() throws IOException {
      Passwords.random().keepIn(folder.passwords());

      refused("database-password-wrong");
      assertThat(server()).as("nothing is left running").isEmpty();
    }

    @Test
    void withAWrongPasswordToARunningServer() throws Exception {
      var visitor = Visitor.start(folder, "one");
      var right = Passwords.in(folder.passwords()).orElseThrow();
      Passwords.random().keepIn(folder.passwords());

      refused("database-password-wrong");
      assertThat(server()).as("the other process keeps its server").isPresent();
      right.keepIn(folder.passwords());
      visitor.getOutputStream().close();
      assertThat(visitor.waitFor()).isZero();
    }

    @Test
    void withoutThePasswordFile() throws IOException {
      Files.delete(folder.passwords());

      refused("database-password-missing");
    }

    @Test
    void forFilesOfAnotherMajorVersion() throws IOException {
      Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");

      refused("database-version");
    }

    @Test
    void whereTheServerOfAnotherProcessCannotBeSeen() throws Exception {
      var visitor = Visitor.start(folder, "one");
      Files.move(Postmaster.file(folder.cluster()), temp.resolve("away"));

      refused("database-elsewhere");
      Files.move(temp.resolve("away"), Postmaster.file(folder.cluster()));
      visitor.getOutputStream().close();
      assertThat(visitor.waitFor()).isZero();
    }
  }
}
