package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// A PostgreSQL of the site's own, named by its address, where one role does everything.
@OnEveryServer
class OwnServerIT {

  private final TestDatabase test;

  OwnServerIT(TestDatabase test) {
    this.test = test;
  }

  /// The address as a site would write it into `LUOSHI_DB_URL`.
  private String address(String database) {
    var owner = test.owner();
    var uri = URI.create(owner.url().substring("jdbc:".length()));
    return "postgresql://%s:%s@%s/%s"
        .formatted(owner.user(), owner.password(), uri.getAuthority(), database);
  }

  private String name() {
    return test.owner().url().replaceAll(".*/([^?]+).*", "$1");
  }

  @Test
  void isOpenedByItsAddressAndKeepsTheLedgerByTriggers() {
    try (var database = Database.open(address(name()))) {
      long id =
          database.inTransaction(
              () -> new Ledger(database).append(NewEntry.of(Instant.EPOCH, "", "t", "own", "{}")));

      assertThatThrownBy(() ->
              database
                  .sql()
                  .sql("update ledger_entry set object = 'other' where id = ?")
                  .param(id)
                  .update())
          .hasMessageContaining("is written once");
    }
  }

  @Test
  void winsOverTheDataFolder() {
    var nowhere = new DataFolder(java.nio.file.Path.of("/proc/nowhere"));
    try (var database = Database.open(nowhere, address(name()))) {
      assertThat(database.sql().sql("select current_database()").query(String.class).single())
          .isEqualTo(name());
    }
  }

  @Test
  void isRefusedWithAnotherEncoding() {
    var ascii = name() + "_ascii";
    test.asOwner(
        "create database %s encoding 'SQL_ASCII' locale 'C' template template0".formatted(ascii));
    try {
      assertThatThrownBy(() -> Database.open(address(ascii)))
          .isInstanceOfSatisfying(
              DatabaseRefused.class,
              refused -> assertThat(refused.diagnostic().code()).isEqualTo("database-encoding"))
          .hasMessageContaining("[SQL_ASCII]");
    } finally {
      test.asOwner("drop database " + ascii + " with (force)");
    }
  }
}
