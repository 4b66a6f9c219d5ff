package org.luoshi.server.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a browser that follows no redirect by itself, keeps cookies and sends forms as pages
/// would.
public final class Browser {

  private static final Pattern MARK = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String house;
  private final Map<String, String> cookies = new TreeMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  public Browser(int port) {
    this.house = "http://localhost:" + port;
  }

  /// One that asks at another address, with its port.
  public static Browser at(String house) {
    return new Browser(house);
  }

  private Browser(String house) {
    this.house = house;
  }

  /// One whose session began elsewhere.
  public Browser with(String session) {
    cookies.put(Sessions.COOKIE, session);
    return this;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html,*/*").GET());
  }

  private URI address(String path) {
    return URI.create(path.startsWith("http") ? path : house + path);
  }

  /// Sends a form with the mark of a page just read.
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(path, fields, mark());
  }

  public HttpResponse<String> post(String path, Map<String, String> fields, String mark) {
    var all = new TreeMap<>(fields);
    all.put("_csrf", mark);
    var body =
        all.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", house)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Calls the API with an empty object, or with a form of files that holds none.
  public HttpResponse<String> call(String verb, String path, boolean files, String mark) {
    var type = files ? "multipart/form-data; boundary=edge" : "application/json";
    var body = files ? "--edge--\r\n" : "{}";
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", type)
            .header("Origin", house)
            .header("X-XSRF-TOKEN", mark)
            .method(verb, HttpRequest.BodyPublishers.ofString(body)));
  }

  /// The mark that forms of this browser bear now: any page has it, the way in for everybody.
  public String mark() {
    for (var page : java.util.List.of("/account", "/sign-in", "/sign-in/second")) {
      var found = MARK.matcher(get(page).body());
      if (found.find()) {
        return found.group(1);
      }
    }
    throw new AssertionError("no page bears a mark");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  public HttpResponse<String> signIn(String name, String password) {
    return post("/sign-in", Map.of("name", name, "password", password));
  }

  static String to(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(to -> to.replaceFirst("^http://localhost:\\d+", ""))
        .orElse("");
  }

  /// The bytes without the mark, which differs on every page.
  public static String plain(HttpResponse<String> answer) {
    return MARK.matcher(answer.body()).replaceAll("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
