package org.luoshi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.DatabaseRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command itself. Exit codes: 0 done, 1 the check found something, 2 wrong input or use, 3
/// internal.
@Command(
    name = "luoshi",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      StatusCommand.class,
      ExplainCommand.class,
      FiguresCommand.class,
      ReportCommand.class,
      PackCommand.class,
      AccountCommand.class
    })
public final class Luoshi implements Runnable {

  public static final int DONE = 0;
  public static final int FOUND = 1;
  public static final int WRONG = 2;
  public static final int INTERNAL = 3;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "common.help")
  @SuppressWarnings("UnusedVariable") // picocli reads it: it ends the command with its help
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs one command; the exit code.
  static int run(String... args) {
    var language = spoken(args);
    var line = new CommandLine(new Luoshi());
    line.setResourceBundle(Phrases.usage(language));
    line.setParameterExceptionHandler((wrong, _) -> misused(wrong, language));
    line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, language, args));
    return line.execute(args);
  }

  /// The language to speak before anything is parsed.
  private static Language spoken(String[] args) {
    int at = Arrays.asList(args).indexOf("--lang");
    var wanted =
        at >= 0 && at + 1 < args.length
            ? args[at + 1]
            : System.getenv().getOrDefault("LUOSHI_LANG", "zh");
    return Common.language(wanted).orElse(Language.ZH);
  }

  private static int misused(ParameterException wrong, Language language) {
    var phrases = Phrases.in(language);
    var name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    var found =
        switch (wrong) {
          case CommandLine.UnmatchedArgumentException unknown ->
              Diagnostic.error(
                  "cli-unknown",
                  new Place.Subject(name),
                  String.join(" ", unknown.getUnmatched()),
                  name);
          case CommandLine.MissingParameterException missing ->
              Diagnostic.error(
                  "cli-missing",
                  new Place.Subject(name),
                  String.join(
                      ", ",
                      missing.getMissing().stream()
                          .map(arg ->
                              arg.isOption()
                                  ? ((CommandLine.Model.OptionSpec) arg).longestName()
                                  : arg.paramLabel())
                          .toList()),
                  name);
          default ->
              Diagnostic.error(
                  "cli-misused", new Place.Subject(name), String.valueOf(wrong.getMessage()), name);
        };
    System.err.println(phrases.say(found));
    return WRONG;
  }

  private static int failed(Exception failure, Language language, String[] args) {
    var phrases = Phrases.in(language);
    if (failure instanceof WrongInput wrong) {
      wrong.found().forEach(found -> System.err.println(phrases.say(found)));
      return WRONG;
    }
    if (failure instanceof DatabaseRefused refused) {
      System.err.println(phrases.say(refused.diagnostic()));
      return WRONG;
    }
    if (failure instanceof Server.Refused refused) {
      var lines = refused.lines(phrases.say("severity.error"));
      lines.forEach(System.err::println);
      if (lines.isEmpty()) {
        System.err.println(
            phrases.say(
                Diagnostic.error(
                    "cli-server-refused",
                    new Place.Subject("--server"),
                    refused.status(),
                    refused.title())));
      }
      return WRONG;
    }
    System.err.println(phrases.say("internal", kept(failure, args)));
    return INTERNAL;
  }

  /// Writes what happened to a file for the developers, never to the screen.
  private static String kept(Exception failure, String[] args) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    try {
      var file = Files.createTempFile("luoshi-error-", ".txt");
      Files.writeString(file, String.join(" ", args) + System.lineSeparator() + trace);
      return file.toString();
    } catch (IOException full) {
      return Path.of("-") + " " + full.getClass().getSimpleName();
    }
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
