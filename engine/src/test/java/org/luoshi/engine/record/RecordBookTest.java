package org.luoshi.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.record.RecordBook.Change;

class RecordBookTest {

  private static WorkRecord record(String kind, String id, String unit) {
    return new WorkRecord(
        id, kind, unit, null, null, Instant.EPOCH, WorkRecord.State.ACTIVE, Map.of());
  }

  @Test
  void keepsEachKindInTheOrderGiven() {
    var book =
        RecordBook.of(List.of(record("b", "2", "U"), record("a", "9", "U"), record("b", "1", "U")));
    assertThat(book).extracting(WorkRecord::id).containsExactly("9", "2", "1");
    assertThat(book.ofKind("b")).extracting(WorkRecord::id).containsExactly("2", "1");
    assertThat(book.ofKind("c")).isEmpty();
    assertThat(book.find("b", "1")).map(WorkRecord::unit).contains("U");
    assertThat(book.find("b", "9")).isEmpty();
  }

  @Test
  void leavesTheFormerBookAsItWasAndSharesWhatDidNotChange() {
    var before = record("a", "1", "U");
    var book = RecordBook.of(List.of(before, record("b", "1", "U")));
    var next = book.with(List.of(new Change(before, record("a", "1", "V"))));
    assertThat(book.ofKind("a")).containsExactly(before);
    assertThat(next.ofKind("a")).containsExactly(record("a", "1", "V"));
    assertThat(next.ofKind("b")).isSameAs(book.ofKind("b"));
  }

  @Test
  void isAfterAnyChangesTheBookOfWhatIsLeft() {
    long seed = Long.getLong("luoshi.random.seed", 20201031L);
    System.out.println("RecordBookTest -Dluoshi.random.seed=" + seed);
    var random = new Random(seed);
    var book = RecordBook.of(List.of());
    var all = new TreeMap<String, WorkRecord>();
    for (int step = 0; step < 400; step++) {
      var changes = new ArrayList<Change>();
      var next = new TreeMap<>(all);
      for (int i = random.nextInt(step % 50 == 0 ? 400 : 4); i > 0; i--) {
        var kind = "k" + random.nextInt(3);
        var id = kind + "/" + "%04d".formatted(random.nextInt(900));
        var after = random.nextInt(4) == 0 ? null : record(kind, id, "U" + step);
        if (java.util.Objects.equals(next.get(id), all.get(id))
            && (after != null || all.containsKey(id))) {
          changes.add(new Change(all.get(id), after));
          if (after == null) {
            next.remove(id);
          } else {
            next.put(id, after);
          }
        }
      }
      book = book.with(changes);
      all.clear();
      all.putAll(next);
      assertThat(List.copyOf(book))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(List.copyOf(all.values()));
    }
    assertThat(all).hasSizeGreaterThan(100);
  }
}
