package org.luoshi.engine.duty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Text;

/// A kind of record: what one row of its sheet says.
///
/// Roles name the fields that say whose work it is (`unit`, `person`), when it took place (`date`),
/// and for a case when it `opens` and `closes`. A kind without a date is a register: its rows are
/// objects, there on every day. The key names the fields by which a row is known again; without one
/// a row is known by its sheet and row number. A child kind (`of`) shares its sheet with a parent:
/// each row names its parent by the `link` field. `by` are the roles that may write it.
public record RecordKind(
    String id,
    Text title,
    List<String> sheets,
    int minutes,
    Roles roles,
    List<String> key,
    @Nullable ParentLink of,
    Map<String, Field> fields,
    Set<String> by) {

  /// Who writes a kind where the pack does not say.
  public static final Set<String> USUAL_WRITERS = Set.of("branch-officer", "unit-head");

  /// Which fields play which part; each is the id of a field of the kind, or null.
  public record Roles(
      @Nullable String unit,
      @Nullable String person,
      @Nullable String date,
      @Nullable String opens,
      @Nullable String closes) {}

  /// The parent that each row also names: its kind, the field that holds its key, and the field
  /// with its date if it has one.
  public record ParentLink(String kind, String link, @Nullable String date) {}

  public RecordKind {
    sheets = List.copyOf(sheets);
    key = List.copyOf(key);
    by = Set.copyOf(by);
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public Optional<Field> field(String id) {
    return Optional.ofNullable(fields.get(id));
  }

  /// A case lives through several dates: opened, and one day closed.
  public boolean isCase() {
    return roles.opens() != null;
  }

  /// Rows of a register have no date of their own.
  public boolean isRegister() {
    return roles.date() == null && roles.opens() == null;
  }

  /// The usual minutes to enter one, where the pack says so.
  public OptionalInt usualMinutes() {
    return minutes > 0 ? OptionalInt.of(minutes) : OptionalInt.empty();
  }
}
