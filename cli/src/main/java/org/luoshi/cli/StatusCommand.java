package org.luoshi.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Reach;
import org.luoshi.server.obligations.Telling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi status`: how things stand on a date; with a unit or a duty, the obligations themselves.
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Remote remote = new Remote();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Option(names = "--unit", paramLabel = "U")
  private @Nullable String unit;

  @Option(names = "--duty", paramLabel = "D")
  private @Nullable String duty;

  @Override
  public Integer call() {
    if (remote.isWanted()) {
      var asked = seen.asked();
      asked.put("unit", unit);
      asked.put("duty", duty);
      form.print(remote.server(common.language()), "/api/v1/status", asked);
      return Luoshi.DONE;
    }
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var telling = new Telling(board, asOf, Reach.WHOLE);
      form.print(telling.status(unit, duty, common.phrases()));
      return Luoshi.DONE;
    }
  }
}
