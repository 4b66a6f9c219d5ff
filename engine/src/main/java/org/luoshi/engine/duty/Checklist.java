package org.luoshi.engine.duty;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;

/// A checklist (检查考核表) by which units are inspected and scored, clause by clause.
///
/// `units` are the kinds of unit it is for; empty means all. `record` is the record kind whose
/// objects it accepts, null where it inspects units. Shares are rounded to `decimals` places, half
/// up. `objection` is how long a unit may object; null where the plan says so. All bonus points
/// together count up to `bonus`, and all that decided measures take off up to `deductions`. No two
/// items have the same id.
public record Checklist(
    String id,
    Text title,
    Set<String> units,
    @Nullable String record,
    int decimals,
    @Nullable Stretch objection,
    Amount bonus,
    Amount deductions,
    List<Section> sections) {

  public Checklist {
    units = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(units));
    sections = List.copyOf(sections);
  }

  /// A part of it; all that is lost in it together counts up to `most`, or wholly where that is
  /// null.
  public record Section(String id, Text title, @Nullable Amount most, List<Item> items) {
    public Section {
      items = List.copyOf(items);
    }
  }

  /// One line: the clause it stands for and what is looked at.
  public sealed interface Item {
    String id();

    String clause();

    Text title();
  }

  /// A line worth points: where it names a duty, the share of what was owed and met of it fills
  /// them in; the inspector takes away up to `most`, or all of them where that is null.
  public record Scored(
      String id,
      String clause,
      Text title,
      Amount points,
      @Nullable Amount most,
      @Nullable String duty)
      implements Item {}

  /// A line for which points are added, up to `most`.
  public record Bonus(String id, String clause, Text title, Amount most) implements Item {}

  /// A line (一票否决) that must not happen; where it does, the grade is at best this one.
  public record Veto(String id, String clause, Text title, String grade) implements Item {}

  /// All its lines, in order.
  public Stream<Item> items() {
    return sections.stream().flatMap(section -> section.items().stream());
  }

  public Optional<Item> item(String wanted) {
    return items().filter(item -> item.id().equals(wanted)).findFirst();
  }

  /// The duties that fill points in.
  public Set<String> duties() {
    var duties = new LinkedHashSet<String>();
    items()
        .forEach(item -> {
          if (item instanceof Scored scored && scored.duty() != null) {
            duties.add(scored.duty());
          }
        });
    return duties;
  }

  /// A step of the scale of grades (等次): from this score on.
  public record Grade(String id, Text title, Amount atLeast) {}
}
