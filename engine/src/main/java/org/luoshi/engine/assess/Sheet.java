package org.luoshi.engine.assess;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.record.Amount;

/// What stands on a filled-in checklist: what judgements counted for each duty, what the inspector
/// took away or added, which vetoes happened, and what decided measures take off the whole.
public record Sheet(
    Map<String, Counted> counted, List<Mark> marks, Set<String> vetoes, Amount deducted) {

  /// Nothing looked at yet.
  public static final Sheet BLANK = new Sheet(Map.of(), List.of(), Set.of());

  /// A sheet from whose score no measure takes anything.
  public Sheet(Map<String, Counted> counted, List<Mark> marks, Set<String> vetoes) {
    this(counted, marks, vetoes, Amount.ZERO);
  }

  public Sheet {
    counted = Map.copyOf(counted);
    marks = List.copyOf(marks);
    vetoes = Set.copyOf(vetoes);
  }

  /// How much of what was owed of a duty was met.
  public record Counted(int met, int owed) {
    public Counted {
      if (met < 0 || met > owed) {
        throw new IllegalArgumentException("No share: %d of %d".formatted(met, owed));
      }
    }
  }

  /// Points taken away at a line, or added at a bonus line, with the reason and the evidence; more
  /// than nought.
  public record Mark(String item, Amount points, String reason, String evidence) {}
}
