package org.luoshi.server.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.luoshi.server.database.Database;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Follows the ledger as it is committed, in whatever order that happens.
///
/// Ids are given when an entry is written, not when it is committed: 8 may be there while 7 is
/// still to come, and a number taken by a transaction that failed never comes. So a [Mark] keeps a
/// floor, below which nothing can appear any more, and which ids above it were seen. The floor may
/// rise to an id once nobody who could have taken a lower one is still writing: a writer holds its
/// lock on the table from before it takes an id until after its commit can be seen. So the highest
/// id is read first, then whether anyone holds such a lock, and the entries last.
public final class Follower {

  private static final String STATE =
      """
      select coalesce(max(id), 0) as last,
             not exists (select from pg_locks
                          where locktype = 'relation' and relation = 'ledger_entry'::regclass
                            and database = (select oid from pg_database where datname = current_database())
                            and mode = 'RowExclusiveLock') as quiet
        from ledger_entry
      """;

  private final Database database;

  public Follower(Database database) {
    this.database = database;
  }

  /// How far somebody has read: all up to the floor, and the ids above it that were seen, counted
  /// from the floor.
  public static final class Mark {
    private final long floor;
    private final BitSet seen;

    private Mark(long floor, BitSet seen) {
      this.floor = floor;
      this.seen = seen;
    }

    long floor() {
      return floor;
    }

    boolean has(long id) {
      return seen.get(Math.toIntExact(id - floor));
    }
  }

  /// The entries committed since a mark, what kinds they are of, and the mark after them.
  public record News(Mark mark, List<Long> entries, Set<String> types) {
    public News {
      entries = List.copyOf(entries);
      types = Set.copyOf(types);
    }
  }

  private record State(long last, boolean quiet) {}

  private record Entry(long id, String type) {}

  /// Whether nothing was committed since the mark; one short look at the database.
  public boolean isUpTo(Mark mark) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? database.inSnapshot(() -> count(mark.floor) == mark.seen.cardinality())
        : count(mark.floor) == mark.seen.cardinality();
  }

  private long count(long floor) {
    return database
        .sql()
        .sql("select count(*) from ledger_entry where id > ?")
        .param(floor)
        .query(Long.class)
        .single();
  }

  /// Does the work in a snapshot of what is committed, and gives it the mark of that snapshot.
  public <T> T begin(Function<Mark, T> work) {
    var state = state();
    return database.inSnapshot(() -> {
      long floor = state.quiet() ? state.last() : 0;
      return work.apply(mark(floor, entries(floor)));
    });
  }

  /// Does the work in a snapshot of what is committed, and gives it what is new since the mark.
  public <T> T since(Mark mark, Function<News, T> work) {
    var state = state();
    return database.inSnapshot(() -> {
      var above = entries(mark.floor);
      var fresh = new ArrayList<Long>();
      var types = new HashSet<String>();
      for (var one : above) {
        if (!mark.has(one.id())) {
          fresh.add(one.id());
          types.add(one.type());
        }
      }
      long floor = state.quiet() ? Math.max(mark.floor, state.last()) : mark.floor;
      return work.apply(new News(mark(floor, above), fresh, types));
    });
  }

  private State state() {
    return database.inSnapshot(() ->
        database
            .sql()
            .sql(STATE)
            .query((row, _) -> new State(row.getLong("last"), row.getBoolean("quiet")))
            .single());
  }

  private List<Entry> entries(long floor) {
    return database
        .sql()
        .sql("select id, type from ledger_entry where id > ? order by id")
        .param(floor)
        .query((row, _) -> new Entry(row.getLong("id"), row.getString("type")))
        .list();
  }

  private static Mark mark(long floor, List<Entry> entries) {
    var seen = new BitSet();
    for (var one : entries) {
      if (one.id() > floor) {
        seen.set(Math.toIntExact(one.id() - floor));
      }
    }
    return new Mark(floor, seen);
  }
}
