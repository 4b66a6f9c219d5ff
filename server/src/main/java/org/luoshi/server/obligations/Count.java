package org.luoshi.server.obligations;

import java.util.List;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.shell.Page;

/// A number of a page with the list it counts: how many, of which status, and the address.
///
/// `css` is the status by its code, empty for a number of no status; a zero has no address.
public record Count(int number, String css, String href, String label) {

  static Count of(int number, Filter filter, String css, String label, Page page) {
    return new Count(number, css, number == 0 ? "" : filter.href(page), label);
  }

  static Count of(Tally tally, Status status, Filter filter, Page page) {
    var code = Filter.code(status);
    return of(tally.count(status), filter.is(status), code, page.say("status." + code), page);
  }

  static Count owed(Tally tally, Filter filter, Page page) {
    return of(tally.owed(), filter.is(Filter.OWED), "", page.say("col.owed"), page);
  }

  /// Owed, then in time, late, missed, open and nil.
  static List<Count> row(Tally tally, Filter filter, Page page) {
    return List.of(
        owed(tally, filter, page),
        of(tally, Status.MET, filter, page),
        of(tally, Status.LATE, filter, page),
        of(tally, Status.MISSED, filter, page),
        of(tally, Status.OPEN, filter, page),
        of(tally, Status.NIL, filter, page));
  }

  /// The percent done in time of what was settled: met, late and missed; -1 where nothing was.
  static int percentInTime(Tally tally) {
    int settled = tally.met() + tally.late() + tally.missed();
    return settled == 0 ? -1 : (int) Math.round(100.0 * tally.met() / settled);
  }
}
