package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.office.sheet.Rejects;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.ImportTexts;
import org.luoshi.server.records.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `luoshi import`: reads workbooks, keeps what is right, names and gives back what is not.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Remote remote = new Remote();

  @Parameters(paramLabel = "DIR|FILE", arity = "1..*")
  private List<Path> paths = List.of();

  @Option(names = "--programme", paramLabel = "P")
  private @Nullable String programme;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--all-or-nothing")
  private boolean allOrNothing;

  @Option(names = "--rejects", paramLabel = "FILE.xlsx")
  private @Nullable Path rejects;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      descriptionKey = "seen.format")
  private Form.Format format = Form.Format.text;

  @Override
  public Integer call() throws IOException {
    if (remote.isWanted()) {
      return send();
    }
    try (var house = common.open()) {
      var phrases = common.phrases();
      var wanted = new Imports.Wanted(paths, house.packFor(programme), "cli", dryRun, allOrNothing);
      var outcome =
          house
              .imports()
              .run(wanted, file -> System.err.println(phrases.say("import.reading", file)));
      var file = rejected(outcome, house.clock().instant());
      if (file.isPresent()) {
        try (var out = Files.newOutputStream(file.get())) {
          Rejects.write(out, outcome.sheets(), phrases);
        }
      }
      if (format == Form.Format.json) {
        Json.print(ImportTexts.tree(outcome, dryRun, shown(file), phrases));
      } else {
        System.out.print(ImportTexts.text(outcome, phrases));
        file.ifPresent(path -> System.out.println(phrases.say("import.rejects", path)));
      }
      return outcome.hasRejected() ? Luoshi.WRONG : Luoshi.DONE;
    }
  }

  private static @Nullable String shown(Optional<Path> file) {
    return file.map(Path::toString).orElse(null);
  }

  /// The same by a server: the workbooks go there, the rejected rows come back.
  private int send() throws IOException {
    var phrases = common.phrases();
    var sending = Sending.files(paths);
    sending.workbooks().forEach(file -> System.err.println(phrases.say("import.reading", file)));
    var asked = new LinkedHashMap<String, @Nullable String>();
    asked.put("folders", sending.folders());
    asked.put("programme", programme);
    asked.put("dry-run", dryRun ? "true" : null);
    asked.put("all-or-nothing", allOrNothing ? "true" : null);
    var told = remote.server(common.language()).upload("/api/v1/imports", asked, sending.uploads());
    var rejected = told.get("rejects");
    Optional<Path> file =
        rejected.isNull() ? Optional.empty() : rejected(true, Clock.systemUTC().instant());
    if (file.isPresent()) {
      Files.write(file.get(), Base64.getDecoder().decode(rejected.asString()));
    }
    if (format == Form.Format.json) {
      var outcome = (ObjectNode) told.get("outcome");
      outcome.put("rejects_file", shown(file));
      Json.print(outcome);
    } else {
      System.out.print(told.get("text").asString());
      file.ifPresent(path -> System.out.println(phrases.say("import.rejects", path)));
    }
    return rejected.isNull() ? Luoshi.DONE : Luoshi.WRONG;
  }

  /// Where rejected rows go: the file wanted, or one in the data folder; nowhere for a dry run that
  /// names no place.
  private Optional<Path> rejected(ImportOutcome outcome, Instant now) throws IOException {
    return rejected(outcome.hasRejected(), now);
  }

  private Optional<Path> rejected(boolean any, Instant now) throws IOException {
    if (!any || dryRun && rejects == null) {
      return Optional.empty();
    }
    var stamp = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC).format(now);
    var file =
        rejects != null
            ? rejects
            : common.folder().resolve("rejected").resolve("rejected-" + stamp + ".xlsx");
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Optional.of(file.toAbsolutePath());
  }
}
