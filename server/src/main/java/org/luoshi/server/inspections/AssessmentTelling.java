package org.luoshi.server.inspections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.measures.Measures;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// An assessment in words: whom, by whom, when, and the reason for each point.
record AssessmentTelling(Assessments assessments, Matters matters, Handling handling, Page page) {

  List<Procedure.Fact> facts(Matter one) {
    var facts = new ArrayList<Procedure.Fact>();
    facts.add(fact("unit", handling.name(one.unit())));
    var campaign = assessments.campaign(one, handling);
    boolean known = new Campaigns(matters).sees(campaign, handling);
    facts.add(
        new Procedure.Fact(
            page.say("assessments.col.campaign"),
            campaign.title(),
            known ? "/campaigns/" + campaign.number() : ""));
    facts.add(fact("term", one.says("term")));
    facts.add(fact("days", one.says("from") + "–" + one.says("until")));
    facts.add(Procedure.Fact.of(page.say("assessment.ask.inspectors"), one.says("inspectors")));
    if (!one.says("again").isEmpty()) {
      facts.add(Procedure.Fact.of(page.say("campaign.ask.again"), one.says("again")));
    }
    if (!one.says("score").isEmpty()) {
      facts.add(fact("score", one.says("score")));
      facts.add(fact("grade", Assessments.grade(one, handling, page)));
    }
    var record = one.says("record");
    if (!record.isEmpty()) {
      facts.add(new Procedure.Fact(page.say("matter.record"), record, RecordLink.of(record)));
    }
    return facts;
  }

  private Procedure.Fact fact(String column, String text) {
    return Procedure.Fact.of(page.say("assessments.col." + column), text);
  }

  List<Procedure.Section> sections(Matter one) {
    var sections = new ArrayList<Procedure.Section>();
    if (!one.says("score").isEmpty()) {
      var scale = assessments.plan(one, handling).scale();
      var score =
          Score.of(
              scale.checklist(),
              scale.grades(),
              SheetWords.sheet(scale.checklist(), one.content()));
      for (var part : score.parts()) {
        sections.add(new SheetTelling(page).part(one, part, (item, why) -> noted(one, item, why)));
      }
      deducted(one, score).ifPresent(sections::add);
    }
    var found =
        matters.of(one.id()).stream().filter(other -> other.flow().equals("finding")).toList();
    if (!found.isEmpty()) {
      sections.add(
          new Procedure.Section(
              page.say("page.findings"),
              "",
              List.of(page.say("findings.col.problem"), page.say("record.state")),
              found.stream()
                  .map(finding ->
                      new Procedure.Row(
                          "/findings/" + RecordLink.escaped(finding.number()),
                          List.of(finding.title(), page.say("finding.state." + finding.state()))))
                  .toList()));
    }
    return sections;
  }

  /// What decided measures took off; each of them where whoever looks may see it.
  private Optional<Procedure.Section> deducted(Matter one, Score score) {
    var deductions = new Deductions(matters, handling);
    var measures = new Measures(matters, (_, _) -> {});
    var rows =
        deductions.of(one.unit(), assessments.plan(one, handling).term()).stream()
            .filter(measure -> measures.sees(measure, handling))
            .map(measure ->
                new Procedure.Row(
                    "/measures/" + RecordLink.escaped(measure.number()),
                    List.of(
                        measure.title(),
                        deductions.decided(measure).toString(),
                        page.say("measure.state." + measure.state()),
                        Measures.deduction(measure).map(points -> "−" + points).orElse("0"))))
            .toList();
    var asked = one.says(Deductions.ASKED);
    if (rows.isEmpty() && asked.isEmpty()) {
      return Optional.empty();
    }
    boolean capped = !asked.isEmpty() && !score.deducted().toString().equals(asked);
    return Optional.of(
        new Procedure.Section(
            page.say("assessments.deducted", score.deducted()),
            (capped ? page.say("assessments.deducted-cap", asked, score.deducted()) + " " : "")
                + page.say("assessments.deducted-note"),
            rows.isEmpty()
                ? List.of()
                : List.of(
                    page.say("assessments.measure"),
                    page.say("assessments.decided"),
                    page.say("record.state"),
                    page.say("assessments.change")),
            rows));
  }

  /// Where a finding of the line is noted, for whoever may.
  private String noted(Matter one, Checklist.Item item, String why) {
    boolean may = handling.actor().may(Right.VERIFY) || handling.actor().may(Right.INSPECT);
    return may && handling.isBelow(one.unit()) ? noting(one, item, why) : "";
  }

  /// The form that notes a finding of this line, filled in.
  private String noting(Matter one, Checklist.Item item, String reason) {
    var values = new TreeMap<String, String>();
    values.put("unit", one.unit());
    values.put("problem", reason);
    values.put("source", page.say("assessments.source", one.number(), item.clause()));
    values.put("assessment", one.number());
    if (item instanceof Checklist.Scored scored && scored.duty() != null) {
      values.put("duty", scored.duty());
    }
    return Page.address("/findings/new", Map.copyOf(values));
  }
}
