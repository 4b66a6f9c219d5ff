package org.luoshi.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;

/// Reads the checklists of inspections and the scale of grades: `checklists` and `grades`.
final class ChecklistReader {

  private static final List<String> FORMS = List.of("points", "bonus", "veto");
  private static final BigDecimal MOST = BigDecimal.valueOf(1000);
  private static final int DECIMALS = 2;

  private final Declared declared;
  private final Findings findings;
  private final Map<String, Checklist.Grade> grades = new LinkedHashMap<>();

  ChecklistReader(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
  }

  /// The grades, the best first; to be read before the checklists.
  List<Checklist.Grade> grades(Section pack) {
    pack.section("grades")
        .ifPresent(
            all -> all.declared().forEach((id, section) -> grades.put(id, grade(id, section))));
    Checklist.Grade above = null;
    for (var grade : grades.values()) {
      if (above != null
          && !above.atLeast().atLeast(new Amount(grade.atLeast().thousandths() + 1))) {
        findings.error(
            "pack-grade-order", pack.keyAt("grades"), grade.id(), grade.atLeast(), above.id());
      }
      above = grade;
    }
    if (above != null && above.atLeast().thousandths() != 0) {
      findings.error("pack-grade-last", pack.keyAt("grades"), above.id(), above.atLeast());
    }
    return List.copyOf(grades.values());
  }

  private Checklist.Grade grade(String id, Section section) {
    var title = section.text(id);
    if (!section.has("at-least")) {
      section.missing("at-least");
    }
    var least = section.decimal("at-least").orElse(BigDecimal.ZERO);
    section.done();
    return new Checklist.Grade(id, title, Amount.of(least));
  }

  Map<String, Checklist> checklists(Section pack) {
    var read = new LinkedHashMap<String, Checklist>();
    pack.section("checklists")
        .ifPresent(
            all -> all.declared().forEach((id, section) -> read.put(id, checklist(id, section))));
    if (!read.isEmpty() && !pack.has("grades")) {
      pack.missing("grades");
    }
    return read;
  }

  private Checklist checklist(String id, Section section) {
    var title = section.text(id);
    var units = new LinkedHashSet<>(declared.unitKinds(section, "units"));
    var record = declared.record(section, "record").map(RecordKind::id).orElse(null);
    int decimals = section.whole("decimals", 0, 3).orElse(DECIMALS);
    var objection = Spelling.stretch(section, "objection", false).orElse(null);
    var bonus = points(section, "bonus").orElse(Amount.ZERO);
    var deductions = points(section, "deductions").orElse(Amount.ZERO);
    if (!section.has("sections")) {
      section.missing("sections");
    }
    var known = new HashSet<String>();
    var parts = new ArrayList<Checklist.Section>();
    section
        .section("sections")
        .ifPresent(
            all -> all.declared().forEach((name, part) -> parts.add(section(name, part, known))));
    section.done();
    return new Checklist(id, title, units, record, decimals, objection, bonus, deductions, parts);
  }

  private Checklist.Section section(String id, Section section, Set<String> known) {
    var title = section.text(id);
    var most = points(section, "most").orElse(null);
    if (!section.has("items")) {
      section.missing("items");
    }
    var items = new ArrayList<Checklist.Item>();
    section
        .section("items")
        .ifPresent(all ->
            all.declared()
                .forEach((name, item) -> {
                  if (!known.add(name)) {
                    findings.error("pack-item-twice", all.keyAt(name), name);
                  }
                  item(name, item).ifPresent(items::add);
                }));
    section.done();
    return new Checklist.Section(id, title, most, items);
  }

  private Optional<Checklist.Item> item(String id, Section section) {
    var title = section.text(id);
    var clause = section.needWords("clause").orElse("");
    var forms = FORMS.stream().filter(section::has).toList();
    if (forms.size() != 1) {
      findings.error("pack-one-of", section.at(), String.join(", ", FORMS));
      return Optional.empty();
    }
    Optional<Checklist.Item> item =
        switch (forms.getFirst()) {
          case "points" ->
              points(section, "points").map(p -> scored(id, clause, title, p, section));
          case "bonus" ->
              points(section, "bonus").map(most -> new Checklist.Bonus(id, clause, title, most));
          default -> veto(section).map(grade -> new Checklist.Veto(id, clause, title, grade));
        };
    section.done();
    return item;
  }

  private Checklist.Scored scored(
      String id, String clause, org.luoshi.engine.text.Text title, Amount points, Section section) {
    var most = points(section, "most").orElse(null);
    if (most != null && most.compareTo(points) > 0) {
      findings.error("pack-item-most", section.valueAt("most"), most, points);
    }
    var duty =
        section
            .section("from")
            .flatMap(from -> {
              if (!from.has("duty")) {
                from.missing("duty");
              }
              var named = declared.duty(from, "duty").map(Duty::id);
              from.done();
              return named;
            })
            .orElse(null);
    return new Checklist.Scored(id, clause, title, points, most, duty);
  }

  private Optional<String> veto(Section section) {
    var grade = section.words("veto");
    if (grade.isPresent() && !grades.containsKey(grade.get())) {
      findings.unknown("pack-unknown-grade", section.valueAt("veto"), grade.get(), grades.keySet());
    }
    return grade;
  }

  /// Points: more than nought, at most 1,000, to a thousandth.
  private Optional<Amount> points(Section section, String key) {
    var written = section.decimal(key);
    if (written.isPresent() && (written.get().signum() <= 0 || written.get().compareTo(MOST) > 0)) {
      findings.error("pack-points", section.valueAt(key), key, written.get().toPlainString());
      return Optional.empty();
    }
    return written.map(Amount::of);
  }
}
