package org.luoshi.server.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The folder of files, each under the SHA-256 of its bytes: kept once, never changed.
///
/// A file is whole and on disk under its name before anybody is told of it: written elsewhere in
/// the same folder, synced, renamed, and the folder synced. So a row of the database never names a
/// file that is not there; a file no row names may be left behind, and does no harm.
public final class Vault {

  private final Path root;

  public Vault(Path root) {
    this.root = root;
  }

  /// Where files lie until they are kept.
  public Path incoming() {
    return root.resolve("incoming");
  }

  /// Keeps the bytes and returns their hash.
  public String keep(byte[] bytes) {
    try {
      Files.createDirectories(incoming());
      var file = Files.createTempFile(incoming(), "made-", "");
      try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(true);
      }
      var hash = sha256(bytes);
      keep(file, hash);
      return hash;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Takes over a file of the incoming folder that is synced already.
  public void keep(Path file, String sha256) {
    try {
      var place = path(sha256);
      if (Files.exists(place) && Files.size(place) == Files.size(file)) {
        Files.delete(file);
        return;
      }
      var folder = root.resolve(sha256.substring(0, 2));
      Files.createDirectories(folder);
      sync(root);
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }

  /// Where the file of this hash lies, if it was kept.
  public Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("(" + sha256 + ") is no SHA-256. Maybe it was cut.");
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
