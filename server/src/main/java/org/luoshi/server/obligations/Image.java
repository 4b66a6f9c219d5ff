package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.server.ledger.Follower;
import org.luoshi.server.records.AllKnown;

/// How things stood in the house at one moment: who holds one sees that moment, whatever is entered
/// meanwhile.
public final class Image {

  private final AllKnown known;
  private final Board board;
  private final Follower.Mark mark;
  private final long version;
  private final Days days;

  private Image(AllKnown known, Board board, Follower.Mark mark, long version, Days days) {
    this.known = known;
    this.board = board;
    this.mark = mark;
    this.version = version;
    this.days = days;
  }

  static Image of(AllKnown known, Follower.Mark mark, long version) {
    var board = new Board(known.judge());
    return new Image(known, board, mark, version, new Days(List.of()));
  }

  /// The image after these records came to be as they are now.
  Image with(AllKnown.Next next, Follower.Mark to) {
    if (!next.changed()) {
      return new Image(known, board, to, version, days);
    }
    var moved = board.with(next.known().judge());
    var carried =
        next.touched().map(touched -> days.carried(touched)).orElseGet(() -> new Days(List.of()));
    return new Image(next.known(), moved, to, version + 1, carried);
  }

  AllKnown known() {
    return known;
  }

  Follower.Mark mark() {
    return mark;
  }

  /// Rises with every change that a page could show; the same number means the same image.
  public long version() {
    return version;
  }

  public Board board() {
    return board;
  }

  /// All judgements on the date; kept for the dates asked for last.
  public Day day(LocalDate asOf) {
    return days.on(asOf, board);
  }

  /// The days judged by one image, and those of former images that can be brought up to it.
  private static final class Days {

    private static final int KEPT = 3;

    private final Map<LocalDate, CompletableFuture<Day>> judged =
        new LinkedHashMap<>(8, 0.75f, true);
    private final Map<LocalDate, Former> former = new LinkedHashMap<>();

    private record Former(Day day, Touched since) {}

    Days(List<Former> carried) {
      carried.forEach(one -> former.put(one.day().asOf(), one));
    }

    Day on(LocalDate asOf, Board board) {
      CompletableFuture<Day> mine = null;
      CompletableFuture<Day> found;
      Former before = null;
      synchronized (this) {
        found = judged.get(asOf);
        if (found == null) {
          mine = new CompletableFuture<>();
          found = mine;
          before = former.get(asOf);
          judged.put(asOf, mine);
          shorten();
        }
      }
      if (mine != null) {
        judge(asOf, board, before, mine);
      }
      try {
        return found.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }

    private void shorten() {
      var eldest = judged.entrySet().iterator();
      while (judged.size() > KEPT) {
        former.remove(eldest.next().getKey());
        eldest.remove();
      }
    }

    private void judge(
        LocalDate asOf, Board board, @Nullable Former before, CompletableFuture<Day> to) {
      try {
        to.complete(
            before == null ? Day.of(board, asOf) : before.day().next(board, before.since()));
      } catch (RuntimeException | Error failed) {
        to.completeExceptionally(failed);
        synchronized (this) {
          judged.remove(asOf, to);
        }
      }
    }

    /// These days for the next image, which has to bring them up to what was touched.
    synchronized Days carried(Touched touched) {
      var all = new LinkedHashMap<LocalDate, Former>();
      former.forEach((day, one) -> all.put(day, new Former(one.day(), one.since().plus(touched))));
      judged.forEach((day, one) -> {
        if (one.isDone() && !one.isCompletedExceptionally()) {
          all.remove(day);
          all.put(day, new Former(one.join(), touched));
        }
      });
      var last = new ArrayList<>(all.values());
      return new Days(last.subList(Math.max(0, last.size() - KEPT), last.size()));
    }
  }

  /// The day somebody named, or the usual one.
  public Day day(Optional<LocalDate> named, java.time.Instant now) {
    return day(named.orElseGet(() -> board.usualDay(now)));
  }
}
