package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How root, whom PostgreSQL refuses, runs it all the same. Ordinary users have nothing to test
/// here.
class RootIT {

  @TempDir Path temp;
  private DataFolder folder;

  @BeforeEach
  void asRootOnly() {
    assumeTrue(ServerUser.myself() == 0, "needs root");
    folder = new DataFolder(temp.resolve("data"));
  }

  private static ServerUser standIn() {
    return ServerUser.standIns().findFirst().orElseThrow();
  }

  private void openTheWay() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void goesIntoANamespaceWhereTheFilesStayRoots() throws IOException {
    assumeTrue(ServerUser.inNamespace().isPresent(), "needs user namespaces");
    try (var _ = EmbeddedDatabase.open(folder)) {
      assertThat(Files.getAttribute(folder.cluster(), "unix:uid")).isEqualTo(0);
    }
  }

  @Test
  void sendsAStandInWhereNamespacesAreForbiddenAndStaysWithIt() throws IOException {
    openTheWay();
    EmbeddedDatabase.open(folder, standIn()).close();
    assertThat(Files.getAttribute(folder.cluster(), "unix:uid")).isEqualTo(standIn().uid());
    assertThat(ServerUser.of(folder)).isEqualTo(standIn());

    try (var database = Database.open(folder)) {
      assertThat(database.sql().sql("select count(*) from record").query(Long.class).single())
          .isZero();
    }
    assertThat(Files.getAttribute(folder.passwords(), "unix:uid")).isEqualTo(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwords())))
        .isEqualTo("rw-------");
  }

  @Test
  void movesTheOwnershipOfWhatItMadeItself() throws IOException {
    openTheWay();
    EmbeddedDatabase.open(folder).close();

    EmbeddedDatabase.open(folder, standIn()).close();
    assertThat(Files.getAttribute(folder.cluster(), "unix:uid")).isEqualTo(standIn().uid());
  }

  @Test
  void saysThatTheStandInCannotReachTheFolder() {
    assertThatThrownBy(() -> EmbeddedDatabase.open(folder, standIn()))
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused ->
                assertThat(refused.diagnostic().code()).isEqualTo("database-folder-unreachable"));
  }

  @Test
  void leavesADatabaseOfSomebodyElseAlone() throws IOException {
    Files.createDirectories(folder.made().cluster());
    Files.setAttribute(folder.cluster(), "unix:uid", 12_345);

    assertThatThrownBy(() -> EmbeddedDatabase.open(folder))
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused -> assertThat(refused.diagnostic().code()).isEqualTo("database-other-owner"))
        .hasMessageContaining("[12345, 0]");
  }
}
