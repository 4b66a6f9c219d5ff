package org.luoshi.server.establishment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History;
import org.luoshi.server.records.History.Version;

/// The history of a unit or a person as it was entered: what changed from which day on, who entered
/// it when, and what was taken back since.
public final class Chronicle {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private static final Set<String> KINDS = Set.of(Organisations.UNIT, Organisations.CHANGE);

  private final History versions;
  private final UnaryOperator<String> who;
  private final AtomicReference<@Nullable Index> index = new AtomicReference<>();

  /// @param who what people call whoever signed so
  public Chronicle(History versions, UnaryOperator<String> who) {
    this.versions = versions;
    this.who = who;
  }

  /// One thing entered: `what` is `founded`, `appointed` or the kind of change; `becomes` the new
  /// name, superior or heir, empty where there is none.
  public record Line(
      String record,
      int version,
      String what,
      LocalDate day,
      String subject,
      String becomes,
      String actor,
      Instant at,
      String importId,
      String reason,
      boolean isCurrent,
      boolean isWithdrawn) {

    /// Whether it holds now, so that it can be taken back.
    public boolean stands() {
      return isCurrent && !isWithdrawn;
    }
  }

  /// What was entered of the unit, the latest day first: its founding, its changes, and those of
  /// others that passed on to it.
  List<Line> ofUnit(String unit, Set<String> names) {
    var byName = index().byName();
    return names.stream()
        .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
        .distinct()
        .map(one -> line(one, who))
        .sorted(
            Comparator.comparing(Line::day)
                .thenComparing(Line::at)
                .thenComparing(Line::record)
                .reversed())
        .toList();
  }

  /// Everything ever entered of units, by the names it speaks of; read again only when something
  /// was entered since.
  private record Index(long versions, Map<String, List<Version>> byName) {}

  private Index index() {
    long entered = versions.count(KINDS);
    var known = index.get();
    if (known == null || known.versions() != entered) {
      var byName = new HashMap<String, List<Version>>();
      for (var one : versions.all(KINDS)) {
        for (var name : named(one.record())) {
          byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
        }
      }
      known = new Index(entered, byName);
      index.set(known);
    }
    return known;
  }

  /// The unit that a row is of, and those it passes on to.
  private static Set<String> named(WorkRecord said) {
    var names = new HashSet<String>();
    names.add(Names.normal(text(said, "code")));
    if (!text(said, "what").equals("moved")) {
      for (var one : text(said, "into").split("[、,，;；]", -1)) {
        if (!one.isBlank()) {
          names.add(Names.normal(one));
        }
      }
    }
    return names;
  }

  /// What was entered of a person's posts, the latest first.
  List<Line> ofPerson(String person) {
    return versions.ofPerson(Organisations.APPOINTMENT, person).reversed().stream()
        .map(one -> line(one, who))
        .toList();
  }

  static Line line(Version one, UnaryOperator<String> who) {
    var said = one.record();
    boolean isUnit = said.kind().equals(Organisations.UNIT);
    boolean isPost = said.kind().equals(Organisations.APPOINTMENT);
    var what = isUnit ? "founded" : isPost ? "appointed" : text(said, "what");
    var day =
        said.day(isUnit ? "founded" : isPost ? "from" : "day").orElse(LocalDate.of(1900, 1, 1));
    var becomes = isUnit ? text(said, "name") : isPost ? text(said, "post") : becomes(said);
    return new Line(
        said.id(),
        one.number(),
        what,
        day,
        isPost ? String.valueOf(said.unit()) : text(said, "code"),
        becomes,
        who.apply(one.actor()),
        said.entered(),
        one.importId(),
        one.reason(),
        one.isCurrent(),
        said.state() != WorkRecord.State.ACTIVE);
  }

  /// A moment as it was read off a clock of the zone, to the minute.
  public static String moment(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  private static String becomes(WorkRecord change) {
    return switch (text(change, "what")) {
      case "renamed" -> text(change, "name");
      case "counted" -> text(change, "staff") + " / " + text(change, "members");
      default -> text(change, "into");
    };
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
