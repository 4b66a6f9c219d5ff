package org.luoshi.server.establishment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.luoshi.office.sheet.Workbooks;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.uploads.Chore;

/// Reads one workbook apart from the house: its words are the file, and the folder of the pack
/// whose record kinds it is read by.
public final class WorkbookChore implements Chore {

  @Override
  public void run(List<String> words, OutputStream answer) throws IOException {
    var file = Path.of(words.get(0));
    var pack = Packs.read(PackFiles.at(Path.of(words.get(1)))).programme().orElseThrow();
    try (var out = new DataOutputStream(new BufferedOutputStream(answer))) {
      BookLines.write(Workbooks.read(file, pack.records().values()), out);
    }
  }
}
