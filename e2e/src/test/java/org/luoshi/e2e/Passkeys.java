package org.luoshi.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/// A security key in the machine, as Chromium plays one: it makes real passkeys and signs with
/// them, and its owner is always there.
final class Passkeys {

  private final CDPSession session;
  private final String id;

  Passkeys(CDPSession session) {
    this.session = session;
    session.send("WebAuthn.enable");
    var key = new JsonObject();
    key.addProperty("protocol", "ctap2");
    key.addProperty("transport", "internal");
    key.addProperty("hasResidentKey", true);
    key.addProperty("hasUserVerification", true);
    key.addProperty("isUserVerified", true);
    key.addProperty("automaticPresenceSimulation", true);
    var asked = new JsonObject();
    asked.add("options", key);
    this.id =
        session
            .send("WebAuthn.addVirtualAuthenticator", asked)
            .get("authenticatorId")
            .getAsString();
  }

  /// How many passkeys lie on it.
  int count() {
    var asked = new JsonObject();
    asked.addProperty("authenticatorId", id);
    return session.send("WebAuthn.getCredentials", asked).getAsJsonArray("credentials").size();
  }

  /// Whether the owner proves to be the owner from now on, as by a finger that is not known.
  void verified(boolean verified) {
    var asked = new JsonObject();
    asked.addProperty("authenticatorId", id);
    asked.addProperty("isUserVerified", verified);
    session.send("WebAuthn.setUserVerified", asked);
  }
}
