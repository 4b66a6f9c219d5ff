package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// Lists of obligations as somebody wants them, in the order of [Cursor], and their lengths.
public final class Lists {

  private Lists() {}

  /// A page of a list, and where it goes on; null at its end.
  public record Listed(List<Judgement> judgements, @Nullable Cursor next) {
    public Listed {
      judgements = List.copyOf(judgements);
    }
  }

  static int count(View view, Wanted wanted) {
    int count = 0;
    for (var sieve : sieves(view, wanted)) {
      for (int n = 0; n < sieve.part.size(); n++) {
        count += sieve.lets(sieve.part.at(n)) ? 1 : 0;
      }
    }
    return count;
  }

  static Tally tally(View view, Wanted wanted) {
    var counts = new int[Status.values().length];
    for (var sieve : sieves(view, wanted)) {
      for (int n = 0; n < sieve.part.size(); n++) {
        int i = sieve.part.at(n);
        if (sieve.lets(i)) {
          counts[sieve.part.column().status[i]]++;
        }
      }
    }
    return Tally.ofCounts(counts);
  }

  /// What is wanted by the day due and the duty; what is never due is left out.
  static java.util.SortedMap<java.time.LocalDate, java.util.Map<String, Integer>> dueDays(
      View view, Wanted wanted) {
    var days = new java.util.TreeMap<java.time.LocalDate, java.util.Map<String, Integer>>();
    for (var sieve : sieves(view, wanted)) {
      var column = sieve.part.column();
      for (int n = 0; n < sieve.part.size(); n++) {
        int i = sieve.part.at(n);
        if (column.due[i] != Column.NEVER && sieve.lets(i)) {
          days.computeIfAbsent(
                  java.time.LocalDate.ofEpochDay(column.due[i]),
                  _ -> new java.util.LinkedHashMap<>())
              .merge(column.id(), 1, Integer::sum);
        }
      }
    }
    return days;
  }

  static Listed of(View view, Wanted wanted, Optional<Cursor> after, int limit) {
    var heads = new PriorityQueue<Head>();
    for (var sieve : sieves(view, wanted)) {
      new Head(sieve).from(after).ifPresent(heads::add);
    }
    var found = new ArrayList<Judgement>();
    while (!heads.isEmpty() && found.size() < limit) {
      var head = heads.poll();
      found.add(head.judgement());
      head.next().ifPresent(heads::add);
    }
    return new Listed(
        found, heads.isEmpty() || found.isEmpty() ? null : Cursor.of(found.getLast()));
  }

  private static List<Sieve> sieves(View view, Wanted wanted) {
    return view.parts(wanted).stream()
        .filter(part -> part.size() > 0)
        .map(part -> new Sieve(part, wanted))
        .toList();
  }

  /// What is wanted of one duty, in numbers.
  private static final class Sieve {
    private final Part part;
    private final Wanted wanted;
    private final int statuses;
    private final int from;
    private final int until;
    private final int through;
    private final boolean @Nullable [] terms;

    Sieve(Part part, Wanted wanted) {
      this.part = part;
      this.wanted = wanted;
      this.statuses = mask(wanted);
      this.from = wanted.dueFrom() == null ? Integer.MIN_VALUE : Column.day(wanted.dueFrom());
      this.until = wanted.dueUntil() == null ? Column.NEVER : Column.day(wanted.dueUntil());
      this.through = part.column().places.find(wanted.through());
      this.terms = wanted.term().isEmpty() ? null : terms(part.column(), wanted.term());
    }

    private static int mask(Wanted wanted) {
      int mask = 0;
      for (var status : wanted.statuses()) {
        mask |= 1 << status.ordinal();
      }
      return mask == 0 ? -1 : mask;
    }

    /// The terms of the label; for what records set off, the months of the term of that label.
    private static boolean[] terms(Column column, String label) {
      var wanted = new boolean[column.terms()];
      var named = Term.labelled(label);
      for (int i = 0; i < wanted.length; i++) {
        var own = column.label(i);
        wanted[i] =
            own.equals(label)
                || column.isSetOff(i)
                    && named.isPresent()
                    && isLong(named.get())
                    && Term.labelled(own)
                        .filter(month -> named.get().contains(month.first()))
                        .isPresent();
      }
      return wanted;
    }

    private static boolean isLong(Term term) {
      return term.length() != Length.Calendar.WEEK && term.length() != Length.Calendar.TEN_DAYS;
    }

    boolean lets(int i) {
      var column = part.column();
      return (statuses & (1 << column.status[i])) != 0
          && column.due[i] >= from
          && column.due[i] <= until
          && (terms == null || terms[column.term[i]])
          && (wanted.through().isEmpty()
              || (through != Places.NOBODY && part.through(i) == through))
          && (wanted.level() == null || column.grove[i].depth(column.unit[i]) == wanted.level())
          && (wanted.bearer().isEmpty()
              || column.all[i].obligation().bearer().id().equals(wanted.bearer()));
    }
  }

  /// The next wanted obligation of one duty, on the way through it.
  private static final class Head implements Comparable<Head> {
    private final Sieve sieve;
    private int n;

    Head(Sieve sieve) {
      this.sieve = sieve;
    }

    Optional<Head> from(Optional<Cursor> after) {
      var column = sieve.part.column();
      int place = after.map(column::from).orElse(0);
      if (after.isPresent()
          && place < column.all.length
          && Cursor.of(column.all[place]).equals(after.get())) {
        place++;
      }
      n = sieve.part.before(place) - 1;
      return next();
    }

    Optional<Head> next() {
      for (n++; n < sieve.part.size(); n++) {
        if (sieve.lets(sieve.part.at(n))) {
          return Optional.of(this);
        }
      }
      return Optional.empty();
    }

    Judgement judgement() {
      return sieve.part.column().all[sieve.part.at(n)];
    }

    @Override
    public int compareTo(Head other) {
      return Cursor.JUDGEMENTS.compare(judgement(), other.judgement());
    }
  }
}
