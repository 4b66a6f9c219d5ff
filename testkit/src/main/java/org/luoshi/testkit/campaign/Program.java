package org.luoshi.testkit.campaign;

import static org.luoshi.testkit.campaign.Same.same;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that acts for one account by a token, over the API.
record Program(Site site, HttpClient client, String token) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "Correct-Horse-9-battery";

  /// The program of somebody new, who comes in by the link, chooses a password and makes a token
  /// with all rights of the post.
  static Program of(Site site, Site.Newcomer newcomer) {
    var client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var program = new Program(site, client, "");
    var link = site.inviting().apply(newcomer);
    program.send(link, program.page(link), Map.of("password", PASSWORD, "again", PASSWORD));
    var tokens = program.page("/account/tokens");
    var fields = new LinkedHashMap<String, String>();
    var boxes = Pattern.compile("name=\"(right-[a-z-]+)\"").matcher(tokens);
    while (boxes.find()) {
      fields.put(boxes.group(1), "on");
    }
    fields.put("until", found(tokens, "name=\"until\"[^>]*value=\"([^\"]*)\""));
    fields.put("name", newcomer.name());
    var made = program.send("/account/tokens", tokens, fields);
    return new Program(site, client, found(made, "(luoshi_[A-Za-z0-9_-]{43})"));
  }

  private static String found(String page, String pattern) {
    var found = Pattern.compile(pattern).matcher(page);
    same(found.find(), true, pattern + " in " + page);
    return found.group(1);
  }

  private String page(String path) {
    return asked(at(path).GET(), 200);
  }

  private String send(String path, String page, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    for (var hidden : new String[] {"_csrf", "once"}) {
      var stands = Pattern.compile("name=\"" + hidden + "\" value=\"([^\"]*)\"").matcher(page);
      all.put(hidden, stands.find() ? stands.group(1) : "");
    }
    var body =
        all.entrySet().stream()
            .map(one ->
                one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return asked(
        at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)),
        200);
  }

  JsonNode get(String path) {
    site.requests().incrementAndGet();
    return JSON.readTree(asked(authorized(path).GET(), 200));
  }

  /// A POST that is done once, however often it is sent with this key.
  JsonNode post(String path, int status, String key, Map<String, ?> body) {
    site.requests().incrementAndGet();
    var request =
        authorized(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return JSON.readTree(asked(request, status));
  }

  /// A move on the version that was seen.
  JsonNode move(String path, int version, String reason, Map<String, String> values) {
    return post(
        path, 200, path + version, Map.of("version", version, "reason", reason, "values", values));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(site.origin() + path));
  }

  private HttpRequest.Builder authorized(String path) {
    return at(path).header("Authorization", "Bearer " + token);
  }

  private String asked(HttpRequest.Builder request, int status) {
    try {
      var got = client.send(request.build(), BodyHandlers.ofString());
      same(got.statusCode(), status, got.body());
      return got.body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
