package org.luoshi.server.api;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.luoshi.server.House;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Role;

/// A browser without script: it keeps cookies, reads pages and sends their forms; and a program
/// that shows a token.
final class Browser {

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String base;
  private String page = "";

  Browser(int port) {
    this.base = "http://localhost:" + port;
  }

  /// Lets a new account in by its link, with a password of its own.
  static Browser invited(House house, int port, String name, Role role, String unit) {
    var guest = Invitations.Guest.holding(name, name, role, unit);
    var link = new Invitations(house.access(), house.today()).invite(guest).orElseThrow();
    var browser = new Browser(port);
    browser.read(link);
    var secret = "Correct-Horse-9-battery";
    browser.send(link, Map.of("password", secret, "again", secret));
    return browser;
  }

  String read(String path) {
    page = ask(HttpRequest.newBuilder(URI.create(base + path)).GET()).body();
    return page;
  }

  /// Sends a form of the page read last: its hidden fields and these.
  HttpResponse<String> send(String path, Map<String, String> fields) {
    var all = new HashMap<String, String>();
    all.put("_csrf", hidden("_csrf"));
    all.put("once", hidden("once"));
    all.putAll(fields);
    var body =
        all.entrySet().stream()
            .map(one ->
                one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var got =
        ask(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    page = got.body();
    return got;
  }

  String hidden(String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    return found.find() ? found.group(1) : "";
  }

  /// Makes a token on its page with all rights of the post but these, and copies it.
  String token(String... without) {
    var shown = read("/account/tokens");
    var fields = new HashMap<String, String>();
    var boxes = Pattern.compile("name=\"(right-[a-z-]+)\"").matcher(shown);
    while (boxes.find()) {
      fields.put(boxes.group(1), "on");
    }
    for (var one : without) {
      fields.remove(one);
    }
    var until = Pattern.compile("name=\"until\"[^>]*value=\"([^\"]*)\"").matcher(shown);
    fields.put("until", until.find() ? until.group(1) : "");
    fields.put("name", "test");
    var made =
        Pattern.compile("luoshi_[A-Za-z0-9_-]{43}").matcher(send("/account/tokens", fields).body());
    return made.find() ? made.group() : "";
  }

  HttpResponse<String> ask(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  /// A GET with a token.
  HttpResponse<String> get(String token, String path) {
    return ask(at(path).header("Authorization", "Bearer " + token).GET());
  }

  /// A POST of JSON with a token and, unless empty, a key for doing it once.
  HttpResponse<String> post(String token, String path, String key, String json) {
    var request =
        at(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return ask(request.POST(BodyPublishers.ofString(json)));
  }
}
