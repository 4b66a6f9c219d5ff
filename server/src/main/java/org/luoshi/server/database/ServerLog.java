package org.luoshi.server.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the server adds to its log files from now on.
final class ServerLog {

  private static final int MOST = 64 * 1024;

  private final Path folder;
  private final Map<Path, Long> before;

  ServerLog(Path folder) throws IOException {
    this.folder = folder;
    Files.deleteIfExists(start());
    this.before = lengths();
  }

  /// The file for what the server says before its own log is open; written anew at each start.
  Path start() {
    return folder.resolve("start.log");
  }

  String added() throws IOException {
    var said = new StringBuilder();
    for (var file : lengths().entrySet()) {
      long from = before.getOrDefault(file.getKey(), 0L);
      try (var channel = Files.newByteChannel(file.getKey())) {
        var bytes = ByteBuffer.allocate((int) Math.clamp(file.getValue() - from, 0, MOST));
        channel.position(Math.max(from, file.getValue() - MOST)).read(bytes);
        said.append(StandardCharsets.UTF_8.decode(bytes.flip())).append('\n');
      }
    }
    return said.toString();
  }

  private Map<Path, Long> lengths() throws IOException {
    var lengths = new HashMap<Path, Long>();
    try (var files = Files.newDirectoryStream(folder, "*.log")) {
      for (var file : files) {
        lengths.put(file, Files.size(file));
      }
    }
    return lengths;
  }
}
