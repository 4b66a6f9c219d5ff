package org.luoshi.bench.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A database with the same nation: every judgement as a row that names the units above it, and a
/// table of every unit's tallies computed beforehand.
///
/// Both are what somebody would make who counts with that database: the rows sorted by unit for one
/// that scans columns, with an index on each level for one that looks rows up.
abstract class Peer implements AutoCloseable {

  final Nation nation;
  final Connection connection;

  Peer(Nation nation, Connection connection) {
    this.nation = nation;
    this.connection = connection;
  }

  abstract String name();

  /// Brings the rows in, as fast as the database takes them.
  abstract void fill() throws Exception;

  /// Whatever it needs to answer fast.
  abstract void index() throws SQLException;

  /// How it finds the rows of a subtree.
  abstract String within(int unit);

  void load() throws Exception {
    var columns = new StringBuilder();
    for (int level = 0; level < nation.levels(); level++) {
      columns.append(", l").append(level).append(" integer");
    }
    execute(
        "create table fact (unit integer, duty smallint, term smallint, status smallint%s)"
            .formatted(columns));
    fill();
    index();
  }

  /// Computes every unit's tallies.
  void tally() throws SQLException {
    execute(
        "create table tally (unit integer, duty smallint, term smallint, status smallint,"
            + " n integer)");
    for (int level = 0; level < nation.levels(); level++) {
      execute(
          """
          insert into tally
          select l%1$d, duty, term, status, count(*) from fact where l%1$d is not null
          group by l%1$d, duty, term, status order by l%1$d
          """
              .formatted(level));
    }
    execute("create index on_tally on tally (unit, duty, term, status)");
    execute("analyze");
  }

  /// The units above a unit and itself, level by level; −1 below its own.
  int[] above(int unit) {
    var above = new int[nation.levels()];
    java.util.Arrays.fill(above, -1);
    for (int at = unit; at >= 0; at = nation.preorder().superior(at)) {
      above[nation.level(at)] = at;
    }
    return above;
  }

  int[] scan(int unit) throws SQLException {
    return answer(
        "select duty, term, status, count(*) from fact where %s group by duty, term, status"
            .formatted(within(unit)));
  }

  int[] lookUp(int unit) throws SQLException {
    return answer("select duty, term, status, n from tally where unit = %d".formatted(unit));
  }

  private int[] answer(String sql) throws SQLException {
    var counts = new int[nation.duties() * nation.terms() * 8];
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int n = rows.getInt(4);
        counts[(rows.getInt(1) * nation.terms() + rows.getInt(2)) * 8 + rows.getInt(3)] += n;
      }
    }
    return counts;
  }

  /// One judgement becomes another: the row, and the tallies of all units above.
  void change(int unit, int duty, int term, int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    execute(
        "update fact set status = %d where unit = %d and duty = %d and term = %d"
            .formatted(to, unit, duty, term));
    try (var less =
            connection.prepareStatement(
                "update tally set n = n - 1 where unit = ? and duty = ? and term = ?"
                    + " and status = ?");
        var more =
            connection.prepareStatement(
                "update tally set n = n + 1 where unit = ? and duty = ? and term = ?"
                    + " and status = ?");
        var first = connection.prepareStatement("insert into tally values (?, ?, ?, ?, 1)")) {
      for (int above : above(unit)) {
        if (above >= 0) {
          set(less, above, duty, term, from).executeUpdate();
          if (set(more, above, duty, term, to).executeUpdate() == 0) {
            set(first, above, duty, term, to).executeUpdate();
          }
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static PreparedStatement set(PreparedStatement to, int... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      to.setInt(i + 1, values[i]);
    }
    return to;
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What it is set to, for the record.
  abstract String settings();

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
