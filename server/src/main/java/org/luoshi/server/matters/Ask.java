package org.luoshi.server.matters;

import java.util.List;
import org.luoshi.server.shell.Frame;

/// A field that opening a matter or a move asks for; its label is the phrase `<flow>.ask.<id>`, and
/// `<flow>.hint.<id>` its hint where there is one.
///
/// `usual` stands in it at first. A `label` that is not empty stands for the phrase.
public record Ask(
    String id,
    Type type,
    boolean required,
    String usual,
    List<Frame.Choice> choices,
    String label) {

  /// What may stand in it.
  public enum Type {
    WORDS,
    TEXT,
    DAY,
    /// A day not after today.
    PAST_DAY,
    NUMBER,
    /// A unit within reach, by name or code.
    UNIT,
    CHOICE,
    MANY
  }

  public Ask {
    choices = List.copyOf(choices);
  }

  public static Ask words(String id) {
    return new Ask(id, Type.WORDS, true, "", List.of(), "");
  }

  public static Ask text(String id) {
    return new Ask(id, Type.TEXT, true, "", List.of(), "");
  }

  public static Ask day(String id, String usual) {
    return new Ask(id, Type.DAY, true, usual, List.of(), "");
  }

  /// A day not after today.
  public static Ask pastDay(String id, String usual) {
    return new Ask(id, Type.PAST_DAY, true, usual, List.of(), "");
  }

  public static Ask unit(String id) {
    return new Ask(id, Type.UNIT, true, "", List.of(), "");
  }

  public static Ask number(String id) {
    return new Ask(id, Type.NUMBER, true, "", List.of(), "");
  }

  public static Ask choice(String id, List<Frame.Choice> choices) {
    return new Ask(id, Type.CHOICE, true, "", choices, "");
  }

  /// Any of the choices, one or more.
  public static Ask many(String id, List<Frame.Choice> choices) {
    return new Ask(id, Type.MANY, true, "", choices, "");
  }

  /// The same, not asked for in every case.
  public Ask optional() {
    return new Ask(id, type, false, usual, choices, label);
  }

  /// The same with something standing in it at first.
  public Ask usually(String usual) {
    return new Ask(id, type, required, usual, choices, label);
  }

  /// The same under a label of its own, such as the title that a pack gives.
  public Ask named(String label) {
    return new Ask(id, type, required, usual, choices, label);
  }
}
