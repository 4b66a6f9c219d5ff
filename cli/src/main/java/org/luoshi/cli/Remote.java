package org.luoshi.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import picocli.CommandLine.Option;

/// Whether a command asks a server instead of a data folder, and with which token.
final class Remote {

  private static final String VARIABLE = "LUOSHI_TOKEN";

  @Option(names = "--server", paramLabel = "URL", descriptionKey = "remote.server")
  private @Nullable String address;

  @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "remote.token-file")
  private @Nullable Path tokenFile;

  boolean isWanted() {
    return address != null;
  }

  /// The server asked for; an address that is none, or no token, is refused before anything is
  /// sent.
  Server server(Language language) {
    return new Server(uri(String.valueOf(address)), token(), language);
  }

  private static URI uri(String written) {
    try {
      var uri = new URI(written.endsWith("/") ? written : written + "/");
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // told below
    }
    throw new WrongInput(
        Diagnostic.error("cli-server-address", new Place.Subject("--server"), written));
  }

  private String token() {
    try {
      var written =
          tokenFile != null
              ? Files.readString(tokenFile)
              : Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
      if (!written.isBlank()) {
        return written.strip();
      }
    } catch (IOException gone) {
      throw new WrongInput(
          Diagnostic.error(
              "cli-token-file", new Place.Subject("--token-file"), String.valueOf(tokenFile)));
    }
    throw new WrongInput(Diagnostic.error("cli-token", new Place.Subject("--server"), VARIABLE));
  }
}
