package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;

/// A tally as a bar of a thousand steps: one stretch for each status that occurs, with a gap
/// between.
public record Bar(List<Stretch> stretches) {

  public static final int WIDTH = 1000;

  private static final int GAP = 5;
  private static final int LEAST = 6;
  private static final List<Status> ORDER =
      List.of(Status.MET, Status.LATE, Status.MISSED, Status.OPEN, Status.NIL, Status.WAIVED);

  public Bar {
    stretches = List.copyOf(stretches);
  }

  /// From `x` on, `width` steps, in the colour of the status.
  public record Stretch(int x, int width, String css) {}

  /// A status that occurs at all is seen, however small its part.
  static Bar of(Tally tally) {
    var shown = ORDER.stream().filter(status -> tally.count(status) > 0).toList();
    double all = shown.stream().mapToInt(tally::count).sum();
    double room = WIDTH - GAP * Math.max(0, shown.size() - 1) - (double) LEAST * shown.size();
    var stretches = new ArrayList<Stretch>();
    double x = 0;
    for (var status : shown) {
      double width = LEAST + room * tally.count(status) / all;
      long end = Math.round(x + width);
      stretches.add(
          new Stretch((int) Math.round(x), (int) (end - Math.round(x)), Filter.code(status)));
      x += width + GAP;
    }
    return new Bar(stretches);
  }
}
