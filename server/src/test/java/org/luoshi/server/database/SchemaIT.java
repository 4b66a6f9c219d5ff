package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

@OnEveryServer
class SchemaIT {

  private final TestDatabase test;
  private final Database database;

  SchemaIT(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Test
  void isMadeWithAllItsTables() {
    assertThat(
            database
                .sql()
                .sql("select table_name from information_schema.tables where table_schema='public'")
                .query(String.class)
                .list())
        .contains(
            "ledger_entry",
            "record",
            "record_version",
            "import",
            "import_reject",
            "programme_version",
            "calendar_year");
  }

  @Test
  void notesEveryMigrationInTheTransactionThatMakesItsTables() {
    test.asOwner(
        """
        do $$
        declare apart text;
        begin
          select string_agg(made.t, ' ') into apart
          from (values ('record', '1'), ('matter', '12'), ('reminder_day', '13')) as made (t, v)
          left join flyway_schema_history h on h.version = made.v
          left join pg_type t on t.typname = made.t and t.xmin = h.xmin
          where t.oid is null;
          if apart is not null then
            raise exception 'made in another transaction than noted: %', apart;
          end if;
        end $$
        """);
  }

  @Test
  void isLeftAloneWhenItIsPresentAlready() {
    try (var again = test.open()) {
      assertThat(again.sql().sql("select count(*) from record").query(Long.class).single())
          .isZero();
    }
  }

  @Test
  void ordersTextByCodePoint() {
    assertThat(
            database
                .sql()
                .sql("select t from (values ('中'), ('b'), ('B'), ('a')) as v (t) order by t")
                .query(String.class)
                .list())
        .containsExactly("B", "a", "b", "中");
  }

  @Test
  void speaksUtcAndIsNamedLuoshi() {
    assertThat(database.sql().sql("show time zone").query(String.class).single()).isEqualTo("UTC");
    assertThat(database.sql().sql("show application_name").query(String.class).single())
        .isEqualTo("luoshi");
  }

  @Test
  void undoesAllOfATransactionThatFails() {
    assertThatThrownBy(() ->
            database.inReach(
                Reach.WHOLE,
                () -> {
                  database
                      .sql()
                      .sql("insert into record (id, kind, source) values ('r', 'k', 's')")
                      .update();
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    assertThat(
            database.<Long>inReach(
                Reach.WHOLE,
                () ->
                    database
                        .sql()
                        .sql("select count(*) from record where id = 'r'")
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void refusesASchemaOfALaterVersion() {
    test.asOwner(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by,
           execution_time, success)
        values (99, '999', 'of the future', 'SQL', 'V999__x.sql', 1, 'x', 1, true);
        comment on table flyway_schema_history is 'luoshi of the future'
        """);
    try {
      assertThatThrownBy(() -> Schema.migrate(test.owner(), Settings.APP))
          .isInstanceOfSatisfying(
              DatabaseRefused.class,
              refused ->
                  assertThat(refused.diagnostic().code()).isEqualTo("database-schema-differs"))
          .hasMessageContaining("999");
    } finally {
      test.asOwner("delete from flyway_schema_history where installed_rank = 99");
    }
  }
}
