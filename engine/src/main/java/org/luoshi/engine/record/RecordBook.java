package org.luoshi.engine.record;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Records kind by kind, each kind's in the order given: a value whose successor shares every kind
/// that did not change.
///
/// Where a kind stands in the order of ids, a successor keeps it so and finds a record by halving;
/// else what is new goes to the end.
public final class RecordBook extends AbstractList<WorkRecord> {

  private static final int FEW = 100;

  private final TreeMap<String, Kind> byKind;
  private final List<Kind> kinds;
  private final int[] ends;

  /// What became of one record: entered where there is nothing before, gone where there is nothing
  /// after.
  public record Change(@Nullable WorkRecord before, @Nullable WorkRecord after) {
    public String kind() {
      return after != null ? after.kind() : before != null ? before.kind() : "";
    }
  }

  private record Kind(List<WorkRecord> records, boolean ordered) {
    static Kind of(List<WorkRecord> records) {
      for (int i = 1; i < records.size(); i++) {
        if (records.get(i - 1).id().compareTo(records.get(i).id()) > 0) {
          return new Kind(records, false);
        }
      }
      return new Kind(records, true);
    }

    /// The first place of the id, or where it would stand.
    int place(String id) {
      if (!ordered) {
        for (int i = 0; i < records.size(); i++) {
          if (records.get(i).id().equals(id)) {
            return i;
          }
        }
        return records.size();
      }
      int low = 0;
      int high = records.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (records.get(middle).id().compareTo(id) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    Optional<WorkRecord> find(String id) {
      int place = place(id);
      return place < records.size() && records.get(place).id().equals(id)
          ? Optional.of(records.get(place))
          : Optional.empty();
    }

    /// Those replaced keep their places; what is new goes where its id belongs.
    Kind with(List<Change> changes) {
      return ordered && changes.size() < FEW ? oneByOne(changes) : allAtOnce(changes);
    }

    private Kind oneByOne(List<Change> changes) {
      var next = new ArrayList<WorkRecord>(records);
      var kind = new Kind(next, true);
      for (var change : changes) {
        int place = kind.place(id(change));
        if (change.before() != null) {
          while (!next.get(place).equals(change.before())) {
            place++;
          }
        }
        if (change.before() != null && change.after() != null) {
          next.set(place, change.after());
        } else if (change.after() != null) {
          next.add(place, change.after());
        } else {
          next.remove(place);
        }
      }
      return new Kind(Collections.unmodifiableList(next), true);
    }

    private Kind allAtOnce(List<Change> changes) {
      Map<String, Change> byId = new HashMap<>();
      changes.forEach(change -> byId.put(id(change), change));
      var next = new ArrayList<WorkRecord>(records.size() + changes.size());
      for (var one : records) {
        var change = byId.get(one.id());
        if (change == null || !one.equals(change.before())) {
          next.add(one);
        } else {
          byId.remove(one.id());
          if (change.after() != null) {
            next.add(change.after());
          }
        }
      }
      var fresh = new ArrayList<WorkRecord>();
      for (var change : changes) {
        if (change.after() != null && byId.containsKey(id(change))) {
          fresh.add(change.after());
        }
      }
      next.addAll(fresh);
      if (ordered && !fresh.isEmpty()) {
        next.sort(java.util.Comparator.comparing(WorkRecord::id));
      }
      return new Kind(
          Collections.unmodifiableList(next), ordered || (records.isEmpty() && of(next).ordered()));
    }

    private static String id(Change change) {
      return change.after() != null
          ? change.after().id()
          : change.before() != null ? change.before().id() : "";
    }
  }

  private RecordBook(TreeMap<String, Kind> byKind) {
    this.byKind = byKind;
    this.kinds = List.copyOf(byKind.values());
    this.ends = new int[kinds.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += kinds.get(i).records().size();
      ends[i] = end;
    }
  }

  public static RecordBook of(Collection<WorkRecord> records) {
    if (records instanceof RecordBook book) {
      return book;
    }
    var lists = new HashMap<String, List<WorkRecord>>();
    for (var one : records) {
      lists.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
    }
    var byKind = new TreeMap<String, Kind>();
    lists.forEach((kind, list) -> byKind.put(kind, Kind.of(List.copyOf(list))));
    return new RecordBook(byKind);
  }

  /// The kinds there is a record of, by id.
  public java.util.Set<String> kinds() {
    return Collections.unmodifiableSet(byKind.keySet());
  }

  /// The records of the kind, in their order.
  public List<WorkRecord> ofKind(String kind) {
    var found = byKind.get(kind);
    return found == null ? List.of() : found.records();
  }

  public Optional<WorkRecord> find(String kind, String id) {
    var found = byKind.get(kind);
    return found == null ? Optional.empty() : found.find(id);
  }

  /// The book after the changes; kinds they do not name are shared with this one.
  public RecordBook with(Collection<Change> changes) {
    var touched = new HashMap<String, List<Change>>();
    changes.forEach(
        change -> touched.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change));
    var next = new TreeMap<>(byKind);
    touched.forEach((kind, all) -> {
      var former = next.getOrDefault(kind, new Kind(List.of(), true));
      next.put(kind, former.with(all));
    });
    return new RecordBook(next);
  }

  /// The book with these records as all of the kind, in this order.
  public RecordBook withKind(String kind, List<WorkRecord> records) {
    var next = new TreeMap<>(byKind);
    next.put(kind, Kind.of(List.copyOf(records)));
    return new RecordBook(next);
  }

  @Override
  public WorkRecord get(int index) {
    java.util.Objects.checkIndex(index, size());
    int found = Arrays.binarySearch(ends, index);
    int kind = found >= 0 ? found + 1 : -found - 1;
    while (kinds.get(kind).records().isEmpty()) {
      kind++;
    }
    return kinds.get(kind).records().get(index - (kind == 0 ? 0 : ends[kind - 1]));
  }

  @Override
  public int size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }
}
