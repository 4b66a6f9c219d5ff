package org.luoshi.server;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.obligations.Board;

/// The board as the ledger has it: read anew only when something was entered.
final class Boards implements Supplier<Board> {

  private final House house;
  private long seen = -1;
  private @Nullable Board board;

  Boards(House house) {
    this.house = house;
  }

  @Override
  public synchronized Board get() {
    long last =
        house
            .database()
            .sql()
            .sql("select coalesce(max(id), 0) from ledger_entry")
            .query(Long.class)
            .single();
    var known = board;
    if (known == null || last != seen) {
      known = house.board(Optional.empty());
      board = known;
      seen = last;
    }
    return known;
  }
}
