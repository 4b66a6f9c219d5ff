package org.luoshi.server.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/// The two random passwords of the embedded database, kept in a file only its owner can read: one
/// for the owner of the tables, one for the daily work, which may not change the ledger.
record Passwords(String owner, String app) {

  private static final int BYTES = 32;

  static Passwords random() {
    return new Passwords(oneAtRandom(), oneAtRandom());
  }

  /// Those in the file; empty where the file is missing or holds something else.
  static Optional<Passwords> in(Path file) throws IOException {
    var properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
    var owner = properties.getProperty("owner", "");
    var app = properties.getProperty("app", "");
    return owner.isBlank() || app.isBlank()
        ? Optional.empty()
        : Optional.of(new Passwords(owner, app));
  }

  /// Writes them in one step, so that nobody ever sees half of them.
  void keepIn(Path file) throws IOException {
    var temporary =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, "owner=" + owner + "\napp=" + app + "\n");
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String oneAtRandom() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Passwords[hidden]";
  }
}
