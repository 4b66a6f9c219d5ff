package org.luoshi.server.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.obligations.Trees;
import org.luoshi.server.records.Versions;
import org.luoshi.server.records.Versions.Version;

/// Whether what stands behind a frozen report has changed since: which figures, by which records.
///
/// It looks again only when a record or a rule was entered since it looked last.
public final class Staleness {

  /// So many of the names that came or went are told; the page of the figure has them all.
  private static final int NAMES_TOLD = 6;

  private final FrozenReports reports;
  private final Versions versions;
  private final Function<Frozen, Numbers> numbers;
  private final Map<String, Looked> looked = new ConcurrentHashMap<>();

  /// What was found when the ledger stood at this entry.
  private record Looked(long last, List<Change> changes) {}

  Staleness(FrozenReports reports, Versions versions, Function<Frozen, Numbers> numbers) {
    this.reports = reports;
    this.versions = versions;
    this.numbers = numbers;
  }

  /// A figure that has changed, or rests on other records than before: its value then and now, and
  /// what moved behind it.
  public record Change(
      String id, String figure, String title, String was, String now, List<Moved> moved) {
    public boolean hasNewValue() {
      return !was.equals(now);
    }
  }

  /// What became of a record or obligation behind a figure.
  public record Moved(String id, What what) {}

  /// The ways something behind a figure moves.
  public enum What {
    CORRECTED,
    RETURNED,
    WITHDRAWN,
    CAME,
    LEFT,
    OBLIGATION_CAME,
    OBLIGATION_LEFT
  }

  /// The figures of the report that are not as they were; empty while it is fresh.
  List<Change> of(Frozen report) {
    long last = versions.last();
    if (last <= report.position()) {
      return List.of();
    }
    var known = looked.get(report.id());
    if (known == null || known.last() != last) {
      known = new Looked(last, look(report, last));
      looked.put(report.id(), known);
    }
    return known.changes();
  }

  private List<Change> look(Frozen report, long last) {
    var manifest = Manifest.read(reports.content(report.manifest()));
    var now = numbers.apply(report);
    var ids = new HashSet<String>();
    manifest.records().forEach(one -> ids.add(one.id()));
    manifest
        .figures()
        .forEach(was -> now.figure(was.id()).ifPresent(is -> ids.addAll(is.records())));
    var current = versions.at(ids, last);
    var then = new HashMap<String, Manifest.Kept>();
    manifest.records().forEach(one -> then.put(one.id(), one));
    var changes = new ArrayList<Change>();
    for (var was : manifest.figures()) {
      change(was, now, then, current).stream().forEach(changes::add);
    }
    return List.copyOf(changes);
  }

  private static java.util.Optional<Change> change(
      Manifest.Entry was,
      Numbers now,
      Map<String, Manifest.Kept> then,
      Map<String, Version> current) {
    var is = now.figure(was.id());
    if (is.isEmpty()) {
      return java.util.Optional.of(
          new Change(was.id(), was.figure(), was.title(), was.shown(), "—", List.of()));
    }
    var moved = new LinkedHashMap<String, Moved>();
    records(was, Set.copyOf(is.get().records()), then, current)
        .forEach(one -> moved.put(one.id(), one));
    came(was.obligations(), is.get().obligations())
        .forEach(id -> moved.put(id, new Moved(id, What.OBLIGATION_CAME)));
    came(is.get().obligations(), was.obligations())
        .forEach(id -> moved.put(id, new Moved(id, What.OBLIGATION_LEFT)));
    boolean same = Manifest.canonical(was.value()).equals(Manifest.canonical(Trees.of(is.get())));
    if (same && moved.isEmpty()) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        new Change(
            was.id(),
            was.figure(),
            was.title(),
            same ? was.shown() : other(was.value(), Trees.of(is.get()), was.shown()),
            same
                ? was.shown()
                : other(Trees.of(is.get()), was.value(), now.value(is.get().content())),
            List.copyOf(moved.values())));
  }

  /// Of a list how many names it has, and of these the ones that the other list does not have; of
  /// anything else what was shown.
  private static String other(@Nullable Object value, @Nullable Object than, String shown) {
    if (!(value instanceof List<?> names)) {
      return shown;
    }
    var others =
        than instanceof List<?> all
            ? all.stream().map(Staleness::name).toList()
            : List.<String>of();
    var differing =
        names.stream().map(Staleness::name).filter(name -> !others.contains(name)).toList();
    var told = new ArrayList<>(List.of(String.valueOf(names.size())));
    differing.stream().limit(NAMES_TOLD).forEach(told::add);
    if (differing.size() > NAMES_TOLD) {
      told.add("…");
    }
    return String.join(" · ", told);
  }

  private static String name(Object one) {
    return one instanceof List<?> pair
        ? String.join(" ", pair.stream().map(String::valueOf).toList())
        : String.valueOf(one);
  }

  /// What became of the records a figure rested on, and which it rests on besides now.
  private static List<Moved> records(
      Manifest.Entry was,
      Set<String> now,
      Map<String, Manifest.Kept> then,
      Map<String, Version> current) {
    var moved = new ArrayList<Moved>();
    for (var id : was.records()) {
      var before = then.get(id);
      var after = current.get(id);
      if (after != null && before != null && after.version() != before.version()) {
        moved.add(new Moved(id, what(after.state())));
      } else if (!now.contains(id)) {
        moved.add(new Moved(id, What.LEFT));
      }
    }
    came(was.records(), now).forEach(id -> moved.add(new Moved(id, What.CAME)));
    return moved;
  }

  private static What what(WorkRecord.State state) {
    return switch (state) {
      case ACTIVE -> What.CORRECTED;
      case RETURNED -> What.RETURNED;
      case WITHDRAWN -> What.WITHDRAWN;
    };
  }

  private static List<String> came(
      java.util.Collection<String> before, java.util.Collection<String> after) {
    var known = Set.copyOf(before);
    return after.stream().filter(id -> !known.contains(id)).distinct().toList();
  }
}
