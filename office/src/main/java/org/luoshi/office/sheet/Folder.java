package org.luoshi.office.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// The workbooks of a folder, in the order of their names.
///
/// Sub-folders are not entered. The lock files that Excel and WPS leave behind (`~$…`, `.~…`) and
/// hidden files are no workbooks.
public record Folder(List<Path> workbooks, List<Diagnostic> found) {

  private static final Pattern WORKBOOK = Pattern.compile(".*\\.xls[xm]");
  private static final Pattern OTHER = Pattern.compile(".*\\.(?:xls|xlsb|et|ett|ods|csv|numbers)");

  public Folder {
    workbooks = List.copyOf(workbooks);
    found = List.copyOf(found);
  }

  public static Folder scan(Path folder) {
    var place = new Place.File(folder.toString());
    var files = new ArrayList<Path>();
    try (var listed = Files.list(folder)) {
      listed.filter(Files::isRegularFile).filter(file -> !isPassedOver(file)).forEach(files::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      return new Folder(
          List.of(), List.of(Diagnostic.error("sheet-folder-missing", place, folder)));
    }
    files.sort(Comparator.comparing(Folder::name));
    var workbooks = files.stream().filter(file -> WORKBOOK.matcher(lower(file)).matches()).toList();
    var found = new ArrayList<Diagnostic>();
    files.stream()
        .filter(file -> OTHER.matcher(lower(file)).matches())
        .map(file ->
            Diagnostic.warning("sheet-folder-other-format", new Place.File(name(file)), name(file)))
        .forEach(found::add);
    if (workbooks.isEmpty()) {
      found.add(Diagnostic.error("sheet-folder-empty", place, folder));
    }
    return new Folder(workbooks, found);
  }

  private static boolean isPassedOver(Path file) {
    return name(file).startsWith("~$") || name(file).startsWith(".");
  }

  private static String lower(Path file) {
    return name(file).toLowerCase(Locale.ROOT);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
