package org.luoshi.e2e;

import java.util.HashMap;
import java.util.Map;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Invitations.Guest;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Sessions;

/// The people of a bureau with their accounts, opened as the demo opens them when one first sits
/// down.
///
/// Only the journeys of the first sign-in go through it; everybody else has a session at once.
final class People {

  private static final Sessions.Way SIGNED_IN = new Sessions.Way("link", true, true);

  private final House house;
  private final Map<String, String> accounts = new HashMap<>();

  People(House house) {
    this.house = house;
  }

  /// The word of a new session of whoever has the person's role at the unit.
  String session(Person person, String unit) {
    var account = accounts.computeIfAbsent(name(person, unit), name -> opened(person, unit, name));
    return house.access().sessions().begin(account, SIGNED_IN, "127.0.0.1", "e2e");
  }

  private String opened(Person person, String unit, String name) {
    link(person, unit);
    return house.access().accounts().byName(name).orElseThrow().id();
  }

  /// The path of a one-time link for whoever has the person's role at the unit.
  String link(Person person, String unit) {
    return new Invitations(house.access(), house.today()).invite(guest(person, unit)).orElseThrow();
  }

  /// What the person types as account name.
  static String name(Person person, String unit) {
    return unit.equals(person.unit())
        ? person.role().code()
        : person.role().code() + "." + unit.toLowerCase(java.util.Locale.ROOT);
  }

  private Guest guest(Person person, String unit) {
    var role = person.role();
    var name = name(person, unit);
    var title = Phrases.in(Language.ZH).say("role." + role.code());
    return switch (role) {
      case BRANCH_OFFICER, UNIT_HEAD -> Guest.being(name, title, holder(role, unit).person());
      case INSPECTOR -> new Guest(name, title, role, unit, house.today().plusMonths(3), null);
      default -> Guest.holding(name, title, role, unit);
    };
  }

  private Appointment holder(Role role, String unit) {
    var board = house.live().now().board();
    return board.organisation().appointments().stream()
        .filter(post -> post.unit().equals(unit) && post.heldOn(house.today()))
        .filter(post ->
            board.programme().posts().values().stream()
                .anyMatch(kind -> role.code().equals(kind.role()) && kind.matches(post)))
        .findFirst()
        .orElseThrow();
  }
}
