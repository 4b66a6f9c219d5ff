package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Folder;
import org.luoshi.packs.PackFiles;

/// What a command sends to a server in place of files at hand.
final class Sending {

  private Sending() {}

  /// Files under way: each named by its place among the paths, the paths that are folders, and the
  /// workbooks in the order they will be read.
  record Batch(List<Server.Upload> uploads, String folders, List<String> workbooks) {}

  /// The workbooks of these paths; of other files in a folder only the names go along, so that they
  /// are noticed.
  static Batch files(List<Path> paths) throws IOException {
    var uploads = new ArrayList<Server.Upload>();
    var folders = new ArrayList<Integer>();
    var workbooks = new ArrayList<String>();
    var missing = new ArrayList<Diagnostic>();
    for (int i = 0; i < paths.size(); i++) {
      var path = paths.get(i);
      if (Files.isDirectory(path)) {
        folders.add(i);
        var folder = Folder.scan(path);
        folder.found().stream().filter(Diagnostic::isError).forEach(missing::add);
        for (var other : others(path, folder.workbooks())) {
          uploads.add(new Server.Upload(i + "/" + other.getFileName(), new byte[0]));
        }
        for (var file : folder.workbooks()) {
          uploads.add(upload(i, file));
          workbooks.add(String.valueOf(file.getFileName()));
        }
      } else if (Files.isRegularFile(path)) {
        uploads.add(upload(i, path));
        workbooks.add(String.valueOf(path.getFileName()));
      } else {
        missing.add(Diagnostic.error("import-no-file", new Place.File(path.toString()), path));
      }
    }
    if (!missing.isEmpty()) {
      throw new WrongInput(missing);
    }
    return new Batch(
        uploads, folders.stream().map(String::valueOf).collect(Collectors.joining(",")), workbooks);
  }

  private static List<Path> others(Path folder, List<Path> workbooks) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !workbooks.contains(file))
          .filter(file -> !String.valueOf(file.getFileName()).matches("[.~].*"))
          .toList();
    }
  }

  private static Server.Upload upload(int number, Path file) throws IOException {
    return new Server.Upload(number + "/" + file.getFileName(), Files.readAllBytes(file));
  }

  /// Packs with their texts; a shipped one by its id alone.
  static Map<String, Object> packs(List<PackFiles> packs) throws IOException {
    var sent = new ArrayList<Map<String, Object>>();
    for (var pack : packs) {
      sent.add(pack(pack));
    }
    return Map.of("packs", sent);
  }

  private static Map<String, Object> pack(PackFiles pack) throws IOException {
    if (!(pack instanceof PackFiles.OnDisk disk)) {
      return Map.of("id", pack.pack().substring(0, pack.pack().indexOf('/')));
    }
    var texts = new LinkedHashMap<String, String>();
    try (var all = Files.list(disk.folder())) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.equals(disk.main()) || name.endsWith(".md")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return Map.of("pack", disk.pack(), "main", disk.main(), "texts", texts);
  }
}
