package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temp;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    var folder = new DataFolder(temp.resolve("one/two")).made();

    assertThat(rights(folder.root())).isEqualTo("rwx------");
    assertThat(folder.made()).isEqualTo(folder);
  }

  @Test
  void takesAnEmptyFolderAndClosesItToOthers() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    new DataFolder(temp).made();

    assertThat(rights(temp)).isEqualTo("rwx------");
  }

  @Test
  void refusesAFolderWithOtherThingsInIt() throws IOException {
    Files.writeString(temp.resolve("工作总结.docx"), "");

    refusal("database-folder-foreign", new DataFolder(temp)).hasMessageContaining("工作总结.docx");
    assertThat(temp).isDirectoryNotContaining("glob:**/luoshi-data");
  }

  @Test
  void refusesALayoutItDoesNotKnow() throws IOException {
    new DataFolder(temp).made();
    Files.writeString(temp.resolve("luoshi-data"), "2\n");

    refusal("database-folder-layout", new DataFolder(temp)).hasMessageContaining("[2, 1]");
  }

  @Test
  void refusesAPlaceWhereAFileIsInTheWay() throws IOException {
    var file = Files.writeString(temp.resolve("file"), "");

    refusal("database-folder-not-writable", new DataFolder(file.resolve("data")));
  }

  @Test
  void goesByItsRealPath() throws IOException {
    var real = Files.createDirectory(temp.resolve("real"));
    var link = Files.createSymbolicLink(temp.resolve("link"), real);

    assertThat(new DataFolder(link).made().root()).isEqualTo(real.toRealPath());
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refusal(
      String code, DataFolder folder) {
    return assertThatThrownBy(folder::made)
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused -> assertThat(refused.diagnostic().code()).isEqualTo(code));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
