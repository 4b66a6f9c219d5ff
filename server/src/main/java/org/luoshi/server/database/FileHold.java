package org.luoshi.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A file held by this process; the kernel lets go of it when the process dies, however it dies.
///
/// Holds belong to the whole JVM: never open the same file twice at a time.
record FileHold(FileChannel channel) implements AutoCloseable {

  /// Holds the file alone, unless another process holds it.
  static Optional<FileHold> alone(Path file) throws IOException {
    return take(file, false);
  }

  /// Holds the file together with others, unless one process holds it alone.
  static Optional<FileHold> together(Path file) throws IOException {
    return take(file, true);
  }

  private static Optional<FileHold> take(Path file, boolean shared) throws IOException {
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
        return Optional.of(new FileHold(channel));
      }
    } catch (OverlappingFileLockException heldInThisJvm) {
      // The same answer as for another process: not now.
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
