package org.luoshi.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.seal.OfficialSeal;
import org.luoshi.server.letters.Sealing;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// The seal a site has set up: `luoshi.seal.file` (in the environment `LUOSHI_SEAL_FILE`), a
/// PKCS#12 file, with `luoshi.seal.password`, or `luoshi.seal.password-file` whose first line it
/// is.
///
/// Read before the pages start, so that a mistake ends the start with its code and nothing else.
/// Values are taken word for word: `${…}` in a password means nothing.
final class SiteSeal {

  private static final String FILE = "luoshi.seal.file";
  private static final String PASSWORD = "luoshi.seal.password";
  private static final String PASSWORD_FILE = "luoshi.seal.password-file";

  private final StandardEnvironment environment = new StandardEnvironment();

  SiteSeal(Map<String, Object> settings) {
    environment.getPropertySources().addFirst(new MapPropertySource("site", settings));
  }

  /// How letters are sealed; without a seal where none is set up.
  ///
  /// @throws WrongInput where it is set up and cannot be used at the moment
  Sealing read(Instant now) {
    var file = setting(FILE);
    if (file.isEmpty()) {
      if (!setting(PASSWORD).isEmpty() || !setting(PASSWORD_FILE).isEmpty()) {
        throw new WrongInput(
            Diagnostic.error("seal-alone", new Place.Subject("LUOSHI_SEAL_PASSWORD")));
      }
      return new Sealing(null);
    }
    var password = password();
    try {
      return new Sealing(OfficialSeal.read(Path.of(file), password, now));
    } catch (InvalidPathException noPath) {
      throw new WrongInput(Diagnostic.error("seal-file", new Place.Subject("LUOSHI_SEAL_FILE")));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private char[] password() {
    var file = setting(PASSWORD_FILE);
    if (file.isEmpty()) {
      return setting(PASSWORD).toCharArray();
    }
    try {
      return Files.readString(Path.of(file)).lines().findFirst().orElse("").toCharArray();
    } catch (IOException | InvalidPathException unreadable) {
      throw new WrongInput(Diagnostic.error("seal-password-file", new Place.File(file)));
    }
  }

  private String setting(String name) {
    return environment.getPropertySources().stream()
        .map(source -> source.getProperty(name))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }
}
