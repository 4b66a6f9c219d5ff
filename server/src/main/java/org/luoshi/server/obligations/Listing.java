package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.org.Names;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// The list of obligations as a page shows it: what was asked for, the columns chosen, one page of
/// entries and how many there are in all.
public record Listing(
    Form form,
    Choices choices,
    List<ColumnChoice> columns,
    List<Line> lines,
    int total,
    String next,
    String title) {

  /// Entries on one page.
  static final int ROWS = 50;

  private static final int UNITS_OFFERED = 400;

  /// What the search form offers.
  public record Choices(List<Choice> units, List<Choice> duties, List<Choice> statuses) {}

  /// A column that can be chosen.
  public record ColumnChoice(String id, String title, boolean shown) {}

  /// The columns there are, in their order; those of the first six are shown unless others are
  /// chosen.
  enum Column {
    UNIT,
    DUTY,
    OCCASION,
    STATUS,
    PROGRESS,
    DUE,
    CLAUSE,
    BEARER,
    GRACE,
    REACHED,
    CHECKER;

    String id() {
      return "c-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    String key() {
      return "col." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One obligation: its cells by column, with the addresses of its unit and explanation.
  public record Line(
      Map<String, String> cells, Status status, String unitHref, String explanationHref) {

    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  public boolean isShown(String id) {
    return columns.stream().anyMatch(one -> one.id().equals(id) && one.shown());
  }

  /// The address of the same list as a workbook.
  public String exportHref(Page page) {
    var values = new LinkedHashMap<>(page.kept());
    values.keySet().removeIf(name -> name.equals("after") || name.startsWith("c"));
    return Page.address("/obligations.xlsx", values);
  }

  /// The list for a request that asks for something that can be told.
  static Listing of(Sight sight, Filter filter, Page page) {
    var words = Sights.words(sight, page);
    var listed = sight.list(filter, page.asked("after").flatMap(Cursor::read), ROWS);
    var duties = new DutyWords(sight.board().programme(), page.phrases());
    var lines = listed.judgements().stream().map(one -> line(one, words, duties, page)).toList();
    return new Listing(
        form(filter, sight, words),
        choices(sight, words, page),
        columns(page),
        lines,
        sight.count(filter),
        listed.next() == null ? "" : listed.next().written(),
        title(sight, filter, words, page));
  }

  /// The page with its form as sent, where what was asked for cannot be told.
  static Listing wrong(Sight sight, Map<String, String> asked, List<Diagnostic> found, Page page) {
    var words = Sights.words(sight, page);
    return new Listing(
        Form.sent(asked).with(found, page.phrases()),
        choices(sight, words, page),
        columns(page),
        List.of(),
        0,
        "",
        "");
  }

  /// The filter asked for; a unit may be written by its name. What is out of sight is unknown.
  static Filter filter(Sight sight, Map<String, String> asked) {
    var filter = Filter.asked(asked);
    if (filter.unit().isEmpty() || sight.reached(filter.unit()).isPresent()) {
      return filter;
    }
    var seen = new LinkedHashMap<String, org.luoshi.engine.org.Unit>();
    sight
        .board()
        .organisation()
        .units()
        .forEach((id, unit) -> sight.unit(id).ifPresent(known -> seen.put(id, known)));
    var names = new Names(new Organisation(seen, List.of(), List.of()));
    var unit = names.unit(filter.unit());
    if (unit.isPresent()) {
      return filter.own() ? filter.own(unit.get()) : filter.unit(unit.get());
    }
    var place = new Place.Subject("unit");
    throw new WrongInput(
        names.isAmbiguous(filter.unit())
            ? Diagnostic.error("import-ambiguous-unit", place, filter.unit())
            : names
                .nearest(filter.unit())
                .map(near -> Diagnostic.error("list-unit", place, filter.unit(), near))
                .orElseGet(() -> Diagnostic.error("list-unit-none", place, filter.unit())));
  }

  private static Form form(Filter filter, Sight sight, Words words) {
    var values = new LinkedHashMap<>(filter.values());
    if (!filter.unit().isEmpty()) {
      values.put("unit", words.unit(filter.unit()));
    }
    values.put("as-of", sight.asOf().toString());
    return Form.fresh(values);
  }

  private static Choices choices(Sight sight, Words words, Page page) {
    var units = sight.within("");
    var programme = sight.board().programme();
    return new Choices(
        units.size() > UNITS_OFFERED
            ? List.of()
            : units.stream().map(id -> new Choice(id, words.unit(id))).toList(),
        programme.duties().values().stream()
            .map(duty ->
                new Choice(
                    duty.id(),
                    page.say("list.duty", duty.clause(), duty.title().in(page.language()))))
            .toList(),
        Filter.codes().stream().map(code -> new Choice(code, statusTitle(code, page))).toList());
  }

  private static String statusTitle(String code, Page page) {
    return code.equals(Filter.OWED) ? page.say("list.owed") : page.say("status." + code);
  }

  static List<ColumnChoice> columns(Page page) {
    boolean chosen = page.asked("cols").isPresent();
    var columns = new ArrayList<ColumnChoice>();
    for (var column : Column.values()) {
      boolean shown =
          chosen ? page.asked(column.id()).isPresent() : column.ordinal() <= Column.DUE.ordinal();
      columns.add(
          new ColumnChoice(
              column.id(),
              page.say(column.key()),
              shown || column == Column.OCCASION || column == Column.STATUS));
    }
    return columns;
  }

  private static Line line(Judgement one, Words words, DutyWords duties, Page page) {
    var obligation = one.obligation();
    var cells = new LinkedHashMap<String, String>();
    cells.put(Column.UNIT.id(), words.unit(obligation.unit()));
    cells.put(Column.DUTY.id(), obligation.duty().title().in(page.language()));
    cells.put(Column.OCCASION.id(), words.occasion(obligation.occasion()));
    cells.put(Column.STATUS.id(), page.say("status." + Filter.code(one.status())));
    cells.put(Column.PROGRESS.id(), page.say("list.progress", one.done(), one.quota()));
    cells.put(Column.DUE.id(), day(obligation.due().day()));
    cells.put(Column.CLAUSE.id(), obligation.duty().clause());
    cells.put(Column.BEARER.id(), words.bearer(obligation));
    cells.put(Column.GRACE.id(), day(obligation.due().last()));
    cells.put(Column.REACHED.id(), one.reachedOn().map(Listing::day).orElse(""));
    cells.put(Column.CHECKER.id(), duties.checker(obligation.duty()));
    return new Line(
        cells, one.status(), page.link("/", "unit", obligation.unit()), explanation(one, page));
  }

  private static String day(LocalDate day) {
    return day.equals(LocalDate.MAX) ? "—" : day.toString();
  }

  /// The address of the explanation of one obligation.
  static String explanation(Judgement one, Page page) {
    var obligation = one.obligation();
    var values =
        new ArrayList<>(
            List.of(
                "unit",
                obligation.unit(),
                "duty",
                obligation.duty().id(),
                "term",
                obligation.occasion().label()));
    if (obligation.bearer() instanceof Bearer.OfHolder(var person, var _)) {
      values.add("bearer");
      values.add(person);
    }
    return page.link("/explanation", values.toArray(String[]::new));
  }

  /// What is listed, in words: the unit, the duty, the status and the days.
  private static String title(Sight sight, Filter filter, Words words, Page page) {
    var parts = new ArrayList<String>();
    if (!filter.unit().isEmpty()) {
      var name = words.unit(filter.unit());
      parts.add(filter.own() ? page.say("list.own", name) : name);
    }
    if (!filter.through().isEmpty()) {
      parts.add(page.say("list.through", words.unit(filter.through())));
    }
    if (filter.level() != null) {
      parts.add(page.say("list.level", filter.level() + 1));
    }
    if (!filter.duty().isEmpty()) {
      var duty = sight.board().programme().duties().get(filter.duty());
      parts.add(duty == null ? filter.duty() : duty.title().in(page.language()));
    }
    if (!filter.status().isEmpty()) {
      parts.add(statusTitle(filter.status(), page));
    }
    if (!filter.term().isEmpty()) {
      parts.add(words.term(filter.term()));
    }
    var from = filter.dueFrom();
    var to = filter.dueTo();
    if (from != null && to != null) {
      parts.add(
          from.equals(to)
              ? page.say("list.due-on", words.day(from))
              : page.say("list.due-between", words.day(from), words.day(to)));
    } else if (from != null || to != null) {
      parts.add(
          from == null
              ? page.say("list.due-by", words.day(java.util.Objects.requireNonNull(to)))
              : page.say("list.due-since", words.day(from)));
    }
    if (filter.never()) {
      parts.add(page.say("heat.never"));
    }
    return parts.stream().collect(Collectors.joining(page.say("list.dot")));
  }

  /// The whole list as a sheet, with every column.
  static Table table(Sight sight, Filter filter, Page page) {
    var words = Sights.words(sight, page);
    var duties = new DutyWords(sight.board().programme(), page.phrases());
    var header = new ArrayList<String>();
    for (var column : Column.values()) {
      header.add(page.say(column.key()));
    }
    var all = sight.all(filter);
    var shown = title(sight, filter, words, page);
    return new Table(
        page.say("page.obligations"),
        page.say("list.banner", words.day(sight.asOf()), all.size(), shown.isEmpty() ? "" : shown),
        header,
        () -> all.stream().map(one -> row(one, words, duties, page)).iterator());
  }

  private static List<Value> row(Judgement one, Words words, DutyWords duties, Page page) {
    var line = line(one, words, duties, page);
    var row = new ArrayList<Value>();
    for (var column : Column.values()) {
      var cell = line.cell(column.id());
      row.add(
          switch (column) {
            case DUE, GRACE, REACHED ->
                cell.matches("[0-9]{4}-.*")
                    ? new Value.Day(LocalDate.parse(cell))
                    : new Value.Words(cell);
            default -> new Value.Words(cell);
          });
    }
    return row;
  }
}
