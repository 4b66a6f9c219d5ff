package org.luoshi.server.inspections;

import java.util.List;
import java.util.function.BiFunction;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.shell.Page;

/// A filled-in checklist in words, with the reason for each point.
record SheetTelling(Page page) {

  /// One section of the checklist; the first cell of a line leads to where the function says, which
  /// is told the line and why points were taken away (empty for nowhere).
  Procedure.Section part(
      Matter one, Score.Part part, BiFunction<Checklist.Item, String, String> noting) {
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
        part.lines().stream().map(line -> row(one, line, noting)).toList());
  }

  private Procedure.Row row(
      Matter one, Score.Line line, BiFunction<Checklist.Item, String, String> noting) {
    var item = line.item();
    var reason = one.says("r-" + item.id());
    var evidence = one.says("e-" + item.id());
    boolean points = !(item instanceof Checklist.Veto);
    boolean lost = line.happened() || (item instanceof Checklist.Scored && !reason.isEmpty());
    return new Procedure.Row(
        lost ? noting.apply(item, reason) : "",
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
}
