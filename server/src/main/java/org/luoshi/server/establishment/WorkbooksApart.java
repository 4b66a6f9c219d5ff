package org.luoshi.server.establishment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.ReadWorkbook;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.uploads.Apart;

/// Workbooks from outside, read in a process of their own with little memory and time; each is read
/// once, however often it is asked for.
public final class WorkbooksApart implements BiFunction<Path, Programme, ReadWorkbook> {

  private final Apart apart;
  private final Path packFolder;
  private final Map<Path, ReadWorkbook> read = new HashMap<>();

  /// @param folder where the pack, by whose record kinds they are read, is laid for the process
  public WorkbooksApart(Apart apart, Programmes.Found pack, Path folder) {
    this.apart = apart;
    this.packFolder = folder;
    Programmes.texts(pack).forEach((name, text) -> written(folder, name, text));
  }

  private static void written(Path folder, String name, String text) {
    try {
      var file = folder.resolve(name).normalize();
      if (!file.startsWith(folder) || file.equals(folder)) {
        throw new IllegalArgumentException(name);
      }
      Files.createDirectories(folder);
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public ReadWorkbook apply(Path file, Programme programme) {
    var known = read.get(file);
    if (known == null) {
      known = apart(file, programme);
      read.put(file, known);
    }
    return known;
  }

  private ReadWorkbook apart(Path file, Programme programme) {
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
