package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final Path FOLDER = Path.of("/data");

  @ParameterizedTest
  @CsvSource({
    "FATAL:  could not write to file: No space left on device, database-disk-full",
    "could not bind IPv4 address: Address already in use, database-port",
    "initdb: error: could not access directory: Permission denied, database-folder-unreachable",
    "FATAL:  something new, database-command"
  })
  void areNamedByWhatTheCommandSaid(String said, String code) {
    assertThat(Faults.ofCommand("pg_ctl start", said, FOLDER).diagnostic().code()).isEqualTo(code);
  }

  @Test
  void quoteTheLineThatSaysMost() {
    var said =
        """
        waiting for server to start....
        2020-01-01 UTC [1] FATAL:  configuration file contains errors
        2020-01-01 UTC [1] LOG:  database system is shut down
         stopped waiting
        """;

    assertThat(Faults.ofCommand("pg_ctl start", said, FOLDER).diagnostic().values())
        .containsExactly(
            "pg_ctl start", "2020-01-01 UTC [1] FATAL:  configuration file contains errors");
    assertThat(Faults.ofCommand("x", "", FOLDER).diagnostic().values()).containsExactly("x", "-");
  }

  @Test
  void ofFoldersTellAFullDiskFromAMissingRight() {
    assertThat(code(new IOException("/data/x: No space left on device")))
        .isEqualTo("database-disk-full");
    assertThat(code(new IOException("/data/x: Disk quota exceeded")))
        .isEqualTo("database-disk-full");
    assertThat(code(new java.nio.file.AccessDeniedException("/data")))
        .isEqualTo("database-folder-not-writable");
  }

  private static String code(IOException refused) {
    return Faults.ofFolder(refused, FOLDER).diagnostic().code();
  }
}
