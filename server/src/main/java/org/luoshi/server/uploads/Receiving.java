package org.luoshi.server.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Set;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// Takes files from outside into a folder of its own: within a size, of the types allowed, safely
/// on disk before anybody speaks of them.
public final class Receiving {

  private static final int LONGEST_NAME = 120;

  private final Path folder;

  /// @param folder where files lie until somebody keeps or removes them
  public Receiving(Path folder) {
    this.folder = folder;
  }

  /// Receives a file; findings stand at the field of the form that sent it.
  public Received take(InputStream from, String name, Wanted wanted) {
    var called = called(name);
    try {
      Files.createDirectories(folder);
      var file = Files.createTempFile(folder, "received-", "");
      boolean kept = false;
      try {
        var hash = write(from, file, called, wanted);
        long size = Files.size(file);
        if (size == 0) {
          throw refused("upload-empty", wanted, called);
        }
        var type =
            FileType.of(file, called)
                .filter(wanted.types()::contains)
                .orElseThrow(
                    () -> refused("upload-type", wanted, called, String.join(" ", endings())));
        kept = true;
        return new Received(file, called, size, hash, type);
      } finally {
        if (!kept) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The field it is for, the most bytes, and the types allowed.
  public record Wanted(String field, long most, Set<FileType> types) {
    public Wanted {
      types = Set.copyOf(types);
    }
  }

  private static java.util.List<String> endings() {
    return FileType.allEndings();
  }

  private static String write(InputStream from, Path file, String name, Wanted wanted)
      throws IOException {
    var digest = sha256();
    try (var in = new DigestInputStream(from, digest);
        var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var buffer = new byte[64 * 1024];
      long size = 0;
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        size += got;
        if (size > wanted.most()) {
          throw refused("upload-too-large", wanted, name, wanted.most() >> 20);
        }
        var bytes = java.nio.ByteBuffer.wrap(buffer, 0, got);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static WrongInput refused(String code, Wanted wanted, Object... values) {
    return new WrongInput(Diagnostic.error(code, new Place.Subject(wanted.field()), values));
  }

  /// The last part of the name, without what file systems and headers stumble over.
  private static String called(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var plain =
        Normalizer.normalize(last, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\"<>|:*?]", "")
            .strip();
    int dot = plain.lastIndexOf('.');
    if (plain.length() <= LONGEST_NAME) {
      return plain.isEmpty() ? "-" : plain;
    }
    var ending = dot > plain.length() - 10 && dot > 0 ? plain.substring(dot) : "";
    return plain.substring(0, LONGEST_NAME - ending.length()) + ending;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
