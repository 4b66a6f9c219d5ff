package org.luoshi.server.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.insight.Checks;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Filter;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.obligations.Sight;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.obligations.View;
import org.luoshi.server.obligations.Wanted;
import org.luoshi.server.obligations.Words;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.shell.Page;

/// One look of one actor at one unit and all below it, on a date, with what is needed to tell it.
record Look(
    Sight sight,
    String unit,
    Page page,
    Map<String, String> asked,
    Kept.Moment kept,
    Set<Instant> imported) {

  /// Kinds that people do not enter as work: the organisation, and being let off.
  private static final Set<String> ELSEWHERE = Set.of("waiver", "nil");

  Board board() {
    return sight.board();
  }

  /// What is seen of the unit and all below it.
  View view() {
    return sight.view(unit);
  }

  LocalDate asOf() {
    return sight.asOf();
  }

  Words words() {
    return Sights.words(sight, page);
  }

  String say(String key, Object... values) {
    return page.say(key, values);
  }

  String asked(String name) {
    return asked.getOrDefault(name, "").strip();
  }

  /// Everything of the unit and all below it, as a list of obligations wants it.
  Filter filter() {
    return Filter.ALL.unit(unit);
  }

  /// All that is owed there, in the order of lists.
  List<Judgement> owed() {
    return view()
        .list(Wanted.ALL.is(View.owed()), java.util.Optional.empty(), Integer.MAX_VALUE)
        .judgements();
  }

  /// The units there in the order of the tree, then those closed this year.
  List<String> units() {
    var units = new ArrayList<>(sight.within(unit));
    board().organisation().units().values().stream()
        .filter(one -> one.closed() != null && !one.livesOn(asOf()))
        .filter(one -> !one.nearest(asOf()).isBefore(sight.from()))
        .filter(one -> sight.unit(one.id()).isPresent())
        .filter(
            one -> unit.isEmpty() || board().treeOn(one.nearest(asOf())).isWithin(one.id(), unit))
        .map(one -> one.id())
        .sorted()
        .forEach(units::add);
    return units;
  }

  /// A unit as the first cell of its row.
  Cell unitCell(String id) {
    return new Cell.Words(words().unit(id), id, page.link("/", "unit", id));
  }

  /// A duty as a cell.
  Cell dutyCell(String id) {
    var duty = board().programme().duties().get(id);
    return duty == null
        ? new Cell.Words(id, id, "")
        : new Cell.Words(
            duty.title().in(page.language()), id, page.link("/duties/" + Page.segment(id)));
  }

  /// The address of the list behind a number of this topic.
  String behind(Topic topic, String... values) {
    var all = new ArrayList<>(List.of("unit", unit));
    all.addAll(List.of(values));
    return page.link("/insight/" + topic.code() + "/behind", all.toArray(String[]::new));
  }

  private static boolean isWork(RecordKind kind) {
    return !kind.isRegister()
        && !Organisations.KINDS.contains(kind.id())
        && !ELSEWHERE.contains(kind.id());
  }

  boolean isCheck(RecordKind kind) {
    return isWork(kind) && Checks.isCheck(kind, ELSEWHERE);
  }

  /// The kinds of record that are checks, as people call them.
  String checkKinds() {
    return String.join(
        say("list.comma"),
        board().programme().records().values().stream()
            .filter(this::isCheck)
            .map(kind -> kind.title().in(page.language()))
            .toList());
  }

  /// The checks of all units in reach up to the date, from the first day there is one.
  List<Checks.Check> checks() {
    var seen = RecordsSeen.of(board(), sight.scope(), asOf());
    var checks = new ArrayList<Checks.Check>();
    for (var kind : board().programme().records().values()) {
      if (isCheck(kind)) {
        board().evidence().book().ofKind(kind.id()).stream()
            .filter(seen::holds)
            .flatMap(one -> Checks.check(one).stream())
            .filter(one -> !one.day().isAfter(asOf()))
            .forEach(checks::add);
      }
    }
    return checks;
  }

  /// What the units there say they did from the day up to the date: active records with a day,
  /// checks of them by others left out.
  List<WorkRecord> work(LocalDate from) {
    var seen = RecordsSeen.of(board(), sight.scope(), asOf());
    var here = within();
    var work = new ArrayList<WorkRecord>();
    for (var kind : board().programme().records().values()) {
      if (isWork(kind) && !isCheck(kind)) {
        board().evidence().book().ofKind(kind.id()).stream()
            .filter(one -> one.state() == WorkRecord.State.ACTIVE && isInTime(one, from))
            .filter(one -> isHere(one, here) && seen.holds(one))
            .forEach(work::add);
      }
    }
    return work;
  }

  private boolean isInTime(WorkRecord one, LocalDate from) {
    var day = one.effective();
    return day != null && !day.isBefore(from) && !day.isAfter(asOf());
  }

  private Set<String> within() {
    return Set.copyOf(units());
  }

  private static boolean isHere(WorkRecord one, Set<String> units) {
    var unit = one.unit();
    return unit != null && units.contains(unit);
  }

  /// Whether it came with a workbook, by the moment it was entered.
  boolean isImported(WorkRecord one) {
    return imported.contains(one.entered());
  }

  /// The record of that id, if there is one.
  java.util.Optional<WorkRecord> record(String id) {
    int slash = id.indexOf('/');
    return slash < 0
        ? java.util.Optional.empty()
        : board().evidence().book().find(id.substring(0, slash), id);
  }
}
