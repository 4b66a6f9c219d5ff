package org.luoshi.server.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.engine.rollup.Snapshot;

/// A cube in a file: written beside it and put in its place when it is whole, with a checksum at
/// its end. A file that is not whole is as good as none.
public final class CubeFile {

  private static final long MAGIC = 0x4C554F5348490001L;
  private static final int BUFFER = 1 << 20;

  private final Path path;

  public CubeFile(Path path) {
    this.path = path;
  }

  public void write(Cube cube) {
    var beside = path.resolveSibling(path.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var out = new Out(channel);
      out.number(MAGIC);
      Snapshot.write(cube, out);
      out.number(out.sum.getValue());
      out.flush();
      channel.force(true);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The cube kept; empty where there is no file, or one that is damaged or of another form.
  public Optional<Cube> read() {
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var in = new In(channel);
      if (in.number() != MAGIC) {
        return Optional.empty();
      }
      var cube = Snapshot.read(in);
      long sum = in.sum.getValue();
      return in.number() == sum ? Optional.of(cube) : Optional.empty();
    } catch (IOException | UncheckedIOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /// Writes numbers in a buffer and the buffer to the file; the checksum is of all that left it.
  private static final class Out implements Snapshot.Sink {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final CRC32C sum = new CRC32C();

    Out(FileChannel channel) {
      this.channel = channel;
    }

    private void room(int bytes) {
      if (buffer.remaining() < bytes) {
        flush();
      }
    }

    void flush() {
      buffer.flip();
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      buffer.clear();
    }

    /// The part of the buffer written since then enters the checksum.
    private void summed(int from) {
      sum.update(buffer.duplicate().flip().position(from));
    }

    @Override
    public void number(long one) {
      room(Long.BYTES);
      int from = buffer.position();
      buffer.putLong(one);
      summed(from);
    }

    @Override
    public void text(String one) {
      var bytes = one.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      room(bytes.length);
      int from = buffer.position();
      buffer.put(bytes);
      summed(from);
    }

    @Override
    public void longs(long[] column) {
      number(column.length);
      for (int at = 0; at < column.length; ) {
        room(Long.BYTES);
        int many = Math.min(buffer.remaining() / Long.BYTES, column.length - at);
        int from = buffer.position();
        buffer.asLongBuffer().put(column, at, many);
        buffer.position(from + many * Long.BYTES);
        summed(from);
        at += many;
      }
    }

    @Override
    public void ints(int[] column) {
      number(column.length);
      for (int at = 0; at < column.length; ) {
        room(Integer.BYTES);
        int many = Math.min(buffer.remaining() / Integer.BYTES, column.length - at);
        int from = buffer.position();
        buffer.asIntBuffer().put(column, at, many);
        buffer.position(from + many * Integer.BYTES);
        summed(from);
        at += many;
      }
    }
  }

  /// Reads them again; a file that ends too early or tells impossible lengths is refused.
  private static final class In implements Snapshot.Source {
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();
    private final CRC32C sum = new CRC32C();

    In(FileChannel channel) throws IOException {
      this.channel = channel;
      this.size = channel.size();
    }

    private void need(int bytes) {
      try {
        while (buffer.remaining() < bytes) {
          buffer.compact();
          int read = channel.read(buffer);
          buffer.flip();
          if (read < 0) {
            throw new IllegalArgumentException("the file ends too early");
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private int length(int bytesEach) {
      long length = number();
      if (length < 0 || length * bytesEach > size) {
        throw new IllegalArgumentException("a column longer than the file");
      }
      return Math.toIntExact(length);
    }

    private void summed(int from) {
      sum.update(buffer.duplicate().limit(buffer.position()).position(from));
    }

    @Override
    public long number() {
      need(Long.BYTES);
      int from = buffer.position();
      long one = buffer.getLong();
      summed(from);
      return one;
    }

    @Override
    public String text() {
      var bytes = new byte[length(1)];
      need(bytes.length);
      int from = buffer.position();
      buffer.get(bytes);
      summed(from);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public long[] longs() {
      var column = new long[length(Long.BYTES)];
      for (int at = 0; at < column.length; ) {
        need(Long.BYTES);
        int many = Math.min(buffer.remaining() / Long.BYTES, column.length - at);
        int from = buffer.position();
        buffer.asLongBuffer().get(column, at, many);
        buffer.position(from + many * Long.BYTES);
        summed(from);
        at += many;
      }
      return column;
    }

    @Override
    public int[] ints() {
      var column = new int[length(Integer.BYTES)];
      for (int at = 0; at < column.length; ) {
        need(Integer.BYTES);
        int many = Math.min(buffer.remaining() / Integer.BYTES, column.length - at);
        int from = buffer.position();
        buffer.asIntBuffer().get(column, at, many);
        buffer.position(from + many * Integer.BYTES);
        summed(from);
        at += many;
      }
      return column;
    }
  }
}
