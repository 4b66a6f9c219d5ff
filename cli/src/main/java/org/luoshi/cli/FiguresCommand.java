package org.luoshi.cli;

import java.util.concurrent.Callable;
import org.luoshi.engine.figure.Reach;
import org.luoshi.server.obligations.Telling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `luoshi figures`: every figure of the programme on a date.
@Command(name = "figures")
final class FiguresCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Remote remote = new Remote();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Override
  public Integer call() {
    if (remote.isWanted()) {
      form.print(remote.server(common.language()), "/api/v1/figures", seen.asked());
      return Luoshi.DONE;
    }
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      form.print(new Telling(board, asOf, Reach.WHOLE).figures(common.phrases()));
      return Luoshi.DONE;
    }
  }
}
