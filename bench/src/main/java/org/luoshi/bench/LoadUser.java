package org.luoshi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.luoshi.server.access.Invitations.Guest;
import org.luoshi.server.access.Role;

/// Somebody at a desk: signs in, opens the pages of the role, follows links, records meetings.
final class LoadUser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
  private static final String PASSWORD = "quiet-valley-morning-27";
  private static final int ONE_IN = 40;

  private final String home;
  private final Guest guest;
  private final int think;
  private final SplittableRandom random;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private int failed;
  private int entered;

  LoadUser(String home, int seed, Guest guest, int think) {
    this.home = home;
    this.guest = guest;
    this.think = think;
    this.random = new SplittableRandom(20201031L + seed);
  }

  int failed() {
    return failed;
  }

  int entered() {
    return entered;
  }

  /// Works until that moment of the system's nanosecond clock.
  void work(String link, long until) {
    try {
      var welcome = get(link);
      var fields = hidden(welcome);
      fields.put("password", PASSWORD);
      fields.put("again", PASSWORD);
      post(link, fields);
      while (System.nanoTime() < until) {
        round();
      }
    } catch (IOException broken) {
      failed++;
      System.err.println(guest.name() + ": " + broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws IOException, InterruptedException {
    boolean works = guest.role() == Role.BRANCH_OFFICER || guest.role() == Role.UNIT_HEAD;
    var pages =
        works
            ? List.of("/mine", "/", "/records", "/record/meeting", "/obligations", "/duties")
            : List.of(
                "/",
                "/obligations?status=missed",
                "/duties",
                "/coverage",
                "/burden",
                "/charts",
                "/figures",
                "/records",
                "/organisation",
                "/people",
                "/reports");
    var page = look(pages.get(random.nextInt(pages.size())));
    for (int i = 0; i < 2; i++) {
      var links = links(page);
      if (links.isEmpty()) {
        return;
      }
      page = look(links.get(random.nextInt(links.size())));
    }
    if (works && random.nextInt(ONE_IN) == 0) {
      record();
    }
  }

  private String look(String path) throws IOException, InterruptedException {
    Thread.sleep(random.nextInt(think / 2, think * 3 / 2));
    return get(path);
  }

  private void record() throws IOException, InterruptedException {
    var form = look("/record/meeting");
    var fields = hidden(form);
    fields.put("v-kind", "committee");
    fields.put("v-unit", guest.unit());
    fields.put("v-date", LocalDate.of(2020, 1, 1).plusDays(random.nextInt(360)).toString());
    fields.put("v-due", "9");
    fields.put("v-present", String.valueOf(5 + random.nextInt(5)));
    fields.put("v-subject", "load " + random.nextInt());
    fields.put("do", "anyway");
    post("/record/meeting", fields);
    entered++;
  }

  private static Map<String, String> hidden(String page) {
    var fields = new LinkedHashMap<String, String>();
    int main = Math.max(0, page.indexOf("<main"));
    var found = HIDDEN.matcher(page.substring(main));
    while (found.find()) {
      fields.putIfAbsent(found.group(1), found.group(2));
    }
    return fields;
  }

  /// The links of a page's own part, to pages of the house that are no files.
  private static List<String> links(String page) {
    var links = new ArrayList<String>();
    int main = Math.max(0, page.indexOf("<main"));
    var found = LINK.matcher(page.substring(main));
    while (found.find()) {
      var href = found.group(1).replace("&amp;", "&");
      if (!href.contains("export")
          && !href.contains(".xlsx")
          && !href.contains("lang=")
          && !href.startsWith("/files")
          && !href.contains("download")) {
        links.add(href);
      }
    }
    return links;
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(home + path)).GET().build());
  }

  private String post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(home + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400 || answer.uri().getPath().equals("/sign-in")) {
      failed++;
      System.err.println(guest.name() + " " + answer.statusCode() + " " + request.uri());
    }
    return answer.body();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
