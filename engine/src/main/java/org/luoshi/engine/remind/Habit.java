package org.luoshi.engine.remind;

/// How a house reminds beyond what the pack says: so many working days before the due day (0: not
/// at all), and further up the reporting line every so many (0: never), up to a level.
public record Habit(int before, int further, int levels) {

  /// Five working days before; further up every ten, to the superior's superior.
  public static final Habit USUAL = new Habit(5, 10, 2);
}
