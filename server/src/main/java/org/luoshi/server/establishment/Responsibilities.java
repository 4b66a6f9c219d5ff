package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;

/// The map of responsibilities of one unit on a day: which duties bind it and its posts, and who
/// holds them.
final class Responsibilities {

  private Responsibilities() {}

  /// A duty with whom it binds here: the unit itself (empty post), or the holders of a post. Of a
  /// standing duty `wanted` says how many must hold the post; `short` where fewer do.
  record Line(Duty duty, String bearer, List<Appointment> holders, int wanted) {
    boolean isShort() {
      return holders.size() < wanted;
    }
  }

  static List<Line> of(Programme programme, Organisation organisation, Unit unit, LocalDate day) {
    var held =
        organisation.appointments().stream()
            .filter(one -> one.unit().equals(unit.id()) && one.heldOn(day))
            .toList();
    var lines = new ArrayList<Line>();
    for (var duty : programme.duties().values()) {
      switch (duty.binds()) {
        case Duty.BindsUnits(Set<String> kinds) when kinds.contains(unit.kind()) ->
            lines.add(ofUnit(programme, duty, held));
        case Duty.BindsPost(var id) -> {
          var post = programme.posts().get(id);
          var holders = holders(post, held);
          if (!holders.isEmpty()) {
            lines.add(new Line(duty, id, holders, 0));
          }
        }
        default -> {}
      }
    }
    return lines;
  }

  private static Line ofUnit(Programme programme, Duty duty, List<Appointment> held) {
    return duty.rhythm() instanceof Duty.Standing(var _, var post, var atLeast)
        ? new Line(duty, "", holders(programme.posts().get(post), held), atLeast)
        : new Line(duty, "", List.of(), 0);
  }

  private static List<Appointment> holders(
      @org.jspecify.annotations.Nullable Post post, List<Appointment> held) {
    return post == null ? List.of() : held.stream().filter(post::matches).toList();
  }
}
