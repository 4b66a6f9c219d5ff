package org.luoshi.bench.rollup;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.luoshi.bench.Machine;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cube;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The judgements of a nation, counted for any unit × duties × terms: alone at full size, and on a
/// slice beside DuckDB and PostgreSQL with the same data. Every answer is compared; each figure is
/// one line of JSON.
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    footer = "%nluoshi bench rollup --units 5200000 --duties 60 --terms 12 --slice 50000")
public final class RollUpBench implements Callable<Integer> {

  static final long SEED = 20201031;
  private static final int MOVED = 30_000;

  @Option(names = "--units", defaultValue = "5200000", description = "units of the nation")
  private int units = 5_200_000;

  @Option(names = "--duties", defaultValue = "60", description = "monthly duties")
  private int duties = 60;

  @Option(names = "--terms", defaultValue = "12", description = "months")
  private int terms = 12;

  @Option(
      names = "--slice",
      defaultValue = "0",
      description = "units the peers load; 0 grows until --peer-seconds are used")
  private int slice;

  @Option(
      names = "--peer-seconds",
      defaultValue = "600",
      description = "how long a peer may take to load")
  private int peerSeconds = 600;

  @Option(
      names = "--peers",
      split = ",",
      defaultValue = "DUCKDB,POSTGRESQL",
      description = "the databases to compare with: ${COMPLETION-CANDIDATES}")
  private List<PeerKind> peers = List.of(PeerKind.values());

  private boolean agrees = true;

  @Override
  public Integer call() throws Exception {
    var what = new LinkedHashMap<String, Object>();
    what.put("bench", "rollup");
    what.put("seed", SEED);
    what.put("units", units);
    what.put("duties", duties);
    what.put("terms", terms);
    what.putAll(Machine.described());
    Machine.line(what);
    line("bandwidth", Kernels.bandwidth());
    for (var kind : peers) {
      beside(kind);
    }
    atFullSize();
    line("judging", Judging.measured(units, SEED));
    line("agreement", Map.of("all_answers_agree", agrees));
    return agrees ? 0 : 1;
  }

  private static void line(String figure, Map<String, ?> more) {
    var line = new LinkedHashMap<String, Object>();
    line.put("figure", figure);
    line.putAll(more);
    Machine.line(line);
  }

  /// The databases compared with.
  enum PeerKind {
    DUCKDB,
    POSTGRESQL;

    Peer open(Nation nation) throws Exception {
      return switch (this) {
        case DUCKDB -> new DuckDb(nation);
        case POSTGRESQL -> Postgres.in(Files.createTempDirectory("luoshi-peer"), nation);
      };
    }
  }

  /// The largest slice the peer loads in the time it has: each try is twice the last.
  private void beside(PeerKind kind) throws Exception {
    int size = slice > 0 ? slice : 6_250;
    while (true) {
      var nation = new Nation(size, duties, terms, SEED);
      try (var peer = kind.open(nation)) {
        long began = System.nanoTime();
        peer.load();
        double loaded = Machine.seconds(System.nanoTime() - began);
        began = System.nanoTime();
        peer.tally();
        double tallied = Machine.seconds(System.nanoTime() - began);
        if (slice > 0 || size * 2 > units || (loaded + tallied) * 2.5 > peerSeconds) {
          compare(nation, peer, loaded, tallied);
          return;
        }
      }
      size *= 2;
    }
  }

  private void compare(Nation nation, Peer peer, double loaded, double tallied) throws Exception {
    long began = System.nanoTime();
    var cube = nation.cube();
    double own = Machine.seconds(System.nanoTime() - began);
    var load = new LinkedHashMap<String, Object>();
    load.put("peer", peer.name());
    load.put("settings", peer.settings());
    load.put("slice_units", nation.units());
    load.put("judgements", (long) nation.units() * duties * terms);
    load.put("peer_load_s", loaded);
    load.put("peer_tally_table_s", tallied);
    load.put("luoshi_load_s", own);
    line("load", load);
    var questions = new LinkedHashMap<String, List<Integer>>();
    questions.put("national", List.of(0));
    questions.put("provincial", nation.atLevel(1, 3));
    questions.put("county", nation.atLevel(3, 5));
    for (var question : questions.entrySet()) {
      if (!question.getValue().isEmpty()) {
        ask(question.getKey(), question.getValue(), cube, peer);
      }
    }
    refresh(nation, cube, peer);
  }

  private void ask(String question, List<Integer> nodes, Cube cube, Peer peer) throws Exception {
    var all = cube.choose(_ -> true);
    for (int node : nodes) {
      var counted = all.count(node);
      agrees &= Arrays.equals(counted, peer.scan(node));
      agrees &= Arrays.equals(counted, peer.lookUp(node));
      agrees &= node == 0 || Arrays.equals(counted, peer.nation.slow(node));
    }
    var own = asked(nodes, 2_000, all::count);
    var scan = asked(nodes, Math.max(5, nodes.size()), peer::scan);
    var lookUp = asked(nodes, 50, peer::lookUp);
    var told = new LinkedHashMap<String, Object>();
    told.put("peer", peer.name());
    told.put("slice_units", cube.preorder().size());
    told.put("luoshi", own.told());
    told.put("scan", scan.told());
    told.put("tally_table", lookUp.told());
    told.put("scan_to_luoshi", Times.round(scan.median() / own.median()));
    told.put("tally_table_to_luoshi", Times.round(lookUp.median() / own.median()));
    line(question, told);
  }

  private interface Answer {
    int[] of(int node) throws Exception;
  }

