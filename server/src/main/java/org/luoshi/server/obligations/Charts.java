package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// Every duty over its terms in small charts of one size, each with its numbers in a table; what is
/// set off by events is told by the month it fell due.
public record Charts(
    String unit, LocalDate asOf, List<Frame.Choice> crumbs, List<OfDuty> duties) {

  public record OfDuty(String id, String clause, String title, String href, List<Row> rows) {}

  /// A term or month with its counts; `name` is short enough for an axis.
  public record Row(String name, String full, List<Count> counts) {}

  static Charts of(Sight sight, String unit, Page page, Words words) {
    var all = Filter.ALL.unit(unit);
    var duties =
        sight.byDuty(all).stream()
            .filter(line -> line.tally().owed() > 0)
            .map(line ->
                new OfDuty(
                    line.duty().id(),
                    line.duty().clause(),
                    line.duty().title().in(page.language()),
                    page.link("/duties/" + Page.segment(line.duty().id())),
                    rows(sight, all.duty(line.duty().id()), page, words)))
            .toList();
    return new Charts(unit, sight.asOf(), Glance.crumbs(sight, unit, page, words), duties);
  }

  private static List<Row> rows(Sight sight, Filter filter, Page page, Words words) {
    boolean inTerms =
        sight.list(filter).stream().allMatch(one -> one.obligation().occasion().term().isPresent());
    return inTerms ? terms(sight, filter, page, words) : months(sight, filter, page, words);
  }

  private static List<Row> terms(Sight sight, Filter filter, Page page, Words words) {
    var byTerm = new TreeMap<Term, Tally>(Comparator.comparing(Term::first));
    sight
        .tallies(filter, one -> one.obligation().occasion().term().orElseThrow())
        .forEach(byTerm::put);
    return byTerm.entrySet().stream()
        .filter(one -> one.getValue().owed() > 0)
        .map(one ->
            new Row(
                shortly(one.getKey(), words),
                words.term(one.getKey()),
                Count.row(one.getValue(), filter.term(one.getKey().label()), page)))
        .toList();
  }

  private static String shortly(Term term, Words words) {
    return term.length() == Length.Calendar.MONTH
        ? words.shortMonth(term.first())
        : term.label();
  }

  private static List<Row> months(Sight sight, Filter filter, Page page, Words words) {
    var byMonth = new TreeMap<LocalDate, Tally>();
    sight
        .tallies(filter, one -> month(one.obligation().due().day()))
        .forEach(byMonth::put);
    return byMonth.entrySet().stream()
        .filter(one -> one.getValue().owed() > 0)
        .map(one -> row(one, filter, sight.from(), page, words))
        .toList();
  }

  private static LocalDate month(LocalDate day) {
    return day.equals(LocalDate.MAX) ? day : day.withDayOfMonth(1);
  }

  private static Row row(
      Map.Entry<LocalDate, Tally> one, Filter filter, LocalDate from, Page page, Words words) {
    var month = one.getKey();
    if (month.equals(LocalDate.MAX)) {
      var never = page.say("heat.never");
      return new Row(never, never, Count.row(one.getValue(), filter.withoutDueDay(), page));
    }
    var due = filter.due(month, month.plusMonths(1).minusDays(1));
    var full = words.month(month, month.getYear());
    return new Row(
        month.getYear() == from.getYear() ? words.shortMonth(month) : full,
        full,
        Count.row(one.getValue(), due, page));
  }
}
