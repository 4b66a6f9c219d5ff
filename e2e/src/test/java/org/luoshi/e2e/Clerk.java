package org.luoshi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// Somebody signed in who needs no browser: reads pages and sends their forms by HTTP, as a browser
/// without scripts would.
final class Clerk {

  private final String origin;
  private final Map<String, String> cookies;
  private final HttpClient http = HttpClient.newHttpClient();

  private Clerk(String origin, Map<String, String> cookies) {
    this.origin = origin;
    this.cookies = new TreeMap<>(cookies);
  }

  static Clerk of(Bureau bureau, Person person) {
    return new Clerk(bureau.origin(), SignIn.cookies(bureau, person));
  }

  /// A form as it would be sent: where to, and the values of its fields.
  record Filled(String action, Map<String, String> values) {

    Filled {
      values = new LinkedHashMap<>(values);
    }

    Filled with(String field, String value) {
      var all = new LinkedHashMap<>(values);
      all.put(field, value);
      return new Filled(action, all);
    }
  }

  Document page(String path) {
    var answer = send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return Jsoup.parse(answer.body(), origin + path);
  }

  /// The form on a page that the selector finds, with what stands in it.
  Filled form(String path, String selector) {
    var page = page(path);
    var form = (FormElement) page.selectFirst(selector);
    if (form == null) {
      throw new AssertionError("No form " + selector + " on " + path + ": " + page.text());
    }
    var values = new LinkedHashMap<String, String>();
    form.formData().forEach(one -> values.put(one.key(), one.value()));
    return new Filled(URI.create(form.absUrl("action")).getPath(), values);
  }

  private void keep(String cookie) {
    var pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
    cookies.put(pair[0], pair[1]);
  }

  /// Sends the form; the answer as it is, not followed.
  HttpResponse<String> send(Filled form) {
    var body =
        form.values().entrySet().stream()
            .map(one -> coded(one.getKey()) + "=" + coded(one.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(origin + form.action()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    var sent =
        cookies.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("; "));
    try {
      return http.send(request.header("Cookie", sent).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
