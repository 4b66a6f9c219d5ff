package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.time.Term;

/// The judgements of one duty on one day in the order of lists, with what is counted of each beside
/// it in plain arrays.
///
/// It never changes; what was counted of it for a lens is kept with it, and so outlives changes of
/// other duties.
final class Column {

  /// The due day of what is never due.
  static final int NEVER = Integer.MAX_VALUE;

  private static final int LENSES = 256;

  private final String id;
  final Judgement[] all;
  final byte[] status;
  final int[] unit;
  final int[] due;
  final int[] term;
  final Places.Grove[] grove;
  final Places places;
  private final List<String> terms = new ArrayList<>();
  private final java.util.BitSet begun = new java.util.BitSet();
  private final Map<Lens, Part> parts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Lens, Part> eldest) {
          return size() > LENSES;
        }
      };

  /// Whether to use both processors for sorting is worth while from so many on.
  private static final int MANY = 20_000;

  private Column(String id, Judgement[] all, Places places) {
    this.id = id;
    this.places = places;
    this.all = all;
    this.status = new byte[all.length];
    this.unit = new int[all.length];
    this.due = new int[all.length];
    this.term = new int[all.length];
    this.grove = new Places.Grove[all.length];
  }

  static Column of(String id, Collection<Judgement> judgements, Places places, LocalDate asOf) {
    var all = judgements.toArray(Judgement[]::new);
    if (all.length < MANY) {
      Arrays.sort(all, Cursor.JUDGEMENTS);
    } else {
      Arrays.parallelSort(all, Cursor.JUDGEMENTS);
    }
    var column = new Column(id, all, places);
    var numbers = new HashMap<Object, Integer>();
    var groves = new HashMap<LocalDate, Places.Grove>();
    for (int i = 0; i < all.length; i++) {
      var one = all[i].obligation();
      column.status[i] = (byte) all[i].status().ordinal();
      column.unit[i] = places.number(one.unit());
      column.due[i] = day(one.due().day());
      var counted = all[i].countedOn();
      var day = places.counting(one.unit(), counted);
      column.grove[i] = groves.computeIfAbsent(day, places::on);
      column.term[i] = numbers.computeIfAbsent(term(one.occasion()), column::label);
    }
    return column;
  }

  /// The column with these judgements instead of those the touch reaches; of all others everything
  /// is copied as it is.
  Column next(Touch touch, Collection<Judgement> anew, LocalDate asOf) {
    var fresh = of(id, anew, places, asOf);
    var left = new int[all.length];
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (!touch.reaches(all[i].obligation())) {
        left[kept++] = i;
      }
    }
    var next = new Column(id, new Judgement[kept + fresh.all.length], places);
    next.terms.addAll(terms);
    next.begun.or(begun);
    var terms = next.adopt(fresh);
    int mine = 0;
    int its = 0;
    for (int to = 0; to < next.all.length; to++) {
      boolean isMine =
          its == fresh.all.length
              || mine < kept && Cursor.JUDGEMENTS.compare(all[left[mine]], fresh.all[its]) < 0;
      if (isMine) {
        next.put(to, this, left[mine]);
        next.term[to] = term[left[mine++]];
      } else {
        next.put(to, fresh, its);
        next.term[to] = terms[fresh.term[its++]];
      }
    }
    return next;
  }

  /// The judgements that the touch reaches.
  List<Judgement> reached(Touch touch) {
    return touch.isNothing()
        ? List.of()
        : Arrays.stream(all).filter(one -> touch.reaches(one.obligation())).toList();
  }

  /// Takes over the other's terms and tells which number each has here.
  private int[] adopt(Column other) {
    var numbers = new int[other.terms.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = terms.indexOf(other.terms.get(i));
      if (numbers[i] < 0) {
        numbers[i] = terms.size();
        terms.add(other.terms.get(i));
        begun.set(numbers[i], other.begun.get(i));
      }
    }
    return numbers;
  }

  private void put(int to, Column from, int place) {
    all[to] = from.all[place];
    status[to] = from.status[place];
    unit[to] = from.unit[place];
    due[to] = from.due[place];
    grove[to] = from.grove[place];
  }

  /// The term it is for; for what a record set off, the month it was set off in.
  private static Object term(Occasion occasion) {
    return occasion
        .term()
        .map(Object.class::cast)
        .orElseGet(() -> YearMonth.from(occasion.starts()));
  }

  private int label(Object term) {
    begun.set(terms.size(), term instanceof YearMonth);
    terms.add(term instanceof Term named ? named.label() : term.toString());
    return terms.size() - 1;
  }

  static int day(LocalDate day) {
    return day.equals(LocalDate.MAX) ? NEVER : Math.toIntExact(day.toEpochDay());
  }

  /// The label of a term by its number.
  String label(int number) {
    return terms.get(number);
  }

  /// How many different terms there are.
  int terms() {
    return terms.size();
  }

  /// Whether the term of that number is the month in which something was set off.
  boolean isSetOff(int number) {
    return begun.get(number);
  }

  /// The duty's id.
  String id() {
    return id;
  }

  /// What the lens sees of it.
  Part part(Lens lens) {
    synchronized (parts) {
      var known = parts.get(lens);
      if (known != null) {
        return known;
      }
    }
    var part = Part.of(this, lens);
    synchronized (parts) {
      var other = parts.putIfAbsent(lens, part);
      return other == null ? part : other;
    }
  }

  /// The first place at or after the cursor.
  int from(Cursor cursor) {
    int low = 0;
    int high = all.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Cursor.of(all[middle]).compareTo(cursor) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
