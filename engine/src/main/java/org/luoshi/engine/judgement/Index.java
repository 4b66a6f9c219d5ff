package org.luoshi.engine.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;

/// Records of each kind by one thing they name, such as their unit.
///
/// A value: its successor shares all kinds that did not change, and of those that did all lists but
/// the ones touched.
final class Index {

  private final Function<WorkRecord, @Nullable String> key;
  private final Map<String, Map<String, List<WorkRecord>>> byKind;

  private Index(
      Function<WorkRecord, @Nullable String> key,
      Map<String, Map<String, List<WorkRecord>>> byKind) {
    this.key = key;
    this.byKind = byKind;
  }

  static Index of(Collection<WorkRecord> records, Function<WorkRecord, @Nullable String> key) {
    var index = new Index(key, new HashMap<>());
    for (var one : records) {
      var named = key.apply(one);
      if (named != null) {
        index
            .byKind
            .computeIfAbsent(one.kind(), _ -> new HashMap<>())
            .computeIfAbsent(named, _ -> new ArrayList<>(4))
            .add(one);
      }
    }
    return index;
  }

  List<WorkRecord> of(String kind, String named) {
    return byKind.getOrDefault(kind, Map.of()).getOrDefault(named, List.of());
  }

  Index with(Collection<Change> changes) {
    var next = new HashMap<>(byKind);
    Set<String> kinds = new java.util.HashSet<>();
    Set<List<WorkRecord>> own = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var change : changes) {
      var before = change.before() == null ? null : key.apply(change.before());
      var after = change.after() == null ? null : key.apply(change.after());
      if (before == null && after == null) {
        continue;
      }
      if (kinds.add(change.kind())) {
        next.put(change.kind(), new HashMap<>(next.getOrDefault(change.kind(), Map.of())));
      }
      var owners = next.getOrDefault(change.kind(), Map.of());
      if (before != null && change.before() != null) {
        var list = own(owners, before, own);
        list.remove(change.before());
        if (list.isEmpty()) {
          owners.remove(before);
        }
      }
      if (after != null && change.after() != null) {
        insert(own(owners, after, own), change.after());
      }
    }
    return new Index(key, next);
  }

  private static List<WorkRecord> own(
      Map<String, List<WorkRecord>> owners, String owner, Set<List<WorkRecord>> own) {
    var list = owners.getOrDefault(owner, List.of());
    if (own.contains(list)) {
      return list;
    }
    var copy = new ArrayList<>(list);
    own.add(copy);
    owners.put(owner, copy);
    return copy;
  }

  /// In the order of ids, where the list is in it.
  private static void insert(List<WorkRecord> list, WorkRecord one) {
    int place = list.size();
    while (place > 0 && list.get(place - 1).id().compareTo(one.id()) > 0) {
      place--;
    }
    list.add(place, one);
  }
}
