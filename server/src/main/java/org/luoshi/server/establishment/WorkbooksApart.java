package org.luoshi.server.establishment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.ReadWorkbook;
import org.luoshi.server.uploads.Apart;

/// Workbooks from outside, read in a process of their own with little memory and time.
record WorkbooksApart(Apart apart, Path packFolder) {

  ReadWorkbook read(Path file, Programme programme) {
    var name = String.valueOf(file.getFileName());
    var bytes =
        apart.run(
            WorkbookChore.class,
            List.of(file.toAbsolutePath().toString(), packFolder.toAbsolutePath().toString()),
            name,
            Apart.Limits.WORKBOOK);
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return BookLines.read(in, programme.records());
    } catch (IOException | RuntimeException broken) {
      throw new WrongInput(Diagnostic.error("sheet-file-damaged", new Place.File(name)));
    }
  }
}
