package org.luoshi.server.uploads;

import java.nio.file.Path;

/// A file as received, lying in a temporary place: the name it was sent with, its size, the SHA-256
/// of its bytes in hex, and its type. Whoever took it removes it by closing.
public record Received(Path file, String name, long size, String sha256, FileType type)
    implements AutoCloseable {

  @Override
  public void close() {
    try {
      java.nio.file.Files.deleteIfExists(file);
    } catch (java.io.IOException stays) {
      throw new java.io.UncheckedIOException(stays);
    }
  }
}
