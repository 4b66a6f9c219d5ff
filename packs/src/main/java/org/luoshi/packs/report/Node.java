package org.luoshi.packs.report;

import java.math.BigDecimal;
import java.util.List;

/// A piece of a report's text before it is filled.
public sealed interface Node {

  /// Words as they stand, with their line breaks.
  record Words(String text) implements Node {}

  /// `{{figure-id}}`
  record Figure(String id) implements Node {}

  /// `{{list:figure-id}}`, or `{{list:figure-id 3}}` for the first three and how many there are.
  record Names(String id, int limit) implements Node {}

  /// `{{year}}`, `{{as-of}}`, `{{period}}`, `{{unit}}`
  record Given(Word word) implements Node {}

  /// `{{propose: shortcomings}}`
  record Proposed(String name) implements Node {}

  /// `{{?figure-id > 0}}…{{/}}`, or the contrary `{{!figure-id > 0}}…{{/}}`.
  record When(Condition condition, boolean holds, List<Node> nodes) implements Node {
    public When {
      nodes = List.copyOf(nodes);
    }
  }

  /// What the day and the house give.
  enum Word {
    YEAR("year"),
    AS_OF("as-of"),
    PERIOD("period"),
    UNIT("unit");

    private final String written;

    Word(String written) {
      this.written = written;
    }

    /// The word as the text writes it.
    public String written() {
      return written;
    }
  }

  /// A figure against a literal or another figure; `empty` is `= 0`, `filled` is `> 0`.
  record Condition(String id, Operator operator, Against against) {
    boolean holds(BigDecimal value, BigDecimal other) {
      int order = value.compareTo(other);
      return switch (operator) {
        case MORE -> order > 0;
        case LESS -> order < 0;
        case SAME -> order == 0;
        case AT_LEAST -> order >= 0;
        case AT_MOST -> order <= 0;
      };
    }
  }

  /// The right side of a comparison.
  sealed interface Against {
    /// A number as written.
    record Literal(BigDecimal value) implements Against {}

    /// The value of another figure.
    record Other(String id) implements Against {}
  }

  /// How a figure is compared.
  enum Operator {
    MORE,
    LESS,
    SAME,
    AT_LEAST,
    AT_MOST
  }
}
