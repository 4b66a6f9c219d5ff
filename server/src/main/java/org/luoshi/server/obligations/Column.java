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

  private static final int LENSES = 64;

  private final String id;
  final Judgement[] all;
  final byte[] status;
  final int[] unit;
  final int[] due;
  final int[] term;
  final Places.Grove[] grove;
  final Places places;
  private final List<String> terms = new ArrayList<>();
  private final java.util.BitSet setOff = new java.util.BitSet();
  private final Map<Lens, Part> parts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Lens, Part> eldest) {
          return size() > LENSES;
        }
      };

  Column(String id, Collection<Judgement> judgements, Places places, LocalDate asOf) {
    this.id = id;
    this.places = places;
    this.all = judgements.toArray(Judgement[]::new);
    Arrays.parallelSort(all, Cursor.JUDGEMENTS);
    this.status = new byte[all.length];
    this.unit = new int[all.length];
    this.due = new int[all.length];
    this.term = new int[all.length];
    this.grove = new Places.Grove[all.length];
    var numbers = new HashMap<Object, Integer>();
    for (int i = 0; i < all.length; i++) {
      var one = all[i].obligation();
      status[i] = (byte) all[i].status().ordinal();
      unit[i] = places.number(one.unit());
      due[i] = day(one.due().day());
      var counted = one.rollsUpOn();
      grove[i] = places.on(one.unit(), counted.isAfter(asOf) ? asOf : counted);
      term[i] = numbers.computeIfAbsent(term(one.occasion()), this::label);
    }
  }

  /// The term it is for; for what a record set off, the month it was set off in.
  private static Object term(Occasion occasion) {
    return occasion
        .term()
        .map(Object.class::cast)
        .orElseGet(() -> YearMonth.from(occasion.starts()));
  }

  private int label(Object term) {
    setOff.set(terms.size(), term instanceof YearMonth);
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
    return setOff.get(number);
  }

  /// The duty's id.
  String id() {
    return id;
  }

  /// Adds those the touch does not reach.
  void addUntouched(Touch touch, List<Judgement> to) {
    for (var one : all) {
      if (!touch.reaches(one.obligation())) {
        to.add(one);
      }
    }
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
