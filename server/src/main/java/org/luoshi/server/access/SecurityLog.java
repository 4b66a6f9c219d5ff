package org.luoshi.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.database.Database;

/// The log of sign-ins, failures and changes of access; it is only ever added to, and thinned out
/// by age.
///
/// It holds no passwords, codes or links, and no names that are nobody's.
public final class SecurityLog {

  private final Database database;

  public SecurityLog(Database database) {
    this.database = database;
  }

  /// One entry: about whose account, done by whom.
  public record Entry(
      long id,
      Instant at,
      String what,
      @Nullable String account,
      String title,
      String actor,
      String address,
      String detail) {}

  /// What to list: one account's or all, of one sort or all, those before an id.
  public record Wanted(String account, String what, long before, int limit) {}

  /// Somebody was refused who showed this.
  public void refused(String how, By by) {
    write("sign-in-refused", null, by, how);
  }

  void write(String what, @Nullable String account, By by, String detail) {
    database
        .sql()
        .sql(
            """
            insert into security_entry (at, what, account, actor, address, detail) values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                by.at().atOffset(ZoneOffset.UTC),
                what,
                account,
                by.signature(),
                by.address(),
                detail))
        .update();
  }

  public List<Entry> list(Wanted wanted) {
    return database
        .sql()
        .sql(
            """
            select e.id, e.at, e.what, e.account, coalesce(a.title, '') as title, e.actor, e.address, e.detail
              from security_entry e left join account a on a.id = e.account
             where (:account = '' or e.account = :account) and (:what = '' or e.what = :what)
               and (:before = 0 or e.id < :before)
             order by e.id desc limit :limit
            """)
        .param("account", wanted.account())
        .param("what", wanted.what())
        .param("before", wanted.before())
        .param("limit", wanted.limit())
        .query((row, _) -> entry(row))
        .list();
  }

  public int count(Wanted wanted) {
    return database
        .sql()
        .sql(
            """
            select count(*) from security_entry e
             where (:account = '' or e.account = :account) and (:what = '' or e.what = :what)
            """)
        .param("account", wanted.account())
        .param("what", wanted.what())
        .query(Integer.class)
        .single();
  }

  /// Forgets what is older; the database itself keeps everything of the last six months.
  public long forgetBefore(Instant moment) {
    return database
        .sql()
        .sql("select purge_security_entries(?)")
        .param(moment.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("what"),
        row.getString("account"),
        row.getString("title"),
        row.getString("actor"),
        row.getString("address"),
        row.getString("detail"));
  }
}
