package org.luoshi.server.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.obligations.Sight;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.org.Names;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Entries;
import org.luoshi.server.shell.Refusals.NotThere;

/// What a request about registers reaches for: how things stand, the entries, the day.
record Desk(Registers house, Image image) {

  Board board() {
    return image.board();
  }

  Database database() {
    return house.database();
  }

  Entries entries() {
    return house.entries();
  }

  Once once() {
    return house.once();
  }

  Catalogue catalogue() {
    return house.catalogue();
  }

  Instant now() {
    return house.clock().instant();
  }

  /// The local day of the programme.
  LocalDate today() {
    return LocalDate.ofInstant(now(), board().programme().zone());
  }

  Names names() {
    return new Names(board().organisation());
  }

  Register register(String kind) {
    return Register.of(board().programme(), kind).orElseThrow(NotThere::new);
  }

  /// What the actor sees of obligations on the date asked for.
  Sight sight(Actor actor, Map<String, String> asked) {
    return new Sights(() -> image, this::now).of(actor, asked);
  }

  /// The objects of the register that are seen on the date.
  List<Held> objects(Register register, Sight sight) {
    return Roll.of(register, image.day(sight.asOf()), sight.scope());
  }

  /// The object as it stands today, if the actor sees it; else it is not there.
  Held find(Register register, Actor actor, String id) {
    return find(register, actor, id, Optional.of(today()));
  }

  Held find(Register register, Actor actor, String id, Optional<LocalDate> asOf) {
    return Roll.find(register, image.day(asOf, now()), actor.scope(), id)
        .orElseThrow(NotThere::new);
  }
}
