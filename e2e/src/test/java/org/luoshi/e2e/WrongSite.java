package org.luoshi.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A small site with all the faults that no page of the house may have: the watchers are tried on
/// it.
final class WrongSite implements AutoCloseable {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src *; script-src 'self'";

  private final HttpServer server;

  private WrongSite(HttpServer server) {
    this.server = server;
  }

  /// Serves these pages, each a path with its body in HTML; `/break` answers 500.
  static WrongSite of(Map<String, String> pages) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var path = exchange.getRequestURI().toString();
            var body = pages.getOrDefault(path, "");
            var html =
                "<!doctype html><html lang=\"en\"><title>Wrong</title><main><h1>Wrong</h1>"
                    + body
                    + "</main></html>";
            var bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.sendResponseHeaders(status(path, pages), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new WrongSite(server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int status(String path, Map<String, String> pages) {
    return path.equals("/break") ? 500 : pages.containsKey(path) ? 200 : 404;
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
