package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;

/// One thing somebody wants to change in the organisation, on a day.
///
/// Units are named by id, records by theirs. An empty text means that there is none.
public sealed interface Change {

  /// The first day on which the new state holds; for a mistake taken back, the day of the mistake.
  LocalDate day();

  /// A unit comes to be (设立).
  record Found(
      String code,
      String name,
      String kind,
      String superior,
      @Nullable Amount staff,
      @Nullable Amount members,
      LocalDate day)
      implements Change {}

  /// A unit gets another name (更名).
  record Rename(String unit, String name, LocalDate day) implements Change {}

  /// A unit, with all below it, gets another superior (划转).
  record Move(String unit, String superior, LocalDate day) implements Change {}

  /// A unit's numbers are fixed anew (人数核定).
  record Count(String unit, @Nullable Amount staff, @Nullable Amount members, LocalDate day)
      implements Change {}

  /// Units become one (合并): one of them or another that lives, or one founded for it.
  record Merge(
      List<String> units, String into, @Nullable Found founds, LocalDate day, Remains remains)
      implements Change {
    public Merge {
      units = List.copyOf(units);
    }
  }

  /// A unit becomes several (分立): those founded for it and those that live already; it lives on
  /// itself where it stays.
  record Split(
      String unit,
      List<Found> founds,
      List<String> into,
      boolean stays,
      LocalDate day,
      Remains remains)
      implements Change {
    public Split {
      founds = List.copyOf(founds);
      into = List.copyOf(into);
    }
  }

  /// A unit ends (撤销); `into` names who takes its work over.
  record Close(String unit, String into, LocalDate day, Remains remains) implements Change {}

  /// What becomes of what a closing unit leaves: whether its people's posts end or pass on, to whom
  /// its sub-units go (empty: to nobody), and whether its open cases pass on too.
  record Remains(boolean peoplePassOn, String subUnitsTo, boolean casesPassOn) {}

  /// Somebody takes a post, perhaps in another's place for a time (任命、代理).
  record Appoint(
      String person,
      String name,
      String unit,
      String post,
      String rank,
      LocalDate day,
      @Nullable LocalDate until,
      String standsInFor)
      implements Change {}

  /// Somebody leaves a post; the day is the first on which it is held no more (免职).
  record Dismiss(String appointment, LocalDate day) implements Change {}

  /// Somebody goes from one post to another (调任).
  record Transfer(String appointment, String unit, String post, String rank, LocalDate day)
      implements Change {}

  /// A post passes to somebody else (交接).
  record HandOver(String appointment, String person, String name, LocalDate day)
      implements Change {}

  /// A mistake is taken back: the record, and all that was written together with it.
  record TakeBack(String record, int version, String reason, LocalDate day) implements Change {}
}
