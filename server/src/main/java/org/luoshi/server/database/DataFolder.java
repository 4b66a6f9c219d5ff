package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder in which everything of one installation lies; by default `~/.luoshi`, rights 0700.
///
/// `luoshi-data` marks it and names the layout. The database lies in `database/`, its passwords in
/// `database.passwords` (0600), its log in `log/`; `access.key` seals second factors.
/// `database.lock` is held by who starts or stops the server, `database.users` by everyone who uses
/// it.
public record DataFolder(Path root) {

  private static final String LAYOUT = "1";
  private static final String UNFINISHED = ".luoshi-data-";
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /// The default place: `.luoshi` in the user's home.
  public static DataFolder inHome() {
    return new DataFolder(Path.of(System.getProperty("user.home"), ".luoshi"));
  }

  Path cluster() {
    return root.resolve("database");
  }

  Path passwords() {
    return root.resolve("database.passwords");
  }

  /// The key that seals what must not be read from the database alone (0600).
  public Path accessKey() {
    return root.resolve("access.key");
  }

  Path log() {
    return root.resolve("log");
  }

  Path lock() {
    return root.resolve("database.lock");
  }

  Path users() {
    return root.resolve("database.users");
  }

  private Path mark() {
    return root.resolve("luoshi-data");
  }

  /// The folder under its real path, made where it was missing; refuses one that belongs to
  /// somebody or something else.
  public DataFolder made() {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OURS_ALONE));
      }
      if (!Files.exists(mark())) {
        requireEmpty();
        Files.setPosixFilePermissions(root, OURS_ALONE);
        writeMark();
      } else if (!Files.isWritable(root)) {
        throw DatabaseRefused.at(root, "database-folder-not-writable", root);
      }
      var layout = Files.readString(mark()).strip();
      if (!layout.equals(LAYOUT)) {
        throw DatabaseRefused.at(root, "database-folder-layout", layout, LAYOUT);
      }
      return new DataFolder(root.toRealPath());
    } catch (IOException refused) {
      throw Faults.ofFolder(refused, root);
    }
  }

  /// Writes the mark whole or not at all, so that another process starting now never reads half of
  /// it.
  private void writeMark() throws IOException {
    var written = Files.createTempFile(root, UNFINISHED, "");
    Files.writeString(written, LAYOUT);
    Files.move(written, mark(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireEmpty() throws IOException {
    try (var inside = Files.list(root)) {
      var first =
          inside
              .filter(file -> !String.valueOf(file.getFileName()).startsWith(UNFINISHED))
              .findFirst();
      if (first.isPresent() && !Files.exists(mark())) {
        throw DatabaseRefused.at(root, "database-folder-foreign", first.get().getFileName());
      }
    }
  }
}
