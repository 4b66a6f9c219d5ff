package org.luoshi.server.inspections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
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
        sections.add(part(one, part));
      }
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

  /// One section of the checklist; where points were taken away, the first cell leads to noting a
  /// finding of it.
  private Procedure.Section part(Matter one, Score.Part part) {
    return new Procedure.Section(
        page.say(
            "assessments.part",
            part.section().title().in(page.language()),
            part.counts(),
            part.full()),
        part.counts().equals(part.earned())
            ? ""
            : page.say("assessments.part-cap", part.earned(), part.counts()),
        List.of(
            page.say("assessments.item"),
            page.say("assessments.begins"),
            page.say("assessments.change"),
            page.say("assessments.earned"),
            page.say("assessments.why")),
        part.lines().stream().map(line -> row(one, line)).toList());
  }

  private Procedure.Row row(Matter one, Score.Line line) {
    var item = line.item();
    var reason = one.says("r-" + item.id());
    var evidence = one.says("e-" + item.id());
    boolean points = !(item instanceof Checklist.Veto);
    boolean lost = line.happened() || (item instanceof Checklist.Scored && !reason.isEmpty());
    boolean mayNote =
        handling.actor().may(org.luoshi.server.access.Right.VERIFY)
            || handling.actor().may(org.luoshi.server.access.Right.INSPECT);
    return new Procedure.Row(
        lost && mayNote && handling.isBelow(one.unit()) ? noting(one, item, reason) : "",
        List.of(
            item.clause() + " " + item.title().in(page.language()),
            points ? begins(line) : "",
            points ? change(line) : line.happened() ? page.say("assessments.happened") : "—",
            points ? line.earned().toString() : "",
            reason + (evidence.isEmpty() ? "" : page.say("assessments.evidence-is", evidence))));
  }

  private String begins(Score.Line line) {
    var counted = line.counted();
    return counted == null
        ? line.begins().toString()
        : page.say("assessments.share", line.begins(), counted.met(), counted.owed());
  }

  private String change(Score.Line line) {
    if (line.asked().thousandths() == 0) {
      return "";
    }
    var sign = line.item() instanceof Checklist.Bonus ? "+" : "−";
    return line.asked().equals(line.taken())
        ? sign + line.taken()
        : page.say("assessments.capped", sign + line.taken(), sign + line.asked());
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
