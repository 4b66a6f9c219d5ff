package org.luoshi.server.inspections;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.assess.Mean;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// A campaign in words: its plan, what was drawn, the scores in the order of the tree, their means.
record CampaignTelling(Matters matters, Handling handling, Page page) {

  private static final int DECIMALS = 2;

  List<Procedure.Fact> facts(Matter one) {
    var facts = new ArrayList<Procedure.Fact>();
    facts.add(said("checklist", Plan.of(one).scale().checklist().title().in(page.language())));
    facts.add(said("term", one.says("term")));
    facts.add(said("scope", handling.name(one.says("scope"))));
    facts.add(said("from", one.says("from")));
    facts.add(said("until", one.says("until")));
    for (var name : List.of("draw", "each", "team", "inspectors", "objection")) {
      if (!one.says(name).isEmpty()) {
        facts.add(said(name, one.says(name)));
      }
    }
    facts.add(said("seed-digest", one.says("seed-digest")));
    one.last("draw")
        .ifPresent(step ->
            facts.add(
                new Procedure.Fact(
                    page.say("campaigns.sheet"),
                    page.say("campaigns.sheet-name"),
                    "/campaigns/" + RecordLink.escaped(one.number()) + "/scores.xlsx")));
    return facts;
  }

  private Procedure.Fact said(String ask, String text) {
    return Procedure.Fact.of(page.say("campaign.ask." + ask), text);
  }

  List<Procedure.Section> sections(Matter one) {
    var sections = new ArrayList<Procedure.Section>();
    var drawn = one.last("draw");
    if (drawn.isEmpty()) {
      var groups = Plan.of(one).groups(handling);
      int units = groups.stream().mapToInt(List::size).sum();
      return List.of(
          new Procedure.Section(
              page.say("campaigns.candidates"),
              page.say("campaigns.candidates-are", units, groups.size()),
              List.of(),
              List.of()));
    }
    var scores = CampaignScores.of(one, matters, handling);
    sections.add(lines(scores));
    if (!scores.subtrees().isEmpty()) {
      sections.add(means(scores));
    }
    var said = drawn.get().said();
    sections.add(
        new Procedure.Section(
            page.say("campaigns.drawn"),
            page.say(
                "campaigns.drawn-how",
                said.getOrDefault("seed", ""),
                said.getOrDefault("candidates", ""),
                String.join(" ", Drawing.teams(said.getOrDefault("drawn", "")).keySet())),
            List.of(),
            List.of()));
    return sections;
  }

  private Procedure.Section lines(CampaignScores scores) {
    return new Procedure.Section(
        page.say("campaigns.scores"),
        "",
        List.of(
            page.say("assessments.col.unit"),
            page.say("assessments.col.days"),
            page.say("record.state"),
            page.say("assessments.col.score"),
            page.say("assessments.col.grade")),
        scores.lines().stream()
            .map(one ->
                new Procedure.Row(
                    "/assessments/" + RecordLink.escaped(one.number()),
                    List.of(
                        handling.name(one.unit()),
                        one.says("from") + "–" + one.says("until"),
                        page.say("assessment.state." + one.state()),
                        one.says("score"),
                        Assessments.grade(one, handling, page))))
            .toList());
  }

  private Procedure.Section means(CampaignScores scores) {
    var rows = new ArrayList<Procedure.Row>();
    scores
        .levels()
        .forEach((level, mean) -> rows.add(row("", page.say("campaigns.level", level + 1), mean)));
    var scored =
        scores.lines().stream()
            .filter(one -> !one.says("score").isEmpty())
            .map(Matter::unit)
            .toList();
    scores
        .subtrees()
        .forEach((unit, mean) -> {
          if (mean.count() > 1 || !scored.contains(unit)) {
            rows.add(row(organisation(unit), handling.name(unit), mean));
          }
        });
    return new Procedure.Section(
        page.say("campaigns.means"),
        page.say("campaigns.means-note"),
        List.of(page.say("campaigns.of"), page.say("campaigns.count"), page.say("campaigns.mean")),
        rows);
  }

  private String organisation(String unit) {
    return handling.actor().may(Right.SEE_ORGANISATION)
        ? "/organisation/" + Page.segment(unit)
        : "";
  }

  private static Procedure.Row row(String href, String title, Mean mean) {
    return new Procedure.Row(
        href,
        List.of(
            title,
            String.valueOf(mean.count()),
            mean.value(DECIMALS).map(value -> value.toPlainString()).orElse("")));
  }
}
