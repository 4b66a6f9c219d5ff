package org.luoshi.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.Reach;
import org.luoshi.server.database.TestDatabase;

@OnEveryServer
class LedgerIT {

  private static final Instant AT = Instant.parse("2020-12-31T16:00:00.123456Z");

  private final TestDatabase test;
  private final Database database;
  private final Ledger ledger;
  private final LedgerCheck check;

  LedgerIT(TestDatabase test) {
    this.test = test;
    this.database = test.database();
    this.ledger = new Ledger(database);
    this.check = new LedgerCheck(database);
  }

  private long append(String object) {
    return database.inTransaction(() -> ledger.append(entry(object)));
  }

  private static NewEntry entry(String object) {
    return NewEntry.of(AT, "张三", "record-entered", object, "{\"会议类型\": \"支委会\"}");
  }

  private long count(String where) {
    return database
        .sql()
        .sql("select count(*) from ledger_entry where " + where)
        .query(Long.class)
        .single();
  }

  @Nested
  class Appending {

    @Test
    void keepsLeafPayloadAndSaltThatAgree() {
      long id = append("第一支部/7");

      assertThat(check.contradictions(id, id)).isEmpty();
      assertThat(count("id = %d and length(salt) = 32 and at = '%s'".formatted(id, AT))).isOne();
    }

    @Test
    void neverUsesASaltTwice() {
      append("a");
      append("a");

      assertThat(
              database
                  .sql()
                  .sql("select count(salt) - count(distinct salt) from ledger_entry")
                  .query(Long.class)
                  .single())
          .isZero();
    }

