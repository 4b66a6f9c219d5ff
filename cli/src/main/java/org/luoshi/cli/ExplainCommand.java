package org.luoshi.cli;

import java.util.concurrent.Callable;
import org.luoshi.engine.figure.Reach;
import org.luoshi.server.obligations.Telling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi explain`: why an obligation has its status, or why there is none.
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Remote remote = new Remote();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Option(names = "--unit", paramLabel = "U", required = true)
  private String unit = "";

  @Option(names = "--duty", paramLabel = "D", required = true)
  private String duty = "";

  @Option(names = "--term", paramLabel = "T", required = true)
  private String term = "";

  @Override
  public Integer call() {
    if (remote.isWanted()) {
      var asked = seen.asked();
      asked.put("unit", unit);
      asked.put("duty", duty);
      asked.put("term", term);
      form.print(remote.server(common.language()), "/api/v1/explanations", asked);
      return Luoshi.DONE;
    }
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var asked = new Telling.Asked(unit, duty, term);
      var telling = new Telling(board, asOf, Reach.WHOLE);
      form.print(telling.explain(asked, common.phrases(), house::placeOf));
      return Luoshi.DONE;
    }
  }
}
