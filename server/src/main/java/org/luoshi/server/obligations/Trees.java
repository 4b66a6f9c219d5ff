package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Due;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Text;

/// What is told to programs: maps and lists with stable English snake_case keys, ready to be
/// written as JSON.
///
/// Dates are ISO local dates of the programme's zone; amounts are numbers; ids are those of the
/// pack and the records.
public final class Trees {

  private Trees() {}

  public static Map<String, @Nullable Object> of(Tally tally) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("owed", tally.owed());
    tree.put("met", tally.met());
    tree.put("late", tally.late());
    tree.put("missed", tally.missed());
    tree.put("open", tally.open());
    tree.put("nil", tally.nil());
    tree.put("waived", tally.waived());
    tree.put("upcoming", tally.upcoming());
    return tree;
  }

  public static Map<String, @Nullable Object> of(Overview overview) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("as_of", day(overview.asOf()));
    tree.put("from", day(overview.from()));
    tree.put("total", of(overview.total()));
    tree.put(
        "duties",
        overview.duties().stream()
            .map(line -> {
              var duty = new LinkedHashMap<String, @Nullable Object>();
              duty.put("duty", line.duty().id());
              duty.put("title", of(line.duty().title()));
              duty.put("clause", line.duty().clause());
              duty.putAll(of(line.tally()));
              return duty;
            })
            .toList());
    tree.put(
        "units",
        overview.units().stream()
            .map(line -> {
              var unit = new LinkedHashMap<String, @Nullable Object>();
              unit.put("unit", line.unit());
              unit.put("name", line.name());
              unit.put("depth", line.depth());
              unit.putAll(of(line.tally()));
              return unit;
            })
            .toList());
    tree.put("worst", overview.worst().stream().map(Trees::of).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> of(Overview.Worst line) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("unit", line.unit());
    tree.put("name", line.name());
    tree.put("duty", line.duty().id());
    tree.put("missed", line.missed());
    tree.put("longest_run", line.run());
    tree.put("terms", line.terms());
    return tree;
  }

  public static Map<String, @Nullable Object> of(Judgement judgement, Organisation organisation) {
    var obligation = judgement.obligation();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("id", obligation.id());
    tree.put("duty", obligation.duty().id());
    tree.put("rule_version", obligation.version());
    tree.put("bearer", of(obligation, organisation, judgement.asOf()));
    tree.put("unit", obligation.unit());
    tree.put("unit_name", Overview.name(organisation, obligation.unit(), judgement.asOf()));
    tree.put("occasion", obligation.occasion().label());
    tree.put("term", obligation.occasion().term().map(term -> term.label()).orElse(null));
    tree.put("status", judgement.status().name().toLowerCase(Locale.ROOT));
    tree.put("done", judgement.done().decimal().stripTrailingZeros());
    tree.put("quota", judgement.quota().decimal().stripTrailingZeros());
    tree.put("due", day(obligation.due().day()));
    tree.put("provisional", obligation.due().provisional());
    tree.put("reached", judgement.reachedOn().map(Trees::day).orElse(null));
    return tree;
  }

  private static Map<String, @Nullable Object> of(
      Obligation obligation, Organisation organisation, LocalDate day) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    switch (obligation.bearer()) {
      case Bearer.OfUnit(var id) -> {
        tree.put("type", "unit");
        tree.put("id", id);
        tree.put("name", Overview.name(organisation, id, day));
      }
      case Bearer.OfHolder(var id, var post) -> {
        tree.put("type", "holder");
        tree.put("id", id);
        tree.put("post", post);
      }
    }
    return tree;
  }

  public static Map<String, @Nullable Object> of(
      Explanation explanation, Organisation organisation) {
    var obligation = explanation.judgement().obligation();
    var tree = of(explanation.judgement(), organisation);
    tree.put("title", of(obligation.duty().title()));
    tree.put("clause", obligation.duty().clause());
    tree.put("window", java.util.Arrays.asList(day(obligation.opens()), day(obligation.closes())));
    tree.put("due_detail", of(obligation.due()));
    tree.put(
        "credited",
        explanation.credited().stream()
            .map(one -> {
              var credit = of(one.record());
              credit.put("adds", one.credit().adds().decimal().stripTrailingZeros());
              credit.put("decided_on", day(one.credit().day()));
              credit.put("entered_late", one.credit().enteredLate());
              return credit;
            })
            .toList());
    tree.put(
        "refused",
        explanation.refused().stream()
            .map(one -> {
              var refused = of(one.record());
              refused.put("reason", reason(one.why()));
              return refused;
            })
            .toList());
    var waiver = explanation.waiver();
    tree.put("waived_on", waiver == null ? null : day(waiver.day()));
    return tree;
  }

  private static Map<String, @Nullable Object> of(Due of) {
    var due = new LinkedHashMap<String, @Nullable Object>();
    due.put("named", day(of.named()));
    due.put("day", day(of.day()));
    due.put("last_day_with_grace", day(of.last()));
    due.put("provisional", of.provisional());
    due.put(
        "moved_by",
        of.steps().stream()
            .map(step -> {
              var moved = new LinkedHashMap<String, @Nullable Object>();
              moved.put("day", day(step.day()));
              moved.put("worked", step.worked());
              moved.put("name", step.name());
              return moved;
            })
            .toList());
    return due;
  }

  public static Map<String, @Nullable Object> of(Absence absence, String told) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put(
        "reason",
        switch (absence) {
          case Absence.NotBound _ -> "not_bound";
          case Absence.NotThere _ -> "not_there_through_the_term";
          case Absence.NoRule _ -> "no_rule_in_force";
          case Absence.NoSuchOccasion _ -> "no_such_occasion";
          case Absence.NoHolder _ -> "no_holder";
        });
    tree.put("text", told);
    return tree;
  }

  private static Map<String, @Nullable Object> of(WorkRecord record) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("record", record.id());
    tree.put("effective", record.effective() == null ? null : day(record.effective()));
    tree.put("entered", record.entered().toString());
    return tree;
  }

  /// The stable name of a refusal: `outside_window`, `condition`.
  static String reason(Refusal why) {
    return switch (why) {
      case Refusal.NotActive _ -> "not_active";
      case Refusal.Undated _ -> "undated";
      case Refusal.AfterDate _ -> "after_date";
      case Refusal.OutsideWindow _ -> "outside_window";
      case Refusal.OtherTerm _ -> "other_term";
      case Refusal.OtherObject _ -> "other_object";
      case Refusal.Fails _ -> "condition";
      case Refusal.NoNumber _ -> "no_number";
    };
  }

  /// A figure's content as a JSON value; groups nest.
  public static @Nullable Object of(Figure figure) {
    return switch (figure) {
      case Figure.Group group -> {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        group.parts().forEach((name, part) -> tree.put(name, of(part)));
        yield tree;
      }
      case Figure.Single single ->
          switch (single.content()) {
            case Figure.Number(var value) -> value;
            case Figure.Names(var names) -> names;
            case Figure.NamesAndTerms(var pairs) -> {
              var list = new ArrayList<List<String>>();
              pairs.forEach(pair -> list.add(List.of(pair.name(), pair.term())));
              yield list;
            }
          };
    };
  }

  private static Map<String, String> of(Text text) {
    var tree = new LinkedHashMap<String, String>();
    tree.put("zh", text.zh());
    tree.put("en", text.en());
    return tree;
  }

  /// ISO; null for a day that cannot be told.
  private static @Nullable String day(LocalDate day) {
    return day.equals(LocalDate.MAX) ? null : day.toString();
  }
}
