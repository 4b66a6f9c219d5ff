package org.luoshi.e2e;

import java.util.Map;

/// How a person comes in. The house has no doors yet: whoever opens a page is in.
final class SignIn {

  private SignIn() {}

  /// In the browser, as people do.
  static void at(Desk desk, Person person) {
    if (!person.role().isEmpty()) {
      desk.open("/");
    }
  }

  /// Without a browser: the cookies that a signed-in window would send, in the person's language.
  static Map<String, String> cookies(Bureau bureau, Person person) {
    return Map.of("luoshi-lang", person.language().code());
  }
}
