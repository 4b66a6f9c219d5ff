package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.time.Term;
import org.luoshi.server.database.Reach;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.measures.Measures;

/// What decided measures take off the assessments of a unit: those against the unit itself, decided
/// on a day of the term, as long as no appeal has lifted them.
record Deductions(Matters matters, Handling handling) {

  static final String ASKED = "deducted";

  /// The measures of the term that took points off, whoever looks and whether they still stand.
  List<Matter> of(String unit, Term term) {
    return handling
        .desk()
        .database()
        .inReach(Reach.WHOLE, () -> matters.ofUnit(Flows.MEASURE.id(), unit))
        .stream()
        .filter(one -> Measures.points(one).isPresent() && term.contains(decided(one)))
        .toList();
  }

  /// The local day it was decided.
  LocalDate decided(Matter measure) {
    return LocalDate.ofInstant(
        measure.last("decide").orElseThrow().at(), handling.desk().board().programme().zone());
  }

  /// Puts down what those that stand ask together; nothing where none does.
  void put(Map<String, String> content, String unit, Term term) {
    var asked =
        of(unit, term).stream()
            .flatMap(one -> Measures.deduction(one).stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (asked.signum() == 0) {
      content.remove(ASKED);
    } else {
      content.put(ASKED, asked.stripTrailingZeros().toPlainString());
    }
  }
}
