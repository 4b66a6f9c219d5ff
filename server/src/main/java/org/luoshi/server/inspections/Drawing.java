package org.luoshi.server.inspections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.assess.Draw;
import org.luoshi.engine.flow.Flows;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Said;

/// The draw of a campaign: what is drawn stands in its step with the seed, so that anyone can draw
/// again; each unit drawn gets its assessment.
record Drawing(Matters matters, Handling handling) {

  /// Draws units and inspectors; clashes without a reason and teams that are too small are told.
  void draw(Matter campaign, Said said) {
    var plan = Plan.of(campaign);
    var seed = seed(campaign);
    var groups = plan.groups(handling);
    var units = Draw.units(seed, groups, plan.most());
    if (units.isEmpty()) {
      said.wrong("campaign-no-units", "");
    }
    var teams =
        Draw.teams(
            seed,
            units,
            plan.inspectors(),
            plan.team(),
            (person, unit) -> Plan.belongs(handling, person, unit, plan.from(), plan.until()));
    var few = teams.entrySet().stream().filter(one -> one.getValue().size() < plan.team()).toList();
    if (!few.isEmpty()) {
      var names = few.stream().map(one -> handling.name(one.getKey())).toList();
      said.wrong("campaign-too-few", "", String.join(" ", names), plan.team());
    }
    var clashes = new Clashes(matters, handling);
    var found = clashes.of(units, plan.from(), plan.until(), campaign.id());
    if (!found.isEmpty() && said.text("again").isEmpty()) {
      said.wrong("campaign-again", "again", clashes.told(found));
    }
    said.add("seed", seed);
    said.add("candidates", String.join(" ", groups.stream().flatMap(List::stream).toList()));
    said.add("drawn", written(teams));
    said.add("clashing", String.join(" ", found.keySet()));
  }

  /// The seed made at planning, and the word that whoever approved put to it.
  private String seed(Matter campaign) {
    var made = new Seeds(handling.desk().database()).of(campaign.id());
    var word =
        campaign.last("approve").map(step -> step.said().getOrDefault("word", "")).orElse("");
    return word.isEmpty() ? made : made + ":" + word;
  }

  private static String written(Map<String, List<String>> teams) {
    var lines = new java.util.ArrayList<String>();
    teams.forEach((unit, team) -> lines.add(unit + "\t" + String.join(" ", team)));
    return String.join("\n", lines);
  }

  /// The teams by unit, in the order drawn.
  static Map<String, List<String>> teams(String written) {
    var teams = new LinkedHashMap<String, List<String>>();
    written
        .lines()
        .forEach(line -> {
          var parts = line.split("\t", 2);
          teams.put(parts[0], Plan.words(parts[1]));
        });
    return teams;
  }

  /// Opens the assessment of each unit drawn.
  void assign(Matter campaign, Said said) {
    var plan = Plan.of(campaign);
    var clashing = Plan.words(said.text("clashing"));
    teams(said.text("drawn"))
        .forEach((unit, team) -> {
          var content = new TreeMap<String, String>();
          content.put("term", plan.term().label());
          content.put("from", plan.from().toString());
          content.put("until", plan.until().toString());
          content.put("inspectors", String.join(" ", team));
          if (clashing.contains(unit)) {
            content.put("again", said.text("again"));
          }
          matters.open(
              new Matters.Opening(
                  null,
                  Flows.ASSESSMENT,
                  campaign.programme(),
                  unit,
                  handling.path(unit),
                  campaign.owner(),
                  null,
                  campaign.id(),
                  null,
                  handling.name(unit) + " " + campaign.title(),
                  plan.until(),
                  content),
              handling.by());
        });
  }

  /// Nobody is inspected by a campaign that was withdrawn.
  void withdraw(Matter campaign) {
    var reason = campaign.steps().getLast().reason();
    for (var one : matters.of(campaign.id())) {
      if (one.state().equals("assigned")) {
        matters.move(
            one,
            new Matters.Change("withdraw", "withdrawn", reason, Map.of(), one.content(), null),
            handling.by());
      }
    }
  }
}
