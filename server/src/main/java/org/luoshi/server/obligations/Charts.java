package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// Every duty over its terms in small charts of one size, each with its numbers in a table; what is
/// set off by events is told by the month of the event.
public record Charts(String unit, LocalDate asOf, List<Frame.Choice> crumbs, List<OfDuty> duties) {

  public record OfDuty(String id, String clause, String title, String href, List<Row> rows) {}

  /// A term or month with its counts; `name` is short enough for an axis.
  public record Row(String name, String full, List<Count> counts) {}

  static Charts of(Sight sight, String unit, Page page, Words words) {
    var view = sight.view(unit);
    var duties =
        view.byDuty().stream()
            .filter(line -> line.tally().owed() > 0)
            .map(line ->
                new OfDuty(
                    line.duty().id(),
                    line.duty().clause(),
                    line.duty().title().in(page.language()),
                    page.link("/duties/" + Page.segment(line.duty().id())),
                    rows(view, Filter.ALL.unit(unit).duty(line.duty().id()), page, words)))
            .toList();
    return new Charts(unit, sight.asOf(), Glance.crumbs(sight, unit, page, words), duties);
  }

  private static List<Row> rows(View view, Filter filter, Page page, Words words) {
    var heat = view.byTerm(filter.duty());
    var rows = new ArrayList<Row>();
    for (var label : heat.columns()) {
      var tally = heat.rows().stream().map(row -> row.in(label)).reduce(Tally.NONE, Tally::plus);
      if (tally.owed() > 0) {
        rows.add(
            new Row(
                shortly(label, view.day().from().getYear(), words),
                words.term(label),
                Count.row(tally, filter.term(label), page)));
      }
    }
    return rows;
  }

  /// A month of the year by its name alone; any other term by its label.
  private static String shortly(String label, int year, Words words) {
    return Term.labelled(label)
        .filter(term -> term.length() == Length.Calendar.MONTH)
        .filter(term -> term.first().getYear() == year)
        .map(term -> words.shortMonth(term.first()))
        .orElse(label);
  }
}
