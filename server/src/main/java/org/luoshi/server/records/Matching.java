package org.luoshi.server.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// Finds out what each row is to the records already kept: the same, a correction, or new.
///
/// A row with a natural key is known by it, and one that names its record by that. Any other is
/// known by what it says: a kept record of the same source with the same content is the same row,
/// each used once. Of what remains, a row is a correction where a kept record of the source has its
/// number and either the same unit, person and year, or all but one of its values. So a file may be
/// sorted anew, and next year's file of the same name is not taken for a correction of this year's.
final class Matching {

  private final Map<String, KeptRecord> byId = new HashMap<>();
  private final Map<String, Deque<KeptRecord>> bySaying = new HashMap<>();
  private final Map<String, KeptRecord> byHash = new HashMap<>();
  private final Map<String, List<KeptRecord>> bySource = new LinkedHashMap<>();
  private final Map<String, List<KeptRecord>> byNumber = new HashMap<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /// What became of the rows, and the kept records of the same sources that no row speaks of any
  /// more.
  record Matched(
      List<ReadyRow> fresh,
      List<Correction> corrections,
      int unchanged,
      List<KeptRecord> absent,
      List<Elsewhere> elsewhere) {}

  /// A new row that says word for word what a record from another file says.
  record Elsewhere(ReadyRow row, KeptRecord kept) {}

  /// A row that replaces the record's former version.
  record Correction(ReadyRow row, KeptRecord former) {}

  Matching(List<KeptRecord> kept) {
    for (var one : kept) {
      byId.put(one.record().id(), one);
      byHash.putIfAbsent(HexFormat.of().formatHex(one.hash()), one);
      bySaying.computeIfAbsent(saying(one.source(), one.hash()), _ -> new ArrayDeque<>()).add(one);
      bySource
          .computeIfAbsent(one.record().kind() + " " + one.source(), _ -> new ArrayList<>())
          .add(one);
      byNumber.computeIfAbsent(numbered(one), _ -> new ArrayList<>(1)).add(one);
      noteNumber(one.record().id());
    }
  }

  private void noteNumber(String id) {
    int slash = id.indexOf('/');
    var digits = id.substring(slash + 1);
    if (!digits.isEmpty()
        && digits.length() < 10
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      lastNumbers.merge(id.substring(0, slash), Integer.parseInt(digits), Math::max);
    }
  }

  private static String numbered(KeptRecord kept) {
    return kept.record().kind() + " " + kept.source() + " " + kept.number();
  }

  private static String saying(String source, byte[] hash) {
    return source + " " + HexFormat.of().formatHex(hash);
  }

  Matched match(List<ReadyRow> rows) {
    var fresh = new ArrayList<ReadyRow>();
    var corrections = new ArrayList<Correction>();
    var rest = new ArrayList<ReadyRow>();
    int unchanged = 0;
    for (var row : rows) {
      var same = same(row);
      if (same.isPresent()) {
        used.add(same.get().record().id());
        unchanged++;
      } else if (row.isKnown() && byId.containsKey(row.record().id())) {
        var former = byId.get(row.record().id());
        used.add(former.record().id());
        corrections.add(new Correction(row, former));
      } else {
        rest.add(row);
      }
    }
    for (var row : rest) {
      var former = row.isKnown() ? Optional.<KeptRecord>empty() : former(row);
      if (former.isPresent()) {
        used.add(former.get().record().id());
        corrections.add(new Correction(row, former.get()));
      } else {
        fresh.add(row.isKnown() ? row : numbered(row));
      }
    }
    return new Matched(fresh, corrections, unchanged, absent(rows), elsewhere(fresh));
  }

  private Optional<KeptRecord> same(ReadyRow row) {
    if (row.isKnown()) {
      return Optional.ofNullable(byId.get(row.record().id()))
          .filter(kept -> java.util.Arrays.equals(kept.hash(), Values.hash(row.record())));
    }
    var alike = bySaying.get(saying(row.source(), Values.hash(row.record())));
    return Optional.ofNullable(alike == null ? null : alike.poll());
  }

  private Optional<KeptRecord> former(ReadyRow row) {
    if (row.number().isEmpty()) {
      return Optional.empty();
    }
    var numbered = row.kind().id() + " " + row.source() + " " + row.number();
    return byNumber.getOrDefault(numbered, List.of()).stream()
        .filter(kept -> !used.contains(kept.record().id()))
        .filter(kept -> isCorrection(kept.record(), row.record()))
        .findFirst();
  }

  private static boolean isCorrection(WorkRecord former, WorkRecord row) {
    boolean sameOwner =
        String.valueOf(former.unit()).equals(String.valueOf(row.unit()))
            && String.valueOf(former.person()).equals(String.valueOf(row.person()));
    boolean sameYear =
        former.effective() == null
            || row.effective() == null
            || former.effective().getYear() == row.effective().getYear();
    return sameOwner && sameYear || different(former.values(), row.values()) <= 1;
  }

  private static int different(Map<String, Value> one, Map<String, Value> other) {
    var fields = new HashSet<>(one.keySet());
    fields.addAll(other.keySet());
    return (int)
        fields.stream()
            .filter(field ->
                !Optional.ofNullable(one.get(field)).equals(Optional.ofNullable(other.get(field))))
            .count();
  }

  private ReadyRow numbered(ReadyRow row) {
    var kind = row.kind().id();
    int number = lastNumbers.merge(kind, 1, Integer::sum);
    var was = row.record();
    var record =
        new WorkRecord(
            "%s/%06d".formatted(kind, number),
            kind,
            was.unit(),
            was.person(),
            was.effective(),
            was.entered(),
            was.state(),
            was.values());
    return new ReadyRow(row.kind(), null, row.source(), row.number(), row.place(), record);
  }

  private List<Elsewhere> elsewhere(List<ReadyRow> fresh) {
    var found = new ArrayList<Elsewhere>();
    for (var row : fresh) {
      var kept = byHash.get(HexFormat.of().formatHex(Values.hash(row.record())));
      if (kept != null && !kept.source().equals(row.source())) {
        found.add(new Elsewhere(row, kept));
      }
    }
    return found;
  }

  private List<KeptRecord> absent(List<ReadyRow> rows) {
    var sources = new HashSet<String>();
    rows.stream()
        .filter(row ->
            row.place() != null
                && row.source().equals(row.place().file() + " · " + row.place().sheet()))
        .forEach(row -> sources.add(row.kind().id() + " " + row.source()));
    var absent = new ArrayList<KeptRecord>();
    for (var source : sources) {
      for (var kept : bySource.getOrDefault(source, List.of())) {
        if (!used.contains(kept.record().id())) {
          absent.add(kept);
        }
      }
    }
    return Collections.unmodifiableList(absent);
  }
}
