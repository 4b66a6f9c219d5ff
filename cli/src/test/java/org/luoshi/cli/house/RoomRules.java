package org.luoshi.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which rooms and modules may know which. A new room needs a line here, and a fixture that breaks
/// it.
final class RoomRules {

  /// What each module may import of the others.
  static final Map<String, List<String>> MODULES =
      Map.of(
          "trust", List.of(),
          "packs", List.of("engine"),
          "office", List.of("engine"),
          "server", List.of("engine", "packs", "office", "trust"),
          "cli", List.of("engine", "packs", "office", "trust", "server"),
          "testkit", List.of("engine"));

  static final Map<String, List<String>> ENGINE_ROOMS =
      Map.ofEntries(
          room("text"),
          room("time", "text"),
          room("record", "text"),
          room("org", "record", "text"),
          room("flow"),
          room("duty", "time", "org", "record", "text"),
          room("obligation", "duty", "time", "org", "record", "text"),
          room("judgement", "obligation", "duty", "time", "org", "record", "text"),
          room("tally", "judgement", "obligation", "duty", "time", "org"),
          room("rollup", "tally", "judgement", "obligation", "duty", "time", "org"),
          room("assess", "duty", "org", "record", "text"),
          room(
              "figure",
              "tally",
              "judgement",
              "obligation",
              "duty",
              "time",
              "org",
              "record",
              "text"),
          room("insight", "tally", "judgement", "obligation", "duty", "time", "org", "record"),
          room("remind", "judgement", "obligation", "duty", "time", "org", "record", "text"));

  /// Every room of the server may import the engine; other modules only where they are named here.
  static final Map<String, List<String>> SERVER_ROOMS =
      Map.ofEntries(
          room("database"),
          room("shell"),
          room("org"),
          room("uploads"),
          room("files", "server.database", "server.ledger", "server.uploads", "office.document"),
          room("ledger", "server.database", "trust"),
          room("access", "server.database", "server.ledger", "server.org", "server.shell"),
          room(
              "api",
              "server.access",
              "server.database",
              "server.org",
              "server.programmes",
              "server.records",
              "server.shell",
              "packs",
              "office"),
          room("programmes", "server.database", "server.ledger", "packs"),
          room(
              "records",
              "server.org",
              "server.programmes",
              "server.database",
              "server.ledger",
              "office"),
          room(
              "obligations",
              "server.api",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.programmes",
              "server.database",
              "server.ledger",
              "office"),
          room("rollup", "server.obligations", "server.access", "server.shell"),
          room(
              "reports",
              "server.obligations",
              "server.programmes",
              "server.api",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "server.ledger",
              "packs",
              "office"),
          room(
              "reminders",
              "server.obligations",
              "server.api",
              "server.access",
              "server.org",
              "server.shell",
              "server.database",
              "server.ledger"),
          room(
              "work",
              "server.files",
              "server.uploads",
              "server.obligations",
              "server.programmes",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "server.ledger",
              "office"),
          room(
              "matters",
              "server.api",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "server.ledger",
              "office"),
          room(
              "findings",
              "server.matters",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records"),
          room(
              "inspections",
              "server.matters",
              "server.measures",
              "server.work",
              "server.obligations",
              "server.access",
              "server.api",
              "server.database",
              "server.org",
              "server.shell",
              "server.records",
              "office"),
          room(
              "directives",
              "server.matters",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records"),
          room(
              "measures",
              "server.database",
              "server.matters",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records"),
          room(
              "letters",
              "server.ledger",
              "server.database",
              "office",
              "server.matters",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records"),
          room(
              "reviews",
              "server.findings",
              "server.matters",
              "server.work",
              "server.obligations",
              "server.access",
              "server.org",
              "server.shell",
              "server.records"),
          room(
              "insight",
              "server.obligations",
              "server.api",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "office"),
          room(
              "registers",
              "server.obligations",
              "server.api",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "office"),
          room(
              "establishment",
              "server.uploads",
              "server.obligations",
              "server.programmes",
              "server.access",
              "server.org",
              "server.shell",
              "server.records",
              "server.database",
              "server.ledger",
              "packs",
              "office"));

  private static Map.Entry<String, List<String>> room(String name, String... may) {
    return Map.entry(name, List.of(may));
  }

  static final ArchRule NO_CYCLE_AMONG_ENGINE_ROOMS =
      slices().matching("org.luoshi..engine.(*)..").should().beFreeOfCycles();

  static final ArchRule NO_CYCLE_AMONG_SERVER_ROOMS =
      slices().matching("org.luoshi..server.(*)..").should().beFreeOfCycles();

  static final List<Rule> ALL = all();

  private RoomRules() {}

  private static List<Rule> all() {
    var all = new ArrayList<Rule>();
    new TreeMap<>(MODULES).forEach((module, may) -> all.add(rule(module, may)));
    new TreeMap<>(ENGINE_ROOMS)
        .forEach((room, may) ->
            all.add(rule("engine." + room, may.stream().map(other -> "engine." + other).toList())));
    new TreeMap<>(SERVER_ROOMS)
        .forEach((room, may) ->
            all.add(
                rule("server." + room, Stream.concat(Stream.of("engine"), may.stream()).toList())));
    all.add(
        Rule.of(
            "no cycle among engine rooms",
            NO_CYCLE_AMONG_ENGINE_ROOMS,
            "org.luoshi.fixtures.cycle",
            "Cycle detected: Slice egg",
            "Slice hen"));
    all.add(
        Rule.of(
            "no cycle among server rooms",
            NO_CYCLE_AMONG_SERVER_ROOMS,
            "org.luoshi.fixtures.cycle",
            "Cycle detected: Slice egg",
            "Slice hen"));
    return List.copyOf(all);
  }

  private static Rule rule(String room, List<String> may) {
    return Rule.of(
        room + " may import of the house only " + may,
        onlyKnows(room, may),
        "org.luoshi.fixtures.rooms",
        "Method <org.luoshi.fixtures.rooms." + room + ".Astray.beyond()> references class object");
  }

  private static ArchRule onlyKnows(String room, List<String> may) {
    var known =
        Stream.concat(Stream.of(room), may.stream())
            .map(other -> "org.luoshi.." + other + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("org.luoshi.." + room + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("org.luoshi..").or(resideInAnyPackage(known)));
  }
}
