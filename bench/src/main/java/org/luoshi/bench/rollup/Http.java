package org.luoshi.bench.rollup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.server.rollup.Counts;

/// The counts of any node over HTTP: twenty clients at once, each asking as soon as it was
/// answered, on the same machine. The answer is what the API writes; the server is the one of the
/// JDK.
final class Http {

  private static final int CLIENTS = 20;
  private static final int EACH = 150;

  private Http() {}

  static Map<String, Object> measured(Cube cube, Nation nation) throws Exception {
    var all = cube.choose(_ -> true);
    var keys = all.keys();
    var counts = Counts.of(keys);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var clients = Executors.newFixedThreadPool(CLIENTS)) {
      server.setExecutor(threads);
      server.createContext("/rollup/", exchange -> answer(exchange, counts, all));
      server.start();
      var work = new ArrayList<Callable<double[]>>();
      for (int i = 0; i < CLIENTS; i++) {
        long seed = RollUpBench.SEED + i;
        work.add(() -> ask(server.getAddress().getPort(), nation, seed));
      }
      clients.invokeAll(work);
      long began = System.nanoTime();
      var millis = new ArrayList<Double>();
      for (var one : clients.invokeAll(work)) {
        for (double milli : one.get()) {
          millis.add(milli);
        }
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      var told = new LinkedHashMap<String, Object>();
      told.put("clients", CLIENTS);
      told.put("answers_a_second", Times.round(millis.size() / seconds));
      told.put("cells_in_each_answer", keys.size());
      told.put(
          "luoshi", Times.of(millis.stream().mapToDouble(Double::doubleValue).toArray()).told());
      return told;
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, Counts counts, Cube.Chosen all)
      throws IOException {
    var path = exchange.getRequestURI().getPath();
    int unit = Integer.parseInt(path.substring("/rollup/".length()));
    var body = counts.written(all.count(unit));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /// One client with one connection, which waits for each answer.
  private static double[] ask(int port, Nation nation, long seed) throws IOException {
    var nodes = RollUpBench.nodes(nation, new SplittableRandom(seed), EACH);
    var millis = new double[EACH];
    for (int i = 0; i < EACH; i++) {
      var address = "http://127.0.0.1:%d/rollup/%d".formatted(port, nodes.get(i));
      long began = System.nanoTime();
      var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
      if (connection.getResponseCode() != 200) {
        throw new IllegalStateException("HTTP " + connection.getResponseCode());
      }
      try (var answer = connection.getInputStream()) {
        answer.transferTo(OutputStream.nullOutputStream());
      }
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    return millis;
  }
}
