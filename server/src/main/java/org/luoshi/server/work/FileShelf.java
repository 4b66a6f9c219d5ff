package org.luoshi.server.work;

import java.util.List;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.records.RecordLink;

/// The files of records as pages show them.
record FileShelf(Attachments attachments) {

  List<RecordView.FileLine> lines(Turn turn, String record) {
    return attachments.of(record).stream()
        .map(one ->
            new RecordView.FileLine(
                one.number(),
                one.name(),
                RecordLink.of(record) + "/files/" + one.number(),
                size(one.size()),
                turn.desk().time(one.at()),
                turn.desk().who(one.by())))
        .toList();
  }

  /// 820 B, 12 KB, 3.4 MB.
  static String size(long bytes) {
    if (bytes < 1_024) {
      return bytes + " B";
    }
    return bytes < 1_048_576
        ? Math.round(bytes / 1_024.0) + " KB"
        : "%.1f MB".formatted(bytes / 1_048_576.0);
  }
}
