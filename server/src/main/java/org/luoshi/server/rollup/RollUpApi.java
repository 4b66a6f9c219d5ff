package org.luoshi.server.rollup;

import java.util.Map;
import org.luoshi.engine.rollup.Preorder;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The counts of a unit with all below it, duty by duty and term by term, for programs: from the
/// image of all subtrees, whatever lies below.
@RestController
public final class RollUpApi {

  private final Sights sights;

  public RollUpApi(Sights sights) {
    this.sights = sights;
  }

  /// How many obligations of the unit and all below it have each status, for each duty and term in
  /// the tree of each day they count in. Told only to somebody who sees all of them.
  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/rollup", produces = MediaType.APPLICATION_JSON_VALUE)
  public byte[] rollup(
      Actor actor,
      @RequestParam(name = "as-of", defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String duty) {
    var sight = sights.of(actor, Map.of("as-of", asOf));
    var top = Sights.unit(sight, Map.of("unit", unit));
    var counted = sight.counted(top).orElseThrow(Refusals.NotThere::new);
    var chosen = counted.cube().choose(key -> duty.isEmpty() || key.duty().equals(duty));
    int position = top.isEmpty() ? Preorder.NOBODY : counted.position(top);
    return Counts.of(chosen.keys()).written(sight.asOf(), top, chosen.count(position));
  }
}
