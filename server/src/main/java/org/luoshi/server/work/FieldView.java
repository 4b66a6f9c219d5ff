package org.luoshi.server.work;

import java.util.List;
import org.luoshi.server.shell.Frame;

/// One field of a form made from a pack: what it is called, how it is asked for, and what may be
/// chosen. `type` is the pack's own word for it.
public record FieldView(
    String id,
    String label,
    String type,
    boolean required,
    String hint,
    List<Frame.Choice> choices,
    boolean fixed) {

  /// Form fields bear this before their id, so that a pack may call a field as it likes.
  static final String PREFIX = "v-";

  public FieldView {
    choices = List.copyOf(choices);
  }

  /// The name of the form's field.
  public String name() {
    return PREFIX + id;
  }

  /// Whether it is chosen from a closed list.
  public boolean isClosed() {
    return type.equals("choice") || type.equals("own-unit");
  }

  /// Whether it names something that can be looked up while typing.
  public boolean isLookedUp() {
    return type.equals("unit") || type.equals("person") || type.equals("object");
  }

  public boolean isWords() {
    return type.equals("text");
  }

  public String inputMode() {
    return switch (type) {
      case "count" -> "numeric";
      case "number" -> "decimal";
      default -> "text";
    };
  }
}
