package org.luoshi.server.directives;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// Directives in words: where each has got to, with what lag, level by level.
///
/// Lag is calendar days from the day the directive came in to the day the unit passed it on.
final class Telling {

  static final List<String> COLUMNS =
      List.of("number", "title", "unit", "received", "relayed", "lag", "how");

  private final Relays relays;
  private final Handling handling;
  private final Page page;
  private final Map<String, WorkRecord> known;

  Telling(Relays relays, Handling handling, Page page) {
    this.relays = relays;
    this.handling = handling;
    this.page = page;
    this.known = relays.known(handling);
  }

  private @Nullable WorkRecord record(Matter one) {
    return known.get(Relays.key(one.unit(), String.valueOf(one.subject())));
  }

  private Optional<LocalDate> relayed(Matter one) {
    var record = record(one);
    return record == null || record.state() != WorkRecord.State.ACTIVE
        ? Optional.empty()
        : Optional.ofNullable(record.effective());
  }

  private Optional<LocalDate> received(Matter one) {
    return relays.received(String.valueOf(one.subject()), handling);
  }

  private Optional<Long> lag(Matter one) {
    return received(one)
        .flatMap(from -> relayed(one).map(until -> ChronoUnit.DAYS.between(from, until)));
  }

  private boolean isLate(Matter one) {
    var due = one.due();
    return due != null && relayed(one).orElse(handling.today()).isAfter(due);
  }

  List<String> cells(Matter one) {
    return COLUMNS.stream().map(column -> cell(one, column)).toList();
  }

  private String cell(Matter one, String column) {
    return switch (column) {
      case "number" -> relays.number(String.valueOf(one.subject()));
      case "title" -> one.title();
      case "unit" -> handling.name(one.unit());
      case "received" -> received(one).map(LocalDate::toString).orElse("");
      case "relayed" -> relayed(one).map(LocalDate::toString).orElse("");
      case "lag" -> lag(one).map(days -> page.say("directives.days", days)).orElse("");
      default -> relays.how(record(one));
    };
  }

  List<Procedure.Fact> facts(Matter one) {
    var facts = new ArrayList<Procedure.Fact>();
    for (var column : COLUMNS) {
      var text = cell(one, column);
      if (!text.isEmpty()) {
        facts.add(Procedure.Fact.of(page.say("directives.col." + column), text));
      }
    }
    if (!one.says("from").isEmpty()) {
      facts.add(Procedure.Fact.of(page.say("directive.ask.from"), one.says("from")));
    }
    return facts;
  }

  /// How far the directive has got, in the order of the tree, and the lag of each level.
  List<Procedure.Section> sections(List<Matter> reached) {
    var tree = handling.desk().tree(handling.today());
    var inOrder = new ArrayList<>(reached);
    inOrder.sort(
        java.util.Comparator.comparing((Matter one) ->
                tree.node(one.unit()).map(Tree.Node::position).orElse(Integer.MAX_VALUE))
            .thenComparing(Matter::id));
    var rows = new ArrayList<Procedure.Row>();
    for (var one : inOrder) {
      rows.add(
          new Procedure.Row(
              "/directives/" + RecordLink.escaped(one.number()),
              List.of(
                  handling.name(one.unit()),
                  page.say("directive.state." + one.state()),
                  cell(one, "relayed"),
                  cell(one, "lag"),
                  isLate(one) ? page.say("directives.late") : "",
                  cell(one, "how"))));
    }
    return List.of(
        levels(inOrder, tree),
        new Procedure.Section(
            page.say("directives.reached"),
            "",
            heads("unit", "state", "relayed", "lag", "late", "how"),
            rows));
  }

  private List<String> heads(String... names) {
    return java.util.Arrays.stream(names).map(name -> page.say("directives.col." + name)).toList();
  }

  private Procedure.Section levels(List<Matter> reached, Tree tree) {
    var byLevel = new TreeMap<Integer, List<Matter>>();
    for (var one : reached) {
      int depth = tree.node(one.unit()).map(Tree.Node::depth).orElse(0);
      byLevel.computeIfAbsent(depth, _ -> new ArrayList<>()).add(one);
    }
    var rows = new ArrayList<Procedure.Row>();
    byLevel.forEach((depth, all) -> {
      var lags = all.stream().map(this::lag).flatMap(Optional::stream).sorted().toList();
      rows.add(
          new Procedure.Row(
              "",
              List.of(
                  page.say("directives.level", depth + 1),
                  String.valueOf(all.size()),
                  String.valueOf(all.stream().filter(one -> relayed(one).isPresent()).count()),
                  String.valueOf(all.stream().filter(this::isLate).count()),
                  median(lags))));
    });
    return new Procedure.Section(
        page.say("directives.levels"),
        "",
        heads("level", "reached", "done", "overdue", "median"),
        rows);
  }

  /// The middle lag; of an even number the mean of the middle two.
  private String median(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return "";
    }
    int middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1) {
      return page.say("directives.days", sorted.get(middle));
    }
    long sum = sorted.get(middle - 1) + sorted.get(middle);
    return page.say("directives.days", sum % 2 == 0 ? String.valueOf(sum / 2) : sum / 2 + ".5");
  }
}
