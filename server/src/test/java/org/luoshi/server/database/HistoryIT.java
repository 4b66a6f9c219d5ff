package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the tables promise about records: nothing known is ever lost, and one version is current.
@OnEveryServer
class HistoryIT {

  private final TestDatabase test;
  private final Database database;

  HistoryIT(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  private void run(String sql, Object... values) {
    database.inReach(Reach.WHOLE, () -> database.sql().sql(sql).params(values).update());
  }

  private void record(String id) {
    run("insert into record (id, kind, source) values (?, 'meeting', '台账.xlsx/三会一课')", id);
  }

  private void version(String id, int version, String entered, String present) {
    run(
        """
        with entry as (
          insert into ledger_entry (at, actor, type, object, leaf, payload, salt)
          values (now(), '', 't', '', '', '', sha256('')) returning id)
        insert into record_version (record_id, version, kind, entered_at, state, effective,
          "values", content_hash, entry_id)
        select ?, ?, 'meeting', ?::timestamptz, 'active', '2020-07-01', ?::jsonb, sha256(''), id
          from entry
        """,
        id,
        version,
        entered,
        "{\"present\": " + present + "}");
  }

  private void supersede(String id, String at) {
    run(
        "update record_version set known_until = ?::timestamptz"
            + " where record_id = ? and known_until is null",
        at,
        id);
  }

  private List<String> knownAt(String id, String at) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(
                    """
                    select "values" ->> 'present' from record_version
                     where record_id = ? and entered_at <= ?::timestamptz
                       and (known_until is null or ?::timestamptz < known_until)
                    """)
                .params(id, at, at)
                .query(String.class)
                .list());
  }

  @Test
  void tellsWhatWasKnownAtAnyMoment() {
    record("r1");
    version("r1", 1, "2020-08-01T00:00:00Z", "9");
    supersede("r1", "2020-09-01T00:00:00Z");
    version("r1", 2, "2020-09-01T00:00:00Z", "11");

    assertThat(knownAt("r1", "2020-07-31T23:59:59Z")).isEmpty();
    assertThat(knownAt("r1", "2020-08-31T23:59:59Z")).containsExactly("9");
    assertThat(knownAt("r1", "2020-09-01T00:00:00Z")).containsExactly("11");
  }

  @Test
  void allowsOneCurrentVersionOnly() {
    record("r2");
    version("r2", 1, "2020-08-01T00:00:00Z", "9");

    assertThatThrownBy(() -> version("r2", 2, "2020-09-01T00:00:00Z", "11"))
        .hasMessageContaining("record_version_current");
  }

  @Test
  void refusesEveryOtherChangeEvenToTheOwner() {
    record("r3");
    version("r3", 1, "2020-08-01T00:00:00Z", "9");
    supersede("r3", "2020-09-01T00:00:00Z");

    for (var change :
        List.of(
            "update record_version set state = 'withdrawn' where record_id = 'r3'",
            "update record_version set known_until = null where record_id = 'r3'",
            "update record_version set known_until = now() where record_id = 'r3'",
            "delete from record_version where record_id = 'r3'",
            "truncate record_version")) {
      assertThatThrownBy(() -> test.asOwner(change))
          .as(change)
          .hasMessageContaining("keeps its history");
    }
  }

  @Test
  void knowsANaturalKeyOncePerKind() {
    run("insert into record (id, kind, source, key) values ('k1', 'directive', 's', '民发〔2020〕7号')");
    run("insert into record (id, kind, source, key) values ('k2', 'relay', 's', '民发〔2020〕7号')");

    assertThatThrownBy(() ->
            run(
                "insert into record (id, kind, source, key)"
                    + " values ('k3', 'directive', 't', '民发〔2020〕7号')"))
        .hasMessageContaining("record_key");
  }

  @Test
  void takesVersionsBeforeTheImportThatBringsThem() {
    record("r5");
    database.inTransaction(() -> {
      run(
          """
          with entry as (
            insert into ledger_entry (at, actor, type, object, leaf, payload, salt)
            values (now(), '', 't', '', '', '', sha256('')) returning id)
          insert into record_version (record_id, version, kind, entered_at, state, "values",
            content_hash, import_id, entry_id)
          select 'r5', 1, 'meeting', now(), 'active', '{}', sha256(''), 'i5', id from entry
          """);
      run("insert into import values ('i5', now(), '', '[]', '{}')");
    });

    assertThat(
            database.<Long>inReach(
                Reach.WHOLE,
                () ->
                    database
                        .sql()
                        .sql("select count(*) from record_version where import_id = 'i5'")
                        .query(Long.class)
                        .single()))
        .isOne();
  }
}
