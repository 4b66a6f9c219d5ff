package org.luoshi.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that a browser complained of: errors on its console (breaches of the content security policy
/// stand there too), scripts that failed, requests that failed, answers that refuse, and any
/// request to another origin.
final class Complaints {

  private final String origin;
  private final List<String> heard = new ArrayList<>();
  private final Set<Integer> expected = new HashSet<>();

  Complaints(String origin) {
    this.origin = origin;
  }

  /// From now on answers with this status are part of the journey: 422 for wrong input, 404 for
  /// what may not be seen.
  void expect(int status) {
    expected.add(status);
  }

  List<String> heard() {
    return List.copyOf(heard);
  }

  /// What was heard so far, which counts no longer: for a test of the complaints themselves.
  List<String> taken() {
    var taken = heard();
    heard.clear();
    return taken;
  }

  void listenTo(BrowserContext context) {
    context.onConsoleMessage(message -> {
      // The browser repeats each refused answer on its console; the answer itself is judged below.
      if (List.of("error", "warning").contains(message.type())
          && !message.text().startsWith("Failed to load resource")) {
        heard.add("console: " + message.text());
      }
    });
    context.onWebError(error -> heard.add("script: " + error.error()));
    context.onRequest(this::wentOut);
    context.onRequestFailed(this::failed);
    context.onResponse(this::answered);
  }

  private void wentOut(Request request) {
    var url = request.url();
    if (!url.startsWith(origin + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
      heard.add("another origin: " + url);
    }
  }

  private void failed(Request request) {
    var why = request.failure();
    // A download, or a page left before all of it came, is called an abortion.
    if (!"net::ERR_ABORTED".equals(why)) {
      heard.add("failed: " + request.url() + " " + why);
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400 && !expected.contains(response.status())) {
      heard.add("answered " + response.status() + ": " + response.url());
    }
  }
}
