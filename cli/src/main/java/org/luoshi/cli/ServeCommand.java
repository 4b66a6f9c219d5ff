package org.luoshi.cli;

import java.util.concurrent.Callable;
import org.luoshi.server.Serving;
import org.luoshi.server.access.Invitations;
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
      var phrases = common.phrases();
      System.out.println(phrases.say("serve.at", String.valueOf(serving.port())));
      new Invitations(house.access(), house.today())
          .first(phrases.say("role.administrator"))
          .ifPresent(path -> {
            System.out.println(phrases.say("account.first"));
            AccountCommand.say(phrases, Invitations.ADMINISTRATOR, serving.port(), path);
          });
      serving.await();
      return Luoshi.DONE;
    }
  }
}
