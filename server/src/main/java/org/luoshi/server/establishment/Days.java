package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Scope;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.shell.Refusals;

/// The trees of the days that people look at, kept as long as the organisation stays the same.
public final class Days {

  private static final int KEPT = 16;

  private final Supplier<Board> boards;
  private final Supplier<LocalDate> today;
  private final Map<LocalDate, TreeOfDay> kept = new LinkedHashMap<>();
  private @Nullable Organisation of;

  public Days(Supplier<Board> boards, Supplier<LocalDate> today) {
    this.boards = boards;
    this.today = today;
  }

  Board board() {
    return boards.get();
  }

  LocalDate today() {
    return today.get();
  }

  @SuppressWarnings("ReferenceEquality") // the same organisation is the same object
  TreeOfDay on(LocalDate day) {
    var board = boards.get();
    synchronized (kept) {
      if (of != board.organisation()) {
        kept.clear();
        of = board.organisation();
      }
      if (kept.size() >= KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return kept.computeIfAbsent(
          day, wanted -> new TreeOfDay(board.programme(), board.organisation(), wanted));
    }
  }

  /// The day asked for, else today.
  LocalDate asked(Map<String, String> asked) {
    var written = asked.getOrDefault("as-of", "").strip();
    return written.isEmpty() ? today.get() : day("as-of", written);
  }

  static LocalDate day(String field, String written) {
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeParseException notADay) {
      throw new WrongInput(Diagnostic.error("page-date", new Place.Subject(field), written));
    }
  }

  /// The tree on the day on which the unit is to be seen: the day asked for, or the nearest one on
  /// which it lived. What the scope does not reach on it is not there.
  TreeOfDay around(String unit, LocalDate day, Scope scope) {
    var known = boards.get().organisation().unit(unit).orElseThrow(Refusals.NotThere::new);
    var closed = known.closed();
    var on =
        day.isBefore(known.founded())
            ? known.founded()
            : closed != null && !day.isBefore(closed) ? closed.minusDays(1) : day;
    var tree = on(on);
    if (!tree.isSeen(scope, unit)) {
      throw new Refusals.NotThere();
    }
    return tree;
  }
}
