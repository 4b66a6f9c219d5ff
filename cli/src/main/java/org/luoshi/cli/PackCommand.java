package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.programmes.PackCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `luoshi pack`: checks packs, and writes one to begin with.
@Command(
    name = "pack",
    subcommands = {PackCommand.Check.class, ImpactCommand.class, PackCommand.Template.class})
final class PackCommand implements Runnable {

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it: the options every command takes
  private final Common common = new Common();

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /// `luoshi pack check`: everything that is wrong with packs, at once.
  @Command(name = "check")
  static final class Check implements Callable<Integer> {

    @Mixin private final Common common = new Common();
    @Mixin private final Remote remote = new Remote();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<String> files = List.of();

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "text",
        descriptionKey = "seen.format")
    private Form.Format format = Form.Format.text;

    @Override
    public Integer call() throws IOException {
      var packs = new ArrayList<PackFiles>();
      var missing = new ArrayList<Diagnostic>();
      for (var file : files) {
        if (Packs.shippedIds().contains(file)) {
          packs.add(PackFiles.shipped(file));
        } else if (Files.exists(Path.of(file))) {
          packs.add(PackFiles.at(Path.of(file)));
        } else {
          missing.add(Diagnostic.error("import-no-file", new Place.File(file), file));
        }
      }
      var phrases = common.phrases();
      if (remote.isWanted() && missing.isEmpty()) {
        var told =
            remote.server(common.language()).post("/api/v1/packs/check", Sending.packs(packs));
        if (format == Form.Format.json) {
          Json.print(told.get("outcome"));
        } else {
          System.out.print(told.get("text").asString());
        }
        return told.get("outcome").get("errors").intValue() > 0 ? Luoshi.WRONG : Luoshi.DONE;
      }
      missing.addAll(PackCheck.of(packs).found());
      var check = new PackCheck(missing);
      if (format == Form.Format.json) {
        Json.print(check.tree(phrases));
      } else {
        System.out.print(check.text(phrases));
      }
      return check.errors() > 0 ? Luoshi.WRONG : Luoshi.DONE;
    }
  }

  /// `luoshi pack template`: a small pack with remarks to begin one's own from.
  @Command(name = "template")
  static final class Template implements Callable<Integer> {

    @Mixin private final Common common = new Common();

    @Option(names = "-o", paramLabel = "DIR", required = true)
    private Path folder = Path.of(".");

    @Override
    public Integer call() throws IOException {
      Files.createDirectories(folder);
      var file = folder.resolve("pack.yaml");
      if (Files.exists(file)) {
        System.err.println(
            common
                .phrases()
                .say(Diagnostic.error("cli-exists", new Place.File(file.toString()), file)));
        return Luoshi.WRONG;
      }
      Files.writeString(file, Packs.template());
      Files.writeString(folder.resolve("pack.schema.json"), Packs.schema());
      System.out.println(common.phrases().say("pack.written", file));
      return Luoshi.DONE;
    }
  }
}
