package org.luoshi.server.registers;

import java.time.Clock;
import java.util.function.Supplier;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Entries;

/// Where requests about registers begin: each opens a [Desk] on how things stand at that moment.
public record Registers(
    Supplier<Image> live,
    Database database,
    Entries entries,
    Once once,
    Clock clock,
    Catalogue catalogue) {

  Desk open() {
    return new Desk(this, live.get());
  }
}
