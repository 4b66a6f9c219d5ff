package org.luoshi.engine.duty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.luoshi.engine.text.Text;

/// How heads are rated at their yearly review (述职评议): the parts with their weights, each of 0 to
/// 100 points, and the grades from the highest down.
public record Reviewing(List<Part> parts, List<Grade> grades) {

  /// A pack that says nothing of it.
  public static final Reviewing NONE = new Reviewing(List.of(), List.of());

  /// A part with its weight, which is positive.
  public record Part(String id, Text title, int weight) {}

  /// A grade and the least points for it.
  public record Grade(Text title, BigDecimal atLeast) {}

  public Reviewing {
    parts = List.copyOf(parts);
    grades =
        grades.stream().sorted(java.util.Comparator.comparing(Grade::atLeast).reversed()).toList();
  }

  /// The weighted mean of the points, to two decimals, halves up; every part has its points.
  public BigDecimal score(Map<String, BigDecimal> points) {
    var sum = BigDecimal.ZERO;
    int weights = 0;
    for (var part : parts) {
      sum =
          sum.add(
              Objects.requireNonNull(points.get(part.id()), part.id())
                  .multiply(BigDecimal.valueOf(part.weight())));
      weights += part.weight();
    }
    return sum.divide(BigDecimal.valueOf(weights), 2, RoundingMode.HALF_UP);
  }

  /// The highest grade whose least points the score has; empty where it has none.
  public Optional<Grade> grade(BigDecimal score) {
    return grades.stream().filter(grade -> score.compareTo(grade.atLeast()) >= 0).findFirst();
  }
}
