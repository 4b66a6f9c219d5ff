package org.luoshi.e2e;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import org.luoshi.server.access.Sessions;

/// How a person comes in without going through the door: with the cookies of somebody who has. The
/// door itself has journeys of its own.
final class SignIn {

  private SignIn() {}

  /// Puts a new session of the person at the unit into the desk's browser.
  static void at(Desk desk, Bureau bureau, Person person, String unit) {
    if (person.isSignedIn()) {
      var word = bureau.people().session(person, unit);
      desk.context().addCookies(List.of(new Cookie(Sessions.COOKIE, word).setUrl(bureau.origin())));
    }
  }

  /// The cookies of a signed-in window without the window, in the person's language.
  static Map<String, String> cookies(Bureau bureau, Person person) {
    var language = person.language().code();
    return person.isSignedIn()
        ? Map.of(
            "luoshi-lang",
            language,
            Sessions.COOKIE,
            bureau.people().session(person, person.unit()))
        : Map.of("luoshi-lang", language);
  }
}
