package org.luoshi.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.meeting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.record.WorkRecord;

class CountedTest {

  private static final List<WorkRecord> TEN =
      IntStream.range(0, 10).mapToObj(i -> meeting("m" + i, "A", "2020-01-01")).toList();

  private final List<String> asked = new ArrayList<>();

  /// Counts the even ones, and those called new; remembers whom it was asked about.
  private final Predicate<WorkRecord> even =
      one -> {
        asked.add(one.id());
        return one.id().startsWith("new") || Integer.parseInt(one.id().substring(1)) % 2 == 0;
      };

  private Counted first() {
    var counted = Counted.of(TEN, even);
    asked.clear();
    return counted;
  }

  private static List<String> ids(Counted counted) {
    return counted.stream().map(WorkRecord::id).toList();
  }

  @Test
  void countsWhatHolds() {
    var counted = Counted.of(TEN, even);
    assertThat(ids(counted)).containsExactly("m0", "m2", "m4", "m6", "m8");
    assertThat(counted.size()).isEqualTo(5);
    assertThat(asked).hasSize(10);
  }

  @Test
  void asksNobodyWhereTheListIsTheSame() {
    var counted = first();
    assertThat(counted.next(TEN, even)).isSameAs(counted);
    assertThat(asked).isEmpty();
  }

  @Test
  void asksOnlyAboutWhatCameInTheMiddle() {
    var now = new ArrayList<>(TEN);
    now.add(5, meeting("new", "A", "2020-01-01"));
    var next = first().next(now, even);
    assertThat(ids(next)).containsExactly("m0", "m2", "m4", "new", "m6", "m8");
    assertThat(asked).containsExactly("new");
  }

  @Test
  void asksAboutTheStretchBetweenTheFirstAndTheLastThatChanged() {
    var now = new ArrayList<>(TEN);
    now.set(2, meeting("m2", "B", "2020-01-01"));
    now.set(6, meeting("m7", "B", "2020-01-01"));
    var next = first().next(now, even);
    assertThat(ids(next)).containsExactly("m0", "m2", "m4", "m8");
    assertThat(asked).containsExactly("m2", "m3", "m4", "m5", "m7");
  }

  @Test
  void movesWithWhatWentAtTheEnds() {
    assertThat(ids(first().next(TEN.subList(1, 10), even))).containsExactly("m2", "m4", "m6", "m8");
    assertThat(ids(first().next(TEN.subList(0, 8), even))).containsExactly("m0", "m2", "m4", "m6");
    assertThat(ids(first().next(List.of(), even))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void movesWithWhatCameAtTheEnds() {
    var now = new ArrayList<>(TEN);
    now.addFirst(meeting("new1", "A", "2020-01-01"));
    now.addLast(meeting("m11", "A", "2020-01-01"));
    var next = first().next(now, even);
    assertThat(ids(next)).containsExactly("new1", "m0", "m2", "m4", "m6", "m8");
    assertThat(ids(Counted.of(List.of(), even).next(TEN, even))).hasSize(5);
  }

  @Test
  void isNarrowedToWhatIsMarked() {
    var marked = new BitSet();
    marked.set(1, 5);
    assertThat(ids(first().and(marked))).containsExactly("m2", "m4");
    assertThat(ids(first())).hasSize(5);
  }
}
