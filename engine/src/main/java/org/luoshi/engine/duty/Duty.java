package org.luoshi.engine.duty;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;

/// A duty (责任事项): one thing owed — by whom, how often, with what proof, until when, checked by
/// whom.
///
/// `checkedBy` is `superior`, a unit kind or a post; null where the pack names nobody, which is
/// warned of. `needs` is null where the rhythm itself says what must be so: a standing post, or a
/// case that must be closed.
public record Duty(
    String id,
    String clause,
    Text title,
    Binds binds,
    Rhythm rhythm,
    Partial partial,
    @Nullable Needs needs,
    Deadline deadline,
    Window window,
    int leadDays,
    @Nullable String checkedBy,
    int weight,
    boolean nilAllowed,
    JudgedBy judgedBy) {

  /// The length of its terms; empty for a duty set off by records.
  public Optional<Length> termLength() {
    return switch (rhythm) {
      case Every(var length) -> Optional.of(length);
      case Covers(var length, var _) -> Optional.of(length);
      case Standing(var length, var _, var _) -> Optional.of(length);
      case ForEach _ -> Optional.empty();
    };
  }

  /// Who owes it.
  public sealed interface Binds {}

  public record BindsUnits(Set<String> kinds) implements Binds {
    public BindsUnits {
      kinds = Set.copyOf(kinds);
    }
  }

  public record BindsPost(String post) implements Binds {}

  /// How often, or upon what.
  public sealed interface Rhythm {}

  /// Once in every term.
  public record Every(Length length) implements Rhythm {}

  /// Once in every term for each covered object: units of a kind below the bearer, or the objects
  /// of a register.
  public record Covers(Length length, Target target) implements Rhythm {}

  public sealed interface Target {}

  public record UnitsOf(String kind) implements Target {}

  public record ObjectsOf(String recordKind) implements Target {}

  /// Once for each record of the kind: a directive received, a finding made.
  public record ForEach(String recordKind) implements Rhythm {}

  /// The unit has so many holders of the post on every day; reported for each term.
  public record Standing(Length length, String post, int atLeast) implements Rhythm {}

  /// What is owed by a unit or holder that was there for a part of the term only.
  public enum Partial {
    SKIP,
    FULL,
    PRORATE
  }

  /// Which days' records can count.
  public enum Window {
    TERM,
    UNTIL_DUE
  }

  /// Which day of a record decides whether it came in time.
  public enum JudgedBy {
    EFFECTIVE,
    ENTERED
  }
}