  private static Times asked(List<Integer> nodes, int runs, Answer answer) throws Exception {
    var turn = new int[1];
    Callable<int[]> next = () -> answer.of(nodes.get(turn[0]++ % nodes.size()));
    Times.of(Math.max(3, runs / 2), next);
    return Times.of(runs, next);
  }

  /// One record changes one judgement: how long until the nation's count tells it.
  private void refresh(Nation nation, Cube cube, Peer peer) throws Exception {
    var own = new Changes(nation);
    var now = new Cube[] {cube};
    var ours =
        Times.of(
            500,
            () -> {
              var change = own.next();
              now[0] = now[0].with(List.of(change));
              return now[0].tally(0, change.key());
            });
    var again = new Changes(nation);
    var its =
        Times.of(
            30,
            () -> {
              var change = again.next();
              int duty = Integer.parseInt(change.key().duty().substring(5));
              int term = change.key().day().getMonthValue() - 1;
              var from = java.util.Objects.requireNonNull(change.before());
              var to = java.util.Objects.requireNonNull(change.after());
              peer.change(change.position(), duty, term, from.ordinal() + 1, to.ordinal() + 1);
              return null;
            });
    var told = new LinkedHashMap<String, Object>();
    told.put("peer", peer.name());
    told.put("luoshi", ours.told());
    told.put("row_and_tally_table", its.told());
    told.put("peer_to_luoshi", Times.round(its.median() / ours.median()));
    line("refresh", told);
  }

  /// Missed obligations, each of them once, that are met late after all.
  private static final class Changes {
    private final Nation nation;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<String> done = new HashSet<>();

    Changes(Nation nation) {
      this.nation = nation;
    }

    Cube.Change next() {
      while (true) {
        int unit = random.nextInt(nation.units());
        int duty = random.nextInt(nation.duties());
        int term = random.nextInt(nation.terms());
        var status = Status.values()[nation.code(unit, duty, term) - 1];
        if (status == Status.MISSED && done.add(unit + " " + duty + " " + term)) {
          return new Cube.Change(Nation.key(duty, term), unit, status, Status.LATE);
        }
      }
    }
  }

  private void atFullSize() throws Exception {
    long began = System.nanoTime();
    var nation = new Nation(units, duties, terms, SEED);
    var cube = nation.cube();
    var size = new LinkedHashMap<String, Object>();
    size.put("judgements", (long) units * duties * terms);
    size.put("made_s", Machine.seconds(System.nanoTime() - began));
    size.put("image_bytes", cube.bytes());
    size.put("bytes_per_judgement", Times.round(cube.bytes() / ((double) units * duties * terms)));
    line("image", size);
    line("any_node", Map.of("luoshi", anyNode(nation, cube).told()));
    line("any_node_over_http", Http.measured(cube, nation));
    var changes = new Changes(nation);
    line(
        "refresh_at_full_size",
        Map.of(
            "luoshi",
            Times.of(
                    500,
                    () -> {
                      var change = changes.next();
                      return cube.with(List.of(change)).tally(0, change.key());
                    })
                .told()));
    line("move", moved(nation, cube));
    line("scan", Kernels.scan(cube));
    line("snapshot", Kept.measured(cube));
  }

  private static Times anyNode(Nation nation, Cube cube) throws Exception {
    var random = new SplittableRandom(SEED);
    var nodes = nodes(nation, random, 4_000);
    return asked(nodes, nodes.size(), cube.choose(_ -> true)::count);
  }

  /// As many of each level as of any other.
  static List<Integer> nodes(Nation nation, SplittableRandom random, int many) {
    var nodes = new ArrayList<Integer>();
    var levels = new ArrayList<List<Integer>>();
    for (int level = 0; level < nation.levels(); level++) {
      levels.add(nation.atLevel(level, 2_000));
    }
    for (int i = 0; i < many; i++) {
      var level = levels.get(i % levels.size());
      nodes.add(level.get(random.nextInt(level.size())));
    }
    return nodes;
  }

  /// A subtree of thirty thousand units or more comes under another province in autumn; what ended
  /// before stays as it was.
  private Map<String, Object> moved(Nation nation, Cube cube) throws Exception {
    var day = LocalDate.of(2020, 10, 1);
    int unit = nation.atLevel(1, 31).get(3);
    for (int one : nation.atLevel(2, 1_000)) {
      unit = nation.preorder().end(one) - one >= MOVED ? one : unit;
    }
    int to = nation.atLevel(1, 31).getLast();
    int chosen = unit;
    var past = cube.choose(key -> key.day().isBefore(day));
    var now = cube.choose(key -> !key.day().isBefore(day));
    var before = List.of(past.count(to), past.count(chosen), past.count(0));
    var times = Times.of(200, () -> cube.moved(chosen, to, day, LocalDate.MAX));
    var after = cube.moved(chosen, to, day, LocalDate.MAX);
    var then = after.choose(key -> key.day().isBefore(day));
    boolean same = Arrays.equals(before.get(0), then.count(to));
    same &= Arrays.equals(before.get(1), then.count(chosen));
    same &= Arrays.equals(before.get(2), then.count(0));
    var sum = now.count(to);
    var more = now.count(chosen);
    Arrays.setAll(sum, i -> sum[i] + more[i]);
    boolean arrived = Arrays.equals(sum, after.choose(key -> !key.day().isBefore(day)).count(to));
    agrees &= same && arrived;
    var told = new LinkedHashMap<String, Object>();
    told.put("units_moved", nation.preorder().end(unit) - unit);
    told.put("luoshi", times.told());
    told.put("past_unchanged", same);
    told.put("counted_at_the_new_superior", arrived);
    return told;
  }
}
