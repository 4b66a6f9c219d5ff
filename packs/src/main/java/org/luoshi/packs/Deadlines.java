package org.luoshi.packs;

import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Rule;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty.ForEach;
import org.luoshi.engine.duty.Duty.Rhythm;
import org.luoshi.engine.duty.Field;
import org.luoshi.packs.yaml.YamlNode.Scalar;

/// Reads when a duty is due: `due`, `within` and `until`.
final class Deadlines {

  private final Declared declared;
  private final Findings findings;

  Deadlines(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
  }

  /// The rhythm is empty where it could not be read; its keys still tell what may stand here.
  Deadline read(String duty, Section section, Optional<Rhythm> rhythm) {
    var due = due(section);
    var within = Spelling.stretch(section, "within", false);
    boolean hasUntil = section.has("until");
    var until = section.section("until").flatMap(inner -> until(inner, rhythm));
    boolean forEach = section.has("for-each");
    if (!forEach && (section.has("within") || hasUntil)) {
      findings.error(
          "pack-within-without-trigger",
          section.keyAt(hasUntil ? "until" : "within"),
          hasUntil ? "until" : "within");
    }
    if (forEach && section.has("within") && hasUntil) {
      findings.error("pack-two-deadlines", section.keyAt("until"), duty);
    }
    if (forEach && due.named) {
      findings.error("pack-due-of-trigger", section.keyAt("due"), duty);
    }
    if (forEach && !section.has("within") && !hasUntil) {
      findings.error("pack-no-deadline", section.at(), duty);
    }
    if (!forEach && !section.has("standing") && !section.has("due")) {
      findings.warning("pack-no-due", section.at(), duty);
    }
    var rule = within.<Rule>map(Deadline.Within::new).or(() -> until).orElse(due.rule);
    return new Deadline(rule, due.grace, due.dayOff);
  }

  /// What stands under `due`; `named` where it names a day or the term's end itself.
  private record Due(Rule rule, Stretch grace, DayOff dayOff, boolean named) {}

  private static final Due AT_TERM_END =
      new Due(new Deadline.TermEnd(), Stretch.NONE, DayOff.STAYS, false);

  private Due due(Section section) {
    var node = section.node("due").orElse(null);
    if (node instanceof Scalar(var at, var written)) {
      if (!written.strip().equals("term-end")) {
        findings.unknown("pack-unknown-word", at, written.strip(), List.of("term-end"));
      }
      return new Due(new Deadline.TermEnd(), Stretch.NONE, DayOff.STAYS, true);
    }
    return section.section("due").map(this::dueSection).orElse(AT_TERM_END);
  }

  private Due dueSection(Section section) {
    var days = Spelling.daysOfYear(section, "by");
    boolean afterTerm = section.has("after");
    section.oneOf("after", List.of("term-end"));
    if (afterTerm && !section.has("by")) {
      section.missing("by");
    }
    var grace = Spelling.stretch(section, "grace", false).orElse(Stretch.NONE);
    var dayOff =
        switch (section.oneOf("on-day-off", List.of("stays", "next", "previous"))) {
          case "next" -> DayOff.NEXT;
          case "previous" -> DayOff.PREVIOUS;
          default -> DayOff.STAYS;
        };
    boolean named = section.has("by");
    section.done();
    Rule rule = days.isEmpty() ? new Deadline.TermEnd() : new Deadline.By(days, afterTerm);
    return new Due(rule, grace, dayOff, named);
  }

  private Optional<Rule> until(Section section, Optional<Rhythm> rhythm) {
    if (!section.has("field")) {
      section.missing("field");
    }
    Optional<Rule> rule = Optional.empty();
    if (rhythm.orElse(null) instanceof ForEach(var kind) && declared.records().containsKey(kind)) {
      rule =
          declared
              .field(section, "field", declared.records().get(kind), FieldTypes.DAYS)
              .map(Field::id)
              .map(Deadline.Until::new);
    }
    section.has("field");
    section.done();
    return rule;
  }
}
