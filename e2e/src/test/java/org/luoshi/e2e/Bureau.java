package org.luoshi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.records.Imports;

/// The sample bureau in a house of its own, served on this machine: a real server, a real database,
/// a clock that stands where a journey sets it.
final class Bureau implements AutoCloseable {

  /// The bureau's workbooks end with October 2020; a journey begins on the first working day after.
  static final LocalDate BEGINS = LocalDate.of(2020, 11, 2);

  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final Path folder;
  private final Hands clock;
  private final House house;
  private final Serving serving;
  private final People people;
  private final Map<Person, Crawl> walks = new EnumMap<>(Person.class);

  private Bureau(Path folder, Hands clock, House house, Serving serving) {
    this.folder = folder;
    this.clock = clock;
    this.house = house;
    this.serving = serving;
    this.people = new People(house);
  }

  /// A fresh one: its workbooks just imported, nobody at work yet.
  ///
  /// They are read once in a run; every further bureau begins as a copy of that folder.
  static Bureau open() {
    try {
      var folder = Files.createTempDirectory("luoshi-e2e-");
      Folders.copy(Imported.FOLDER, folder);
      var clock = Hands.at(BEGINS);
      var house = House.open(folder, null, clock);
      return new Bureau(folder, clock, house, Serving.start(house, 0));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The folder of a bureau whose workbooks were imported; made when it is first asked for.
  private static final class Imported {

    static final Path FOLDER = made();

    private static Path made() {
      try {
        var folder = Files.createTempDirectory("luoshi-e2e-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
        var workbooks = List.of(HOME.resolve("examples").resolve("bureau"));
        try (var house = House.open(folder, null, Hands.at(BEGINS))) {
          house
              .imports()
              .run(
                  new Imports.Wanted(workbooks, house.packFor(null), "e2e", false, false), _ -> {});
        }
        return folder;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /// All that the person reaches by links, walked once: for those who only look.
  Crawl walkedBy(Person person) {
    return walks.computeIfAbsent(person, one -> Crawl.of(this, one));
  }

  /// What the bureau's programme calls its things.
  Terms terms(Language language) {
    return new Terms(house.live().now().board().programme(), language);
  }

  People people() {
    return people;
  }

  House house() {
    return house;
  }

  Hands clock() {
    return clock;
  }

  /// Where its pages are, without a slash at the end; by name, for a passkey belongs to a name.
  String origin() {
    return "http://localhost:" + serving.port();
  }

  @Override
  public void close() {
    serving.close();
    house.close();
    Folders.delete(folder);
  }
}
