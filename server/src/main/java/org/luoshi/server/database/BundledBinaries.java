package org.luoshi.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL as it comes with the product: an archive on the class path, unpacked once.
///
/// The unpacked folder is named after the archive's checksum, so another version never meets it,
/// and appears in one step by renaming: half of it is never seen.
final class BundledBinaries {

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

  private BundledBinaries() {}

  /// The usual place for them: `$XDG_CACHE_HOME/luoshi`, or `.cache/luoshi` in the user's home.
  static Path usualCache() {
    var cache = System.getenv("XDG_CACHE_HOME");
    var base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("luoshi");
  }

  /// The programs, unpacked into the cache where they are not there yet.
  static Binaries unpackedIn(Path cache) {
    var archive = archive();
    try {
      var folder = cache.resolve("postgresql-" + checksum(archive));
      if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
        unpack(archive, folder);
      }
      return Binaries.in(folder.resolve("bin"));
    } catch (IOException failed) {
      throw Faults.ofFolder(failed, cache);
    }
  }

  private static URL archive() {
    var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    var architecture = ARCHITECTURES.get(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    var archive = BundledBinaries.class.getResource("/postgres-linux-" + architecture + ".txz");
    if (archive == null || !System.getProperty("os.name").equals("Linux")) {
      throw DatabaseRefused.at(Path.of("postgres-linux.txz"), "database-architecture", machine);
    }
    return archive;
  }

  private static String checksum(URL archive) throws IOException {
    var connection = archive.openConnection();
    return connection instanceof JarURLConnection jar
        ? "%08x".formatted(jar.getJarEntry().getCrc())
        : "%d".formatted(connection.getContentLengthLong());
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    var cache = folder.getParent();
    Files.createDirectories(cache);
    var temporary =
        Files.createTempDirectory(
            cache,
            "unpacking-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    try {
      try (var packed = archive.openStream();
          var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          put(entry, tar, temporary);
        }
      }
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failed) {
      // Another process was quicker: its folder is as good as ours.
      if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
        throw failed;
      }
    } finally {
      delete(temporary);
    }
  }

  private static void put(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive wants to write outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      var rights = (entry.getMode() & 0111) == 0 ? "rw-r--r--" : "rwxr-xr-x";
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(rights));
    }
  }

  /// Deletes the folder and all in it; quiet where it is not there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var inside = Files.walk(folder)) {
      for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
