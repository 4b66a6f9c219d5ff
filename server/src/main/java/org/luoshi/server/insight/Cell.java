package org.luoshi.server.insight;

import java.time.LocalDate;

/// What stands in one place of a list.
public sealed interface Cell {

  /// Words; `id` names what they are about for programs, `href` its page. Either may be empty.
  record Words(String text, String id, String href) implements Cell {}

  /// How many there are in the list at the address; a zero has no address.
  record Count(long number, String href) implements Cell {}

  /// A number that is computed and counts nothing; empty where there is none.
  record Figure(String text) implements Cell {}

  record On(LocalDate day) implements Cell {}

  static Cell words(String text) {
    return new Words(text, "", "");
  }

  static Cell count(long number, String href) {
    return new Count(number, number == 0 ? "" : href);
  }

  static Cell figure(Object number) {
    return new Figure(String.valueOf(number));
  }
}
