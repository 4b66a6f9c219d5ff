package org.luoshi.testkit.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What a machine and the oracle say differently about one obligation.
record Difference(String id, String oracle, String machine) {

  private static final String NOTHING = "(no such obligation)";

  /// A difference with the fewest words, if there is any.
  static Optional<Difference> between(Function<World, List<Verdict>> machine, World world) {
    return all(machine, world).stream()
        .min(Comparator.comparingInt(each -> each.oracle().length() + each.machine().length()));
  }

  static List<Difference> all(Function<World, List<Verdict>> machine, World world) {
    var oracle = lines(Oracle.verdicts(world));
    Map<String, String> other;
    try {
      other = lines(machine.apply(world));
    } catch (RuntimeException failure) {
      return List.of(
          new Difference("(failure)", "judges %d".formatted(oracle.size()), thrown(failure)));
    }
    var differences = new ArrayList<Difference>();
    oracle.forEach((id, line) -> {
      var said = other.getOrDefault(id, NOTHING);
      if (!said.equals(line)) {
        differences.add(new Difference(id, line, said));
      }
    });
    other.forEach((id, line) -> {
      if (!oracle.containsKey(id)) {
        differences.add(new Difference(id, NOTHING, line));
      }
    });
    return differences;
  }

  private static String thrown(RuntimeException failure) {
    var at = failure.getStackTrace();
    return failure + (at.length == 0 ? "" : " at " + at[0]);
  }

  private static Map<String, String> lines(List<Verdict> verdicts) {
    var lines = new TreeMap<String, String>();
    for (var verdict : verdicts) {
      lines.merge(verdict.id(), verdict.line(), (one, two) -> one + " AND AGAIN " + two);
    }
    return lines;
  }

  /// The whole story: both sides, how to rerun it, and the smallest world found that still shows
  /// it.
  String told(Function<World, List<Verdict>> machine, World world, long seed, String test) {
    var small = new Smaller(candidate -> shows(machine, candidate)).world(world);
    var now =
        all(machine, small).stream().filter(each -> each.id().equals(id)).findFirst().orElse(this);
    return """
    Seed (%d): the machine differs from the oracle on %d of %d obligations.
      oracle:  %s
      machine: %s
    In the smallest world found that shows it:
      oracle:  %s
      machine: %s
    %s
    Maybe rerun it: mvn -pl testkit -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false \
    -Dluoshi.random.seed=%d -Dluoshi.random.cases=1\
    """
        .formatted(
            seed,
            all(machine, world).size(),
            Oracle.verdicts(world).size(),
            oracle,
            this.machine,
            now.oracle(),
            now.machine(),
            described(small),
            test,
            seed);
  }

  private boolean shows(Function<World, List<Verdict>> machine, World world) {
    return all(machine, world).stream().anyMatch(each -> each.id().equals(id));
  }

  /// All that stands in a world, a line each.
  static String described(World world) {
    var lines = new ArrayList<String>();
    lines.add("as of %s, terms from %s to %s".formatted(world.asOf(), world.from(), world.until()));
    for (var version : world.versions()) {
      lines.add(
          "version %s from %s in %s"
              .formatted(version.version(), version.effective(), version.zone()));
      version.duties().values().forEach(duty -> lines.add("  " + duty));
    }
    var organisation = world.evidence().organisation();
    organisation.units().values().forEach(unit -> lines.add(unit.toString()));
    organisation.appointments().forEach(each -> lines.add(each.toString()));
    world.evidence().records().forEach(each -> lines.add(each.toString()));
    world.evidence().exemptions().forEach(each -> lines.add(each.toString()));
    lines.add("calendar of " + new TreeMap<>(world.calendar().specials()).keySet());
    lines.add("known years " + world.calendar().knownYears().stream().sorted().toList());
    return "  " + String.join("\n  ", lines);
  }
}
