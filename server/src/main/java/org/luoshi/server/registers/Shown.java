package org.luoshi.server.registers;

import java.util.List;
import org.luoshi.engine.judgement.Status;

/// What pages and workbooks show of objects, in words.
public final class Shown {

  private Shown() {}

  /// A covering duty with its status for one object; the address is empty where it is owed out of
  /// reach.
  public record Cover(
      String dutyId, String duty, String term, Status status, String due, String href) {}

  /// A record that names the object.
  public record Past(String id, String day, String kind, String unit, String says, String href) {}

  /// One object of the list: `care` says whether somebody is responsible, `act` leads to the form
  /// that covers it, empty where the actor may not fill it in.
  public record Line(
      String id,
      String key,
      String href,
      String care,
      String unitId,
      String unit,
      String unitHref,
      String person,
      String lastDay,
      String lastSays,
      String lastHref,
      List<Cover> covers,
      String act) {
    public Line {
      covers = List.copyOf(covers);
    }
  }

  /// A unit with the objects it is responsible for.
  public record UnitLine(
      String unit,
      String name,
      String href,
      int objects,
      String all,
      int covered,
      String done,
      int uncovered,
      String waiting) {

    /// The percent of its objects covered in this term; empty where it has none.
    public String share() {
      return objects == 0
          ? ""
          : java.math.BigDecimal.valueOf(100L * covered)
              .divide(java.math.BigDecimal.valueOf(objects), 1, java.math.RoundingMode.HALF_UP)
              .toPlainString();
    }
  }
}
