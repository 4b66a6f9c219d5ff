package org.luoshi.server.obligations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.access.Scope;

/// All figures of a date, each with what it is made of, ready to be listed and opened.
public final class FigureSheet {

  private final Board board;
  private final LocalDate asOf;
  private final Phrasebook phrases;
  private final Behind behind;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// One figure with its title, the group's included, and its makeup.
  public record Entry(
      Figure.Single figure, String title, Makeup makeup, @Nullable FigureSpec spec) {
    public String id() {
      return figure.id();
    }

    /// The length of the list it opens, where the figure is that length.
    public OptionalInt length() {
      return makeup.length(figure);
    }
  }

  /// A row about an obligation; `lag` is the days from its trigger until it was done, empty where
  /// not asked for.
  public record Owed(
      String id,
      String unit,
      String duty,
      String dutyTitle,
      String unitName,
      String occasion,
      @Nullable Status status,
      String progress,
      String due,
      String lag) {}

  /// A row about a record, a unit or a person; `adds` is what it brings into a sum.
  public record Kept(String id, String day, String unit, String text, String adds) {}

  public FigureSheet(Day day, Scope scope, Phrasebook phrases) {
    this.board = day.board();
    this.asOf = day.asOf();
    this.phrases = phrases;
    this.behind = new Behind(board, asOf, phrases);
    day.figures(scope).values().forEach(figure -> gather(figure, ""));
  }

  /// With the house's own figures beside those of the pack.
  public FigureSheet withHouse(Reach reach) {
    HouseFigures.of(board, asOf, reach, phrases)
        .figures()
        .forEach((id, figure) ->
            entries.putIfAbsent(
                id,
                new Entry(
                    figure, figure.title().in(phrases.language()), Makeup.of(null, figure), null)));
    return this;
  }

  private void gather(Figure figure, String group) {
    var own = figure.title().in(phrases.language());
    var title = group.isEmpty() ? own : phrases.say("report.part", group, own);
    switch (figure) {
      case Figure.Group parts -> parts.parts().values().forEach(part -> gather(part, title));
      case Figure.Single single -> {
        var spec =
            Makeup.spec(board.programmeOn(asOf).figures(), single.id(), asOf.getYear())
                .orElse(null);
        entries.put(single.id(), new Entry(single, title, Makeup.of(spec, single), spec));
      }
    }
  }

  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /// A figure's value in a word: the number, or how many there are.
  public static String value(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? "—" : value.toPlainString();
      case Figure.Names(var names) -> String.valueOf(names.size());
      case Figure.NamesAndTerms(var pairs) -> String.valueOf(pairs.size());
    };
  }

  /// The obligations with these ids as rows, in their order.
  List<Owed> owed(List<String> ids, boolean withLag) {
    behind.judge(ids);
    return ids.stream().map(id -> owed(id, withLag)).toList();
  }

  private Owed owed(String id, boolean withLag) {
    var found = behind.judgement(id);
    if (found.isEmpty()) {
      return new Owed(id, "", "", id, "", "", null, "", "", "");
    }
    var judgement = found.get();
    var obligation = judgement.obligation();
    var due = obligation.due().day();
    var lag =
        judgement
            .reachedOn()
            .filter(_ -> withLag)
            .map(day -> ChronoUnit.DAYS.between(obligation.occasion().starts(), day));
    return new Owed(
        id,
        obligation.unit(),
        obligation.duty().id(),
        obligation.duty().title().in(phrases.language()),
        behind.name(obligation.unit()),
        obligation.occasion().label(),
        judgement.status(),
        judgement.done() + " / " + judgement.quota(),
        due.equals(LocalDate.MAX) ? "—" : due.toString(),
        lag.map(String::valueOf).orElse(""));
  }

  /// The records of a figure with these ids as rows, in their order.
  List<Kept> kept(Entry entry, List<String> ids) {
    return ids.stream().map(id -> kept(entry, id)).toList();
  }

  private Kept kept(Entry entry, String id) {
    var line = behind.record(id);
    return new Kept(
        id.startsWith("person/") ? line.id() : id,
        line.date() == null ? "—" : line.date().toString(),
        line.unit(),
        line.text(),
        adds(entry, id));
  }

  private String adds(Entry entry, String id) {
    return isSum(entry)
        ? added(entry, id)
            .map(amount -> amount.decimal().stripTrailingZeros().toPlainString())
            .orElse("—")
        : "";
  }

  private static boolean isSum(Entry entry) {
    return switch (entry.spec()) {
      case FigureSpec.OfRecords of -> measured(of) != null;
      case FigureSpec.OfUnits of -> of.size() != null;
      case null, default -> false;
    };
  }

  private Optional<Amount> added(Entry entry, String id) {
    return switch (entry.spec()) {
      case FigureSpec.OfRecords of when measured(of) != null ->
          behind.known(id).flatMap(record -> record.amount(String.valueOf(measured(of))));
      case FigureSpec.OfUnits(var _, var _, var size) when size != null ->
          board
              .organisation()
              .unit(id.substring("unit/".length()))
              .map(unit -> unit.sizesOn(asOf).get(size));
      case null, default -> Optional.empty();
    };
  }

  private static @Nullable String measured(FigureSpec.OfRecords of) {
    return switch (of.measure()) {
      case FigureSpec.Sum(var field) -> field;
      case FigureSpec.Mean(var field, var _) -> field;
      case FigureSpec.Count _, FigureSpec.Distinct _ -> null;
    };
  }

  /// One of the different values that a figure counts, with how many records say it.
  public record Distinct(String shown, int records) {}

  List<Distinct> distinct(Entry entry) {
    var values = new LinkedHashMap<String, Distinct>();
    if (entry.spec() instanceof FigureSpec.OfRecords of
        && of.measure() instanceof FigureSpec.Distinct(var field)) {
      for (var id : entry.figure().records()) {
        behind
            .known(id)
            .flatMap(record -> behind.seen(record, field))
            .ifPresent(value ->
                values.merge(
                    value.kept(),
                    new Distinct(value.shown(), 1),
                    (a, b) -> new Distinct(a.shown(), a.records() + b.records())));
      }
    }
    return List.copyOf(values.values());
  }

  /// The two figures a percentage is made of: the part and the whole.
  List<Entry> parts(Entry entry) {
    if (!(entry.spec() instanceof FigureSpec.Percent(var _, var part, var whole))) {
      return List.of();
    }
    int dot = entry.id().lastIndexOf('.');
    var group = dot < 0 ? "" : entry.id().substring(0, dot + 1);
    var found = new ArrayList<Entry>();
    for (var id : List.of(part, whole)) {
      var named = id.replace("{year}", String.valueOf(asOf.getYear()));
      entry(group + named).or(() -> entry(named)).ifPresent(found::add);
    }
    return found;
  }

  /// Who laid down a stated number: the duty and its clause.
  String stated(Entry entry) {
    return entry.spec() instanceof FigureSpec.Quota(var _, var duty)
        ? Optional.ofNullable(board.programmeOn(asOf).duties().get(duty))
            .map(one -> phrases.say("figure.stated", one.title(), one.clause()))
            .orElse("")
        : "";
  }

  /// The sum of what the records of a figure add, over all pages of its list.
  BigDecimal sum(Entry entry) {
    return entry.figure().records().stream()
        .flatMap(id -> added(entry, id).stream())
        .map(Amount::decimal)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }
}
