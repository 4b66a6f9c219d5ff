package org.luoshi.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.ReadWorkbook;
import org.luoshi.office.sheet.Rejects;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.ImportTexts;
import org.luoshi.server.records.Importer;
import org.luoshi.server.records.Imports;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports, for programs: workbooks sent and read as the command `import` does.
///
/// Workbooks may speak of any unit, so only a post over the whole house imports; sheets of the
/// organisation need the right to change it, all others the right to record.
@RestController
public final class ImportApi {

  private static final Set<String> ORGANISATION = Set.of("unit", "appointment", "change");

  private final Imports imports;
  private final Programmes programmes;
  private final Supplier<Organisation> organisation;
  private final Supplier<java.time.LocalDate> today;
  private final Reading reading;

  /// How workbooks of strangers are read by a pack, which may be laid into the folder.
  public interface Reading {
    BiFunction<Path, Programme, ReadWorkbook> by(Programmes.Found pack, Path folder);
  }

  public ImportApi(
      Imports imports,
      Programmes programmes,
      Supplier<Organisation> organisation,
      Supplier<java.time.LocalDate> today,
      Reading reading) {
    this.reading = reading;
    this.imports = imports;
    this.programmes = programmes;
    this.organisation = organisation;
    this.today = today;
  }

  /// What came of it: as a tree for programs, as text for a person, and the rejected rows as a
  /// workbook in base64, or null where there are none.
  public record Imported(
      Map<String, @Nullable Object> outcome, String text, @Nullable String rejects) {}

  /// A file of the request is named `N/name.xlsx`: it lies in the N-th folder asked for, or is the
  /// N-th file itself where `folders` does not list N.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @PostMapping(
      path = "/api/v1/imports",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Imported run(
      Page page,
      Actor actor,
      @RequestParam List<MultipartFile> files,
      @RequestParam(required = false, defaultValue = "") List<Integer> folders,
      @RequestParam(required = false) @Nullable String programme,
      @RequestParam(name = "dry-run", required = false) boolean dryRun,
      @RequestParam(name = "all-or-nothing", required = false) boolean allOrNothing) {
    requireWhole(actor);
    var pack = pack(programme);
    try {
      var folder = Files.createTempDirectory("luoshi-import-").toRealPath();
      try {
        var paths = paths(folder, files, folders);
        var manner = new Imports.Manner(reading.by(pack, folder.resolve("pack")), Importer.HOUSE);
        var trial =
            imports.run(
                new Imports.Wanted(paths, pack, actor.signature(), true, allOrNothing),
                manner,
                _ -> {});
        requireRights(actor, trial);
        var outcome =
            dryRun
                ? trial
                : imports.run(
                    new Imports.Wanted(paths, pack, actor.signature(), false, allOrNothing),
                    manner,
                    _ -> {});
        return told(outcome, dryRun, page.phrases());
      } finally {
        delete(folder);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Imported told(ImportOutcome outcome, boolean dryRun, Phrasebook phrases)
      throws IOException {
    String rejects = null;
    if (outcome.hasRejected()) {
      var out = new ByteArrayOutputStream();
      Rejects.write(out, outcome.sheets(), phrases);
      rejects = Base64.getEncoder().encodeToString(out.toByteArray());
    }
    return new Imported(
        ImportTexts.tree(outcome, dryRun, null, phrases),
        ImportTexts.text(outcome, phrases),
        rejects);
  }

  private void requireWhole(Actor actor) {
    var scope = actor.scope();
    var tree = organisation.get().treeOn(today.get());
    boolean whole =
        scope.isWhole()
            || scope.below()
                && !tree.preorder().isEmpty()
                && tree.subtree(scope.unit()).size() == tree.preorder().size();
    if (!whole) {
      throw new WrongInput(Diagnostic.error("api-import-scope", new Place.Subject("files")));
    }
  }

  private static void requireRights(Actor actor, ImportOutcome outcome) {
    var wrong = new ArrayList<Diagnostic>();
    for (var sheet : outcome.sheets()) {
      sheet
          .matched()
          .map(kind -> ORGANISATION.contains(kind.id()))
          .filter(of -> !actor.may(of ? Right.CHANGE_ORGANISATION : Right.RECORD))
          .ifPresent(_ ->
              wrong.add(
                  Diagnostic.error(
                      "api-import-right", new Place.File(sheet.file()), sheet.title())));
    }
    if (!wrong.isEmpty()) {
      throw new WrongInput(wrong);
    }
  }

  /// The pack adopted; a first import may name a shipped one. Never a path of the server's.
  private Programmes.Found pack(@Nullable String wanted) {
    var adopted = programmes.adopted();
    var known = adopted.isEmpty() ? List.copyOf(Packs.shippedIds()) : adopted;
    var id = wanted == null ? adopted.isEmpty() ? Programmes.DEFAULT : known.getFirst() : wanted;
    if (!known.contains(id)) {
      throw new WrongInput(
          Diagnostic.error(
              "programme-unknown", new Place.Subject("programme"), id, String.join(", ", known)));
    }
    return adopted.isEmpty() ? Programmes.find(id) : programmes.adoptedPack(id);
  }

  /// Lays the files down as they lay where they came from.
  private static List<Path> paths(Path folder, List<MultipartFile> files, List<Integer> folders)
      throws IOException {
    var paths = new TreeMap<Integer, Path>();
    for (int number : folders) {
      paths.put(number, Files.createDirectories(folder.resolve(String.valueOf(number))));
    }
    for (var file : files) {
      var name = String.valueOf(file.getOriginalFilename());
      if (!name.matches("[0-9]{1,4}/[^/\\\\\\x00-\\x1f]{1,200}") || name.endsWith("/..")) {
        throw new WrongInput(Diagnostic.error("api-file-name", new Place.Subject("files"), name));
      }
      int number = Integer.parseInt(name.substring(0, name.indexOf('/')));
      var at = Files.createDirectories(folder.resolve(String.valueOf(number)));
      var kept = at.resolve(name.substring(name.indexOf('/') + 1));
      file.transferTo(kept);
      paths.putIfAbsent(number, kept);
    }
    return List.copyOf(paths.values());
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
