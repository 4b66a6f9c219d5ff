package org.luoshi.cli;

import java.util.concurrent.Callable;
import org.luoshi.server.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi serve`: the pages, on this machine only, until it is stopped.
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();

  @Option(names = "--port", paramLabel = "N")
  private int port = 8080;

  @Override
  public Integer call() {
    try (var house = common.open();
        var serving = Serving.start(house, port)) {
      System.out.println(common.phrases().say("serve.at", serving.port()));
      serving.await();
      return Luoshi.DONE;
    }
  }
}
