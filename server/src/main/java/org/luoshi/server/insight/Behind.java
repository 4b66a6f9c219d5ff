package org.luoshi.server.insight;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.obligations.Filter;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.records.RecordLink;

/// The lists behind numbers: obligations with their explanations, records with their pages. They
/// name units and no person.
record Behind(Look look, String title) {

  /// Obligations, in the order given.
  Sheet obligations(List<Judgement> all) {
    var page = look.page();
    var byId = new LinkedHashMap<String, Judgement>();
    for (var one : all) {
      byId.put(key(one, byId), one);
    }
    return new Sheet(
        "behind",
        title,
        "",
        Sheet.columns(page, "unit", "duty", "occasion", "due", "status"),
        List.copyOf(byId.keySet()),
        keys -> keys.stream().map(key -> row(byId.get(key))).toList());
  }

  /// What a row is known by; holders of a post at a unit are told apart by number, not by who they
  /// are.
  private static String key(Judgement one, Map<String, Judgement> before) {
    var obligation = one.obligation();
    if (obligation.bearer() instanceof Bearer.OfUnit) {
      return obligation.id();
    }
    var key =
        obligation.duty().id() + "/" + obligation.unit() + "/" + obligation.occasion().label();
    int number = 1;
    while (before.containsKey(key + "#" + number)) {
      number++;
    }
    return key + "#" + number;
  }

  private List<Cell> row(@org.jspecify.annotations.Nullable Judgement one) {
    if (one == null) {
      return List.of();
    }
    var page = look.page();
    var obligation = one.obligation();
    var due = obligation.due().day();
    return List.of(
        look.unitCell(obligation.unit()),
        look.dutyCell(obligation.duty().id()),
        new Cell.Words(
            look.words().occasion(obligation.occasion()), obligation.occasion().label(), ""),
        due.equals(LocalDate.MAX) ? Cell.words("—") : new Cell.On(due),
        new Cell.Words(
            page.say("status." + Filter.code(one.status())),
            Filter.code(one.status()),
            explanation(one)));
  }

  private String explanation(Judgement one) {
    var obligation = one.obligation();
    return look.page()
        .link(
            "/explanation",
            "unit",
            obligation.unit(),
            "duty",
            obligation.duty().id(),
            "term",
            obligation.occasion().label());
  }

  /// Records, in the order given; those out of reach are told without a link.
  Sheet records(List<WorkRecord> all) {
    var page = look.page();
    var seen = RecordsSeen.of(look.board(), look.sight().scope(), look.asOf());
    Map<String, WorkRecord> byId = new LinkedHashMap<>();
    all.forEach(one -> byId.put(one.id(), one));
    return new Sheet(
        "behind",
        title,
        "",
        Sheet.columns(page, "day", "kind", "unit", "says", "entered"),
        List.copyOf(byId.keySet()),
        keys ->
            keys.stream()
                .flatMap(key -> java.util.stream.Stream.ofNullable(byId.get(key)))
                .map(one -> row(one, seen.holds(one)))
                .toList());
  }

  private List<Cell> row(WorkRecord one, boolean seen) {
    var board = look.board();
    var day = one.effective();
    var unit = one.unit();
    var entered = LocalDate.ofInstant(one.entered(), board.programme().zone());
    return List.of(
        day == null ? Cell.words("—") : new Cell.On(day),
        new Cell.Words(
            look.words().kindOfRecord(one.kind()), one.id(), seen ? RecordLink.of(one.id()) : ""),
        unit == null || !seen ? Cell.words("—") : look.unitCell(unit),
        Cell.words(seen ? said(one) : ""),
        new Cell.On(entered));
  }

  /// What its fields say, but for whose and when it was: no person is named.
  private String said(WorkRecord one) {
    return Told.fields(look.board(), one, look.page().language()).stream()
        .map(fact -> fact.label() + " " + fact.text())
        .reduce((first, next) -> first + " · " + next)
        .orElse("");
  }
}