    @Test
    void takesAHundredThousandEntriesInSecondsAndKeepsTheirOrder() {
      var entries = new ArrayList<NewEntry>();
      for (int i = 0; i < 100_000; i++) {
        entries.add(entry("批量/" + i));
      }
      long start = System.nanoTime();
      var ids = database.inTransaction(() -> ledger.append(entries));
      var took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(ids).hasSize(100_000).isSorted().doesNotHaveDuplicates();
      assertThat(
              database
                  .sql()
                  .sql("select object from ledger_entry where id between ? and ? order by id")
                  .params(ids.getFirst(), ids.getLast())
                  .query(String.class)
                  .list())
          .isEqualTo(entries.stream().map(NewEntry::object).toList());
      assertThat(check.contradictions(ids.getFirst(), ids.getLast())).isEmpty();
      // A few seconds on an idle machine of two cores; the limit leaves room for a busy one.
      assertThat(took).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void needsATransaction() {
      assertThatThrownBy(() -> ledger.append(entry("x")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in the transaction of the change it tells of")
          .hasMessageContaining("Maybe wrap both in Database.inTransaction");
    }

    @Test
    void ofNothingWritesNothing() {
      assertThat(database.inTransaction(() -> ledger.append(List.of()))).isEmpty();
    }
  }

  @Nested
  class AFailingEntry {

    @Test
    void undoesTheChangeItTellsOf() {
      test.asOwner("alter table ledger_entry add constraint broken check (object <> 'broken')");

      assertThatThrownBy(() ->
              database.inTransaction(() -> {
                insertRecord("with-broken-entry");
                ledger.append(entry("broken"));
              }))
          .hasMessageContaining("broken");
      assertThat(records("with-broken-entry")).isZero();
      assertThat(count("object = 'broken'")).isZero();
    }

    @Test
    void isUndoneTogetherWithAFailingChange() {
      assertThatThrownBy(() ->
              database.inTransaction(() -> {
                ledger.append(entry("of-broken-record"));
                insertRecord("twice");
                insertRecord("twice");
              }))
          .hasMessageContaining("record_pkey");
      assertThat(count("object = 'of-broken-record'")).isZero();
    }

    private void insertRecord(String id) {
      database.inReach(
          Reach.WHOLE,
          () ->
              database
                  .sql()
                  .sql("insert into record (id, kind, source) values (?, 'meeting', 's')")
                  .param(id)
                  .update());
    }

    private long records(String id) {
      return database.inReach(
          Reach.WHOLE,
          () ->
              database
                  .sql()
                  .sql("select count(*) from record where id = ?")
                  .param(id)
                  .query(Long.class)
                  .single());
    }
  }

  @Nested
  class History {

    @Test
    void cannotBeChangedByTheRoleOfDailyWork() {
      long id = append("x");

      for (var change :
          List.of(
              "update ledger_entry set actor = '李四' where id = " + id,
              "update ledger_entry set payload = null, salt = null where id = " + id,
              "delete from ledger_entry where id = " + id,
              "truncate ledger_entry cascade",
              "alter table ledger_entry disable trigger all",
              "insert into ledger_entry (id, at, actor, type, object, leaf, payload, salt)"
                  + " overriding system value select 1, at, actor, type, object, leaf, payload,"
                  + " salt from ledger_entry where id = "
                  + id)) {
        assertThatThrownBy(() -> database.sql().sql(change).update())
            .as(change)
            .rootCause()
            .hasMessageMatching("(?s)ERROR: (permission denied for|must be owner of) .*");
      }
      assertThat(check.contradictions(id, id)).isEmpty();
    }

    @Test
    void isGuardedByTriggersAgainstTheOwnerToo() {
      long id = append("x");

      for (var change :
          List.of(
              "update ledger_entry set actor = '李四' where id = " + id,
              "update ledger_entry set payload = null, salt = null where id = " + id,
              "update ledger_entry set leaf = '' where id = " + id,
              "delete from ledger_entry where id = " + id,
              "truncate ledger_entry cascade")) {
        assertThatThrownBy(() -> test.asOwner(change))
            .as(change)
            .hasMessageContaining("is written once");
      }
    }

    @Test
    void isBornWithItsPayload() {
      assertThatThrownBy(() ->
              database
                  .sql()
                  .sql(
                      "insert into ledger_entry (at, actor, type, object, leaf)"
                          + " values (now(), '', 't', '', '')")
                  .update())
          .hasMessageContaining("born with its payload and salt");
    }
  }

  @Nested
  class Disposal {

    @Test
    void destroysPayloadAndSaltAndKeepsTheLeafAndTheReason() {
      long id = append("x");
      long reason =
          database.inTransaction(
              () -> ledger.dispose(id, Ledger.disposal(AT, "管理员", id, "个人信息保护法第四十七条")));

      assertThat(count("id = %d and payload is null and salt is null".formatted(id))).isOne();
      assertThat(count("id = %d and type = 'disposed'".formatted(reason))).isOne();
      assertThat(check.contradictions(id, reason)).isEmpty();
    }

    @Test
    void isRefusedWithoutAReason() {
      long id = append("x");

      assertThatThrownBy(
              () -> database.inTransaction(() -> ledger.dispose(id, entry("no reason at all"))))
          .hasMessageContaining("UPDATE of entry %d refused".formatted(id));
      assertThat(count("id = %d and payload is not null".formatted(id))).isOne();
      assertThat(count("object = 'no reason at all'")).isZero();
    }

    @Test
    void isNotFooledByATemporaryTableOfTheSameName() {
      long id = append("x");

      assertThatThrownBy(() ->
              database.inTransaction(() -> {
                var sql = database.sql();
                sql.sql("create temp table ledger_entry (type text, object text, id int)").update();
                sql.sql("insert into pg_temp.ledger_entry values ('disposed', ?, 2000000)")
                    .param(String.valueOf(id))
                    .update();
                sql.sql("select dispose_ledger_entry(?)").param(id).query().singleRow();
              }))
          .hasMessageContaining("UPDATE of entry %d refused".formatted(id));
    }
  }

  @Nested
  class Checking {

    @Test
    void findsEveryColumnThatWasChangedBehindItsBack() {
      for (var column :
          List.of(
              "actor = 'x'",
              "type = 'x'",
              "object = 'x'",
              "at = at + interval '1 microsecond'",
              "payload = payload || '\\x00'",
              "salt = sha256(salt)",
              "leaf = set_byte(leaf, length(leaf) - 1, get_byte(leaf, length(leaf) - 1) # 1)",
              "leaf = leaf || '\\x00'")) {
        long id = append("honest");
        long next = append("honest");
        test.asOwner(
            """
            alter table ledger_entry disable trigger disposal_only;
            update ledger_entry set %s where id = %d;
            alter table ledger_entry enable trigger disposal_only;
            """
                .formatted(column, id));

        assertThat(check.contradictions(id, next)).as(column).containsExactly(id);
      }
    }
  }
}
