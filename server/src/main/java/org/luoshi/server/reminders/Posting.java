package org.luoshi.server.reminders;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/// Sends JSON to addresses of the web, and tells what became of it.
///
/// What failed before a connection stood, or was answered with a refusal, did not arrive; once a
/// request was on its way without a clear answer, it may have. Redirects are not followed.
final class Posting {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST = 65_536;

  private final Addresses addresses;
  private final Duration patience;

  Posting(Addresses addresses, Duration patience) {
    this.addresses = addresses;
    this.patience = patience;
  }

  /// One client for each message: a connection kept from before may have been closed by the other
  /// side, and a message sent into it would be lost for all we know.
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  /// Sends the JSON; `answered` reads the body of an answer that says OK.
  Outcome post(
      URI to, Map<String, String> headers, String json, Function<String, Outcome> answered) {
    if (!addresses.mayReach(to)) {
      return Outcome.never("private-address");
    }
    try (var client = client()) {
      var request =
          HttpRequest.newBuilder(to)
              .timeout(patience)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("User-Agent", "Luoshi");
      headers.forEach(request::header);
      var answer =
          client.send(
              request.POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        int status = answer.statusCode();
        var text = new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        return status / 100 == 2
            ? answered.apply(text)
            : refused(status, answer.headers().firstValue("Retry-After").orElse(""));
      }
    } catch (ConnectException
        | HttpConnectTimeoutException
        | SSLHandshakeException
        | IllegalArgumentException unreachable) {
      return Outcome.later("unreachable");
    } catch (HttpTimeoutException late) {
      return new Outcome.Lost("no-answer");
    } catch (IOException broken) {
      return new Outcome.Lost("connection-lost");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome.Lost("interrupted");
    }
  }

  /// A gateway that had no answer itself cannot say whether the message arrived behind it.
  private static Outcome refused(int status, String retryAfter) {
    return switch (status) {
      case 429, 503 -> new Outcome.Refused("status " + status, false, wait(retryAfter));
      case 500, 408 -> Outcome.later("status " + status);
      case 502, 504 -> new Outcome.Lost("status " + status);
      default ->
          status / 100 == 5 ? Outcome.later("status " + status) : Outcome.never("status " + status);
    };
  }

  private static Duration wait(String retryAfter) {
    return retryAfter.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : Duration.ZERO;
  }
}
