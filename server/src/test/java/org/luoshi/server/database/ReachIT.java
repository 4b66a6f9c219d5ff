package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.UnexpectedRollbackException;

/// The second wall: what a transaction reaches, however carelessly it asks.
@OnEveryServer
class ReachIT {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);

  private final Database database;

  ReachIT(TestDatabase test) {
    this.database = TestDatabase.on(test.server()).open();
    for (var path :
        List.of("/", "/R/", "/R/A/", "/R/A/1/", "/R/AB/", "/R/B/", "/R/B/1/", "/X/", "/X/A/")) {
      database.inReach(Reach.WHOLE, () -> put(path, path));
    }
  }

  private int put(String id, String path) {
    database
        .sql()
        .sql("insert into record (id, kind, source, path) values (?, 'k', 's', ?)")
        .params(id, path)
        .update();
    return database
        .sql()
        .sql(
            """
            with entry as (
              insert into ledger_entry (at, actor, type, object, leaf, payload, salt)
              values (now(), '', 't', '', '', '', sha256('')) returning id)
            insert into record_version (record_id, version, kind, entered_at, state, "values", content_hash, path, unit, entry_id)
            select ?, 1, 'k', now(), 'active', '{}', sha256(''), ?, ?, id from entry
            """)
        .params(id, path, path.replaceAll("^.*/([^/]+)/$", "$1"))
        .update();
  }

  private List<String> seen() {
    return database
        .sql()
        .sql("select record_id from record_version order by record_id")
        .query(String.class)
        .list();
  }

  private List<String> identities() {
    return database.sql().sql("select id from record order by id").query(String.class).list();
  }

  @Test
  void showsNothingWhereNoReachWasSet() {
    assertThat(seen()).isEmpty();
    assertThat(identities()).isEmpty();
    assertThat(database.inTransaction(this::seen)).isEmpty();
    assertThat(database.inReach(Reach.NOTHING, this::seen)).isEmpty();
  }

  @Test
  void showsAllToTheHouseItself() {
    assertThat(database.inReach(Reach.WHOLE, this::seen)).hasSize(9);
    assertThat(database.inReach(Reach.WHOLE, this::identities)).hasSize(9);
  }

  @Test
  void showsASubtreeAndNoNeighbourOfLikeName() {
    assertThat(database.inReach(new Reach(List.of("/R/A/"), ""), this::seen))
        .containsExactly("/R/A/", "/R/A/1/");
  }

  @Test
  void showsTheUnitsOwnWhereverItStood() {
    assertThat(database.inReach(new Reach(List.of("/R/B/"), "A"), this::seen))
        .containsExactly("/R/A/", "/R/B/", "/R/B/1/", "/X/A/");
  }

  @Test
  void forgetsTheReachWithItsTransaction() {
    database.inReach(Reach.WHOLE, this::seen);
    for (int i = 0; i < 20; i++) {
      assertThat(seen()).isEmpty();
    }
  }

  @Test
  void givesTheReachBackAfterOneWithin() {
    var narrow = new Reach(List.of("/X/"), "");
    database.inReach(
        narrow,
        () -> {
          assertThat(database.inReach(Reach.WHOLE, this::seen)).hasSize(9);
          assertThat(seen()).containsExactly("/X/", "/X/A/");
          return true;
        });
  }

  @Test
  void givesTheReachBackAfterOneWithinThatFailed() {
    var after = new ArrayList<String>();
    assertThatThrownBy(() ->
            database.inReach(
                new Reach(List.of("/X/"), ""),
                () -> {
                  try {
                    database.inReach(
                        Reach.WHOLE,
                        () -> {
                          throw new IllegalStateException("no");
                        });
                  } catch (IllegalStateException expected) {
                    after.addAll(seen());
                  }
                  return true;
                }))
        .isInstanceOf(UnexpectedRollbackException.class);
    assertThat(after).containsExactly("/X/", "/X/A/");
  }

  @Test
  void letsNobodyWriteOutsideIt() {
    var reach = new Reach(List.of("/R/A/"), "");
    assertThatThrownBy(() -> database.inReach(reach, () -> put("new", "/R/B/")))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> database.inTransaction(() -> put("new", "/R/A/")))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(database.inReach(reach, () -> put("new", "/R/A/2/"))).isOne();
  }

  /// With the wall and without it, a query that names its own conditions finds the same.
  @Test
  void agreesWithQueriesThatNameTheirOwnConditions() {
    System.out.printf("ReachIT: -Dluoshi.random.seed=%d%n", SEED);
    var random = new Random(SEED);
    var steps = List.of("R/", "X/", "A/", "B/", "AB/", "1/", "2/");
    var paths = new TreeSet<String>();
    for (int i = 0; i < 150; i++) {
      var path = new StringBuilder("/");
      for (int depth = random.nextInt(4); depth >= 0; depth--) {
        path.append(steps.get(random.nextInt(steps.size())));
      }
      paths.add(path.toString());
    }
    var all = new ArrayList<>(database.inReach(Reach.WHOLE, this::seen));
    for (var path : paths) {
      if (!all.contains(path)) {
        database.inReach(Reach.WHOLE, () -> put(path, path));
      }
    }
    for (var one : paths) {
      var other = paths.stream().skip(random.nextInt(paths.size())).findFirst().orElseThrow();
      for (var reach : List.of(new Reach(List.of(one), ""), new Reach(List.of(one, other), ""))) {
        var walled = database.inReach(reach, this::seen);
        var asked =
            database.inReach(Reach.WHOLE, this::seen).stream()
                .filter(path -> reach.paths().stream().anyMatch(path::startsWith))
                .toList();
        assertThat(walled).as("%s", reach).isEqualTo(asked);
      }
    }
  }

  @Test
  void standsBeforeTheOwnerOfTheTablesToo() {
    var forced =
        database
            .sql()
            .sql(
                """
                select relname from pg_class
                 where relforcerowsecurity and relrowsecurity order by relname
                """)
            .query(String.class)
            .list();
    assertThat(forced).contains("record", "record_version");
  }
}
