package org.luoshi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.luoshi.engine.org.Tree;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Invitations.Guest;
import org.luoshi.server.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves a filled data folder to so many people at once and measures how long the server takes for
/// each kind of page, as its own access log tells.
///
/// Everybody signs in, then reads pages, follows links and now and then records a meeting, with a
/// pause for thought between. Readers and server share the machine.
@Command(name = "load", mixinStandardHelpOptions = true)
final class LoadBench implements Callable<Integer> {

  @Option(names = "--data", required = true)
  private Path data = Path.of("data");

  @Option(names = "--users", defaultValue = "50")
  private int users = 50;

  @Option(names = "--seconds", defaultValue = "120")
  private int seconds = 120;

  @Option(names = "--warm-up", defaultValue = "30")
  private int warmUp = 30;

  @Option(names = "--think-ms", defaultValue = "2000")
  private int think = 2_000;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var log = Files.createTempDirectory("luoshi-load");
    System.setProperty("server.tomcat.accesslog.enabled", "true");
    System.setProperty("server.tomcat.accesslog.directory", log.toString());
    System.setProperty("server.tomcat.accesslog.pattern", "%{begin:sec}t %D %s %m %U");
    var readers = new ArrayList<LoadUser>();
    try (var house = House.open(data, null, Clock.systemUTC())) {
      var guests = guests(house);
      var invitations = new Invitations(house.access(), house.today());
      var links =
          guests.stream()
              .map(one ->
                  invitations
                      .reset(one.name(), false)
                      .or(() -> invitations.invite(one))
                      .orElseThrow())
              .toList();
      try (var serving = Serving.start(house, 0)) {
        var until = System.nanoTime() + (warmUp + seconds) * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < guests.size(); i++) {
          var reader = new LoadUser("http://localhost:" + serving.port(), i, guests.get(i), think);
          readers.add(reader);
          var link = links.get(i);
          threads.add(Thread.ofVirtual().start(() -> reader.work(link, until)));
        }
        for (var thread : threads) {
          thread.join();
        }
      }
    }
    report(log, readers);
    return readers.stream().anyMatch(reader -> reader.failed() > 0) ? 1 : 0;
  }

  /// A tenth look at the whole house or a large part of it, the others work in the lowest units.
  private List<Guest> guests(House house) {
    var day = LocalDate.of(2020, 12, 31);
    var tree = house.live().now().board().organisation().treeOn(day);
    var order = tree.preorder();
    var lowest = order.stream().filter(id -> isLeaf(tree, id)).toList();
    var high = order.stream().filter(id -> depth(tree, id) == 1).toList();
    var run = Long.toString(Clock.systemUTC().millis(), Character.MAX_RADIX);
    var guests = new ArrayList<Guest>();
    for (int i = 0; i < users; i++) {
      var name = "reader-%s-%03d".formatted(run, i);
      if (i % 10 == 0) {
        guests.add(Guest.holding(name, name, Role.LEADER, order.getFirst()));
      } else if (i % 10 == 1) {
        guests.add(Guest.holding(name, name, Role.SUPERVISOR, high.get(i % high.size())));
      } else {
        var unit = lowest.get((i * 7919) % lowest.size());
        guests.add(
            Guest.holding(name, name, i % 2 == 0 ? Role.BRANCH_OFFICER : Role.UNIT_HEAD, unit));
      }
    }
    return guests;
  }

  private static boolean isLeaf(Tree tree, String unit) {
    return tree.node(unit).filter(node -> node.end() == node.position() + 1).isPresent();
  }

  private static int depth(Tree tree, String unit) {
    return tree.node(unit).orElseThrow().depth();
  }

  private void report(Path log, List<LoadUser> readers) throws IOException {
    var micros = new TreeMap<String, List<Long>>();
    long first = Long.MAX_VALUE;
    var lines = lines(log);
    for (var line : lines) {
      first = Math.min(first, Long.parseLong(line[0]));
    }
    for (var line : lines) {
      if (Long.parseLong(line[0]) >= first + warmUp && !line[4].startsWith("/assets")) {
        micros
            .computeIfAbsent(line[3] + " " + shape(line[4]), _ -> new ArrayList<>())
            .add(Long.parseLong(line[1]));
      }
    }
    var pages = new LinkedHashMap<String, Object>();
    micros.forEach((page, all) -> pages.put(page, spread(all)));
    pages.keySet().removeIf(page -> page.contains("/welcome"));
    var figures = new LinkedHashMap<String, Object>();
    figures.put("users", users);
    figures.put("seconds", seconds);
    figures.put("think_ms", think);
    figures.put("requests_failed", readers.stream().mapToInt(LoadUser::failed).sum());
    figures.put("records_entered", readers.stream().mapToInt(LoadUser::entered).sum());
    figures.put("all", spread(micros.values().stream().flatMap(List::stream).toList()));
    figures.put("pages", pages);
    Machine.print("load", figures);
  }

  private static List<String[]> lines(Path log) throws IOException {
    try (var files = Files.list(log)) {
      return files
          .flatMap(file -> {
            try {
              return Files.readAllLines(file).stream();
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          })
          .map(line -> line.split(" "))
          .filter(line -> line.length == 5)
          .toList();
    }
  }

  /// The address without what differs from one record or unit to the next.
  private static String shape(String path) {
    var parts = path.split("/", -1);
    return parts.length > 2 ? "/" + parts[1] + "/…" : path;
  }

  /// Milliseconds of server time: how many, median, 95th of a hundred, worst.
  private static Map<String, Object> spread(List<Long> micros) {
    var sorted = micros.stream().sorted().toList();
    var spread = new LinkedHashMap<String, Object>();
    spread.put("n", sorted.size());
    if (!sorted.isEmpty()) {
      spread.put("p50_ms", ms(sorted.get(sorted.size() / 2)));
      spread.put("p95_ms", ms(sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * 0.95))));
      spread.put("max_ms", ms(sorted.getLast()));
    }
    return spread;
  }

  private static double ms(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }
}
