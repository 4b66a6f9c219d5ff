package org.luoshi.server.access;

import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// A new password as it is typed into a form: twice.
final class NewPassword {

  private NewPassword() {}

  static void requireTwice(Map<String, String> typed) {
    if (!typed.getOrDefault("password", "").equals(typed.getOrDefault("again", ""))) {
      throw new WrongInput(Diagnostic.error("password-again", new Place.Subject("again")));
    }
  }
}
