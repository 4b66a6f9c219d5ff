package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;

/// The organisation asked one unit and one day at a time.
record NaiveOrganisation(Organisation data) {

  static boolean lives(Unit unit, LocalDate day) {
    var closed = unit.closed();
    boolean founded = !unit.founded().isAfter(day);
    boolean gone = closed != null && !closed.isAfter(day);
    return founded && !gone;
  }

  /// The superior written for the day, living or not; empty for none.
  static String written(Unit unit, LocalDate day) {
    String superior = "";
    for (var change : unit.superiors().changes().entrySet()) {
      if (!change.getKey().isAfter(day)) {
        superior = change.getValue();
      }
    }
    return superior;
  }

  /// The superior that lives on the day; empty for a root.
  String superior(Unit unit, LocalDate day) {
    for (var other : data.units().values()) {
      if (other.id().equals(written(unit, day)) && lives(other, day)) {
        return other.id();
      }
    }
    return "";
  }

  /// All units above on that very day, from the nearest to the root.
  List<String> above(String id, LocalDate day) {
    var above = new ArrayList<String>();
    for (var unit : data.units().values()) {
      if (unit.id().equals(id)) {
        var superior = superior(unit, day);
        if (!superior.isEmpty()) {
          above.add(superior);
          above.addAll(above(superior, day));
        }
      }
    }
    return above;
  }

  List<Appointment> appointments(Post post) {
    var matching = new ArrayList<Appointment>();
    for (var appointment : data.appointments()) {
      boolean matches = true;
      for (var trait : post.match().keySet()) {
        var wanted = post.match().getOrDefault(trait, Set.of());
        matches &= wanted.contains(appointment.traits().getOrDefault(trait, ""));
      }
      if (matches) {
        matching.add(appointment);
      }
    }
    return matching;
  }

  static boolean held(Appointment appointment, LocalDate day) {
    var until = appointment.until();
    return !appointment.from().isAfter(day) && (until == null || until.isAfter(day));
  }

  Set<String> persons(Post post) {
    var persons = new TreeSet<String>();
    for (var appointment : appointments(post)) {
      persons.add(appointment.person());
    }
    return persons;
  }

  boolean holds(String person, Post post, LocalDate day) {
    return !unitHeldAt(person, post, day).isEmpty();
  }

  /// Where the person holds the post on the day: of several appointments the one begun last, of
  /// several begun together the one written last; empty where none is held.
  String unitHeldAt(String person, Post post, LocalDate day) {
    String unit = "";
    var begun = LocalDate.MIN;
    for (var appointment : appointments(post)) {
      if (appointment.person().equals(person)
          && held(appointment, day)
          && !appointment.from().isBefore(begun)) {
        unit = appointment.unit();
        begun = appointment.from();
      }
    }
    return unit;
  }

  /// How many different persons hold the post at the unit on the day.
  int holdersAt(String unit, Post post, LocalDate day) {
    var persons = new HashSet<String>();
    for (var appointment : appointments(post)) {
      if (appointment.unit().equals(unit) && held(appointment, day)) {
        persons.add(appointment.person());
      }
    }
    return persons.size();
  }
}
