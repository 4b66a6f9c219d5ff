package org.luoshi.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A server of the house, asked by its API with a token.
///
/// What it refuses ends the command as the same refusal at home does: each mistake in the words of
/// the server, exit code 2. A server that fails ends it with 3.
final class Server {

  /// Numbers keep the digits they were sent with, so that they print as they do at home.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(20))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final URI base;
  private final String token;
  private final Language language;

  Server(URI base, String token, Language language) {
    this.base = base;
    this.token = token;
    this.language = language;
  }

  /// A file to be sent, under the name the server is told.
  @SuppressWarnings("ArrayRecordComponent") // the bytes are only ever sent
  record Upload(String name, byte[] content) {}

  /// Bytes that came, and what was noticed about them.
  @SuppressWarnings("ArrayRecordComponent") // the bytes are only ever written
  record Download(byte[] content, List<String> noticed) {}

  JsonNode json(String path, Map<String, @Nullable String> asked) {
    var got = send(get(path, asked).header("Accept", "application/json"));
    return JSON.readTree(text(got));
  }

  String text(String path, Map<String, @Nullable String> asked) {
    return text(send(get(path, asked).header("Accept", "text/plain")));
  }

  Download download(String path, Map<String, @Nullable String> asked) {
    var got = send(get(path, asked));
    var noticed =
        got.headers()
            .firstValue("Luoshi-Noticed")
            .filter(header -> !header.isEmpty())
            .map(header -> List.of(header.split(",")))
            .orElse(List.of());
    return new Download(
        got.body(),
        noticed.stream().map(one -> URLDecoder.decode(one, StandardCharsets.UTF_8)).toList());
  }

  JsonNode post(String path, Object body) {
    var request =
        request(path, Map.of())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return JSON.readTree(text(send(request)));
  }

  JsonNode upload(String path, Map<String, @Nullable String> asked, List<Upload> files) {
    var mark = "luoshi-" + UUID.randomUUID();
    var body = new ByteArrayOutputStream();
    for (var file : files) {
      var name = file.name().replace("\"", "%22").replaceAll("[\\r\\n]", "_");
      body.writeBytes(
          """
          --%s\r
          Content-Disposition: form-data; name="files"; filename="%s"\r
          Content-Type: application/octet-stream\r
          \r
          """
              .formatted(mark, name)
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + mark + "--\r\n").getBytes(StandardCharsets.UTF_8));
    var request =
        request(path, asked)
            .header("Content-Type", "multipart/form-data; boundary=" + mark)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    return JSON.readTree(text(send(request)));
  }

  private HttpRequest.Builder get(String path, Map<String, @Nullable String> asked) {
    return request(path, asked).GET();
  }

  private HttpRequest.Builder request(String path, Map<String, @Nullable String> asked) {
    var query = new StringBuilder("?lang=").append(language.code());
    new TreeMap<>(asked)
        .forEach((name, value) -> {
          if (value != null) {
            query
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return HttpRequest.newBuilder(base.resolve(path.substring(1) + query))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      var got = client.send(request.build(), BodyHandlers.ofByteArray());
      if (got.statusCode() >= 500) {
        throw new IllegalStateException("The server answered " + got.statusCode());
      }
      if (got.statusCode() >= 300) {
        throw new Refused(got.statusCode(), problem(text(got)));
      }
      return got;
    } catch (IOException unreachable) {
      throw new WrongInput(
          Diagnostic.error("cli-server-unreachable", new Place.Subject("--server"), base));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String text(HttpResponse<byte[]> got) {
    return new String(got.body(), StandardCharsets.UTF_8);
  }

  private static @Nullable JsonNode problem(String body) {
    try {
      return JSON.readTree(body);
    } catch (tools.jackson.core.JacksonException noProblem) {
      return null;
    }
  }

  /// Ends a command because the server refused it, with the problem it told.
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient @Nullable JsonNode problem;

    Refused(int status, @Nullable JsonNode problem) {
      super(String.valueOf(status));
      this.status = status;
      this.problem = problem;
    }

    int status() {
      return status;
    }

    /// The mistakes as the server words them, in the form of those at home; what the server calls
    /// the refusal where it names none.
    List<String> lines(String severity) {
      var told = problem;
      if (told == null || !told.has("errors")) {
        return List.of();
      }
      return told.get("errors")
          .valueStream()
          .map(one ->
              "%s: %s [%s] %s%n  %s"
                  .formatted(
                      one.get("place").asString(),
                      severity,
                      one.get("code").asString(),
                      one.get("message").asString(),
                      one.get("advice").asString()))
          .toList();
    }

    String title() {
      var told = problem;
      return told == null || !told.has("title") ? "" : told.get("title").asString();
    }
  }
}
