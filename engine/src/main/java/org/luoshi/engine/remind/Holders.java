package org.luoshi.engine.remind;

import java.util.List;

/// Who can be reminded on the day, by id, and what posts they hold.
public interface Holders {

  /// Those who do the work of the unit.
  List<String> ofUnit(String unit);

  /// Those who head the unit.
  List<String> headsOf(String unit);

  /// Those who are the person.
  List<String> being(String person);

  /// Those who hold the post at the unit.
  List<String> holding(String unit, String post);
}
