package org.luoshi.server;

import java.util.function.Supplier;
import org.luoshi.server.obligations.Board;

/// The board of the live image, with everything committed before it is asked for.
final class Boards implements Supplier<Board> {

  private final House house;

  Boards(House house) {
    this.house = house;
  }

  @Override
  public Board get() {
    return house.live().now().board();
  }
}
