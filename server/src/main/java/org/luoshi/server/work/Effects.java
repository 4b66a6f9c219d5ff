package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.obligations.Reaches;
import org.luoshi.server.obligations.Told;
import org.luoshi.server.shell.Page;

/// What a record counts toward, told to people: the obligations it is credited to, those it sets
/// off, and where it does not count, each with the reason.
///
/// `missing` names the fields without which nothing can be said yet.
public record Effects(
    List<Line> credited,
    List<Line> begun,
    List<Line> refused,
    List<String> missing,
    List<String> warnings) {

  /// An obligation as it stands with the record, with the status it had before (null for none) and
  /// the reason why the record does not count (empty where it does). The address of its explanation
  /// is empty where it is owed out of reach.
  public record Line(
      String dutyId,
      String duty,
      String unitId,
      String unit,
      String occasion,
      Status status,
      @org.jspecify.annotations.Nullable Status before,
      String progress,
      String due,
      String why,
      String href) {}

  public Effects {
    credited = List.copyOf(credited);
    begun = List.copyOf(begun);
    refused = List.copyOf(refused);
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
  }

  /// Whether the record touches no duty at all.
  public boolean isNone() {
    return credited.isEmpty() && begun.isEmpty() && refused.isEmpty() && missing.isEmpty();
  }

  static Effects none() {
    return new Effects(List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// What is said of words that make no record yet.
  static Effects of(RecordKind kind, Said said, Turn turn) {
    var page = turn.page();
    var record = said.record();
    if (record == null) {
      var missing =
          said.errors().stream()
              .map(Diagnostic::place)
              .map(place -> place instanceof Place.Subject(var id) ? id : "")
              .flatMap(id -> kind.field(id).stream())
              .map(field -> field.title().in(page.language()))
              .distinct()
              .toList();
      return new Effects(List.of(), List.of(), List.of(), missing, List.of());
    }
    var effects = of(record, turn, turn.desk().today());
    var warnings =
        said.warnings().stream().map(one -> page.say(one.code(), one.values().toArray())).toList();
    return new Effects(effects.credited(), effects.begun(), effects.refused(), List.of(), warnings);
  }

  static Effects of(WorkRecord record, Turn turn, LocalDate today) {
    var page = turn.page();
    var board = turn.desk().board();
    var day = record.effective();
    var asOf = day != null && day.isAfter(today) ? day : today;
    var effects = Trial.of(board, record, asOf);
    var told = new Told(board.programme(), board.organisation(), page.phrases());
    var reach = Reaches.of(board, turn.actor().scope(), today);
    return new Effects(
        effects.stream()
            .filter(Trial.Effect::credited)
            .map(one -> line(one, record, told, page, reach))
            .toList(),
        effects.stream()
            .filter(Trial.Effect::setsOff)
            .filter(one -> !one.isRefused())
            .map(one -> line(one, record, told, page, reach))
            .toList(),
        effects.stream()
            .filter(Trial.Effect::isRefused)
            .map(one -> line(one, record, told, page, reach))
            .toList(),
        List.of(),
        List.of());
  }

  private static Line line(
      Trial.Effect effect, WorkRecord record, Told told, Page page, Reach reach) {
    var one = effect.obligation();
    var due = one.due().day();
    var why = effect.why();
    var before = effect.before();
    return new Line(
        one.duty().id(),
        one.duty().title().in(page.language()),
        one.unit(),
        told.organisation()
            .unit(one.unit())
            .map(unit -> unit.nameOn(Wording.day(record)))
            .orElse(one.unit()),
        one.occasion().label(),
        effect.after().status(),
        before == null ? null : before.status(),
        effect.after().done() + " / " + effect.after().quota(),
        due.equals(LocalDate.MAX) ? "" : due.toString(),
        why == null ? "" : told.why(why, record),
        reach.holds(effect.after()) ? explanation(one, page) : "");
  }

  private static String explanation(Obligation one, Page page) {
    return page.link(
        "/explanation",
        "unit",
        one.unit(),
        "duty",
        one.duty().id(),
        "term",
        one.occasion().label());
  }
}
