package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.obligations.TerminalTables;
import org.luoshi.server.records.ImportTexts;
import org.luoshi.server.records.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi demo`: the main job on the sample bureau, from workbooks to report and pages.
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  private static final LocalDate AS_OF = LocalDate.of(2020, 10, 31);
  private static final int PORT = 8080;

  @Mixin private final Common common = new Common();

  @Option(names = "--no-serve")
  private boolean noServe;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out = Path.of("out");

  @Option(names = "--port", paramLabel = "N")
  private int port = PORT;

  @Override
  public Integer call() throws IOException {
    var phrases = common.phrases();
    try (var house = common.open()) {
      var workbooks = Path.of(System.getProperty("luoshi.home", "."), "examples", "bureau");
      var wanted =
          new Imports.Wanted(List.of(workbooks), house.packFor(null), "demo", false, false);
      var outcome =
          house
              .imports()
              .run(wanted, file -> System.err.println(phrases.say("import.reading", file)));
      System.out.println(ImportTexts.text(outcome, phrases));
      show(house, phrases);
      if (noServe) {
        return Luoshi.DONE;
      }
      try (var serving = Serving.start(house, port)) {
        System.out.println(phrases.say("serve.at", String.valueOf(serving.port())));
        DemoUsers.invite(house, serving.port(), phrases);
        serving.await();
      }
      return Luoshi.DONE;
    }
  }

  private void show(House house, Phrasebook phrases) throws IOException {
    var board = house.board(java.util.Optional.empty());
    var overview = board.overview(board.judgements(AS_OF), Period.upTo(AS_OF).first(), AS_OF);
    System.out.println(TerminalTables.status(overview, phrases));
    Files.createDirectories(out);
    for (var language : Language.values()) {
      for (var ending : List.of("docx", "pdf")) {
        var file = out.resolve("report." + language.code() + "." + ending);
        ReportCommand.write(house, board, AS_OF, language, file);
        System.out.println(phrases.say("report.written", file.toAbsolutePath().normalize()));
      }
    }
  }
}
