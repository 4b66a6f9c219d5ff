package org.luoshi.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.luoshi.server.House;

/// Takes the book out of a house, beside the running server and without Spark: `HouseBook ID FILE
/// DATA-FOLDER [DATABASE-ADDRESS]`.
public final class HouseBook {

  private HouseBook() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3 || arguments.length > 4) {
      System.err.println("Usage: HouseBook ID FILE DATA-FOLDER [DATABASE-ADDRESS]");
      System.exit(2);
    }
    var address = arguments.length == 4 ? arguments[3] : null;
    try (var house = House.open(Path.of(arguments[2]), address, Clock.systemUTC())) {
      var book =
          new Book(arguments[0], house.rules(null), house.board(Optional.empty()).evidence());
      BookFile.write(book, Path.of(arguments[1]));
      System.out.printf(
          "%d units and %d records of the house are in %s%n",
          book.evidence().organisation().units().size(),
          book.evidence().records().size(),
          arguments[1]);
    }
  }
}
