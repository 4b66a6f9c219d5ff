package org.luoshi.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.House;
import org.luoshi.server.access.Invitations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `luoshi account`: back in for whoever is locked out, by a link that works once.
@Command(name = "account")
final class AccountCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();

  @Parameters(paramLabel = "NAME", descriptionKey = "account.name")
  private String name = "";

  @Option(names = "--forget-factors")
  private boolean forgetFactors;

  @Option(names = "--administrator")
  private boolean administrator;

  @Option(names = "--port", paramLabel = "N")
  private int port = 8080;

  @Override
  public Integer call() {
    var phrases = common.phrases();
    try (var house = common.open()) {
      var invitations = new Invitations(house.access(), today(house));
      if (administrator) {
        say(
            phrases,
            name,
            port,
            invitations.administrator(name, phrases.say("role.administrator")));
        return Luoshi.DONE;
      }
      var path =
          invitations
              .reset(name, forgetFactors)
              .orElseThrow(() ->
                  new WrongInput(Diagnostic.error("cli-account", new Place.Subject("NAME"), name)));
      say(phrases, name, port, path);
      return Luoshi.DONE;
    }
  }

  static LocalDate today(House house) {
    return house.today();
  }

  /// Prints a link: to the terminal, and nowhere else.
  static void say(Phrasebook phrases, String name, int port, String path) {
    System.out.println(phrases.say("account.link", name, String.valueOf(port), path));
  }
}
