package org.luoshi.server.reminders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// The robots of WeCom, DingTalk and Feishu and a webhook on a real socket of this machine: they
/// keep their limits by the clock of the test, and have their moods.
final class FakeRobot implements AutoCloseable {

  enum Mood {
    TAKE,
    /// Answers 503 and takes nothing.
    BUSY,
    /// Says that it was called too often, though it was not.
    TOO_FAST,
    /// Says that something is wrong for good.
    WRONG,
    /// Takes the message and hangs up without a word.
    TAKE_AND_HANG_UP,
    /// Takes the message and answers too late.
    TAKE_AND_SLEEP,
    /// Takes the message and answers what nobody understands.
    TAKE_AND_MUMBLE,
    /// Leads elsewhere.
    REDIRECT
  }

  /// A message as it came.
  record Taken(String path, String query, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final Clock clock;
  private final int perMinute;
  private final ArrayDeque<Mood> moods = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();
  private final Map<String, List<Instant>> calls = new HashMap<>();
  private int limited;

  FakeRobot(Clock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  synchronized void next(Mood... wanted) {
    moods.addAll(List.of(wanted));
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// How often it was called faster than it allows.
  synchronized int limited() {
    return limited;
  }

  private void serve(HttpExchange call) throws IOException {
    var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Mood mood;
    synchronized (this) {
      var path = call.getRequestURI().getPath();
      var now = clock.instant();
      var before = calls.computeIfAbsent(path, _ -> new ArrayList<>());
      before.removeIf(at -> !at.isAfter(now.minusSeconds(60)));
      before.add(now);
      var next = moods.poll();
      mood = next == null ? Mood.TAKE : next;
      if (before.size() > perMinute) {
        limited++;
        mood = Mood.TOO_FAST;
      }
      if (mood.name().startsWith("TAKE")) {
        taken.add(taken(call, path, body));
      }
    }
    answer(call, mood);
  }

  private static Taken taken(HttpExchange call, String path, String body) {
    var headers = new HashMap<String, String>();
    call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var query = call.getRequestURI().getRawQuery();
    return new Taken(path, query == null ? "" : query, headers, body);
  }

  private static void answer(HttpExchange call, Mood mood) throws IOException {
    switch (mood) {
      case TAKE -> say(call, 200, "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":0}");
      case BUSY -> say(call, 503, "busy");
      case TOO_FAST -> say(call, 200, "{\"errcode\":45009,\"code\":9499}");
      case WRONG -> say(call, 200, "{\"errcode\":93000,\"code\":19021}");
      case TAKE_AND_HANG_UP -> call.close();
      case TAKE_AND_SLEEP -> {
        try {
          Thread.sleep(1_500);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
        say(call, 200, "{\"errcode\":0}");
      }
      case TAKE_AND_MUMBLE -> say(call, 200, "<html>");
      case REDIRECT -> {
        call.getResponseHeaders().add("Location", "/elsewhere");
        say(call, 302, "");
      }
    }
  }

  private static void say(HttpExchange call, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
