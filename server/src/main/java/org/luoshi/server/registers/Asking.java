package org.luoshi.server.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// What is asked of a register: objects in a state, of a unit (itself alone where `own`), whose key
/// holds words. What cannot be understood is told at its field, and then nothing is found.
record Asking(String state, String unit, boolean own, String words, List<Diagnostic> found) {

  private static final List<String> STATES = List.of("nobody", "uncovered", "covered", "closed");

  static Asking of(Desk desk, Map<String, String> asked) {
    var found = new ArrayList<Diagnostic>();
    var state = asked.getOrDefault("state", "").strip().toLowerCase(Locale.ROOT);
    if (!state.isEmpty() && !STATES.contains(state)) {
      found.add(Diagnostic.error("page-unknown", new Place.Subject("state"), state));
    }
    var written = asked.getOrDefault("unit", "").strip();
    var unit = written.isEmpty() ? "" : desk.names().unit(written).orElse("");
    if (!written.isEmpty() && unit.isEmpty()) {
      found.add(Diagnostic.error("import-foreign-unit", new Place.Subject("unit"), written));
    }
    return new Asking(
        state,
        unit,
        !asked.getOrDefault("own", "").isBlank(),
        asked.getOrDefault("q", "").strip(),
        List.copyOf(found));
  }

  static List<Frame.Choice> states(Page page) {
    return STATES.stream()
        .map(state -> new Frame.Choice(state, page.say("register.state." + state)))
        .toList();
  }

  boolean wants(Held one, Desk desk, java.time.LocalDate asOf) {
    if (!found.isEmpty()) {
      return false;
    }
    boolean inState =
        switch (state) {
          case "nobody" -> one.care() == Held.Care.NOBODY;
          case "closed" -> one.care() == Held.Care.CLOSED;
          case "uncovered" -> one.isUncovered();
          case "covered" -> one.isCovered();
          default -> true;
        };
    return inState
        && one.key().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))
        && (unit.isEmpty() || isOf(one, desk, asOf));
  }

  private boolean isOf(Held one, Desk desk, java.time.LocalDate asOf) {
    var its = one.unit();
    if (its == null || own) {
      return unit.equals(its);
    }
    var board = desk.board();
    return unit.equals(its)
        || board.treeOn(board.organisation().counting(its, asOf)).isWithin(its, unit);
  }
}
