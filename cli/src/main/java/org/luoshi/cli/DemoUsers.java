package org.luoshi.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.House;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Invitations.Guest;
import org.luoshi.server.access.Role;
import org.luoshi.server.obligations.Board;

/// One user for each role on the sample bureau, in posts where such people sit: those of a branch
/// by their appointments, the others by the house's own posts.
final class DemoUsers {

  private final Board board;
  private final Tree tree;
  private final LocalDate today;
  private final Phrasebook phrases;

  private DemoUsers(Board board, LocalDate today, Phrasebook phrases) {
    this.board = board;
    this.tree = board.organisation().treeOn(today);
    this.today = today;
    this.phrases = phrases;
  }

  /// Opens whoever is missing and prints the link of each who has not been here yet.
  static void invite(House house, int port, Phrasebook phrases) {
    var today = house.today();
    var users = new DemoUsers(house.board(Optional.empty()), today, phrases);
    var invitations = new Invitations(house.access(), today);
    for (var guest : users.guests()) {
      invitations
          .invite(guest)
          .ifPresentOrElse(
              path -> AccountCommand.say(phrases, guest.name(), port, path),
              () -> System.out.println(phrases.say("account.known", guest.name())));
    }
  }

  private List<Guest> guests() {
    var root = tree.preorder().getFirst();
    var committee = firstOf("committee").orElse(root);
    var guests = new ArrayList<Guest>();
    appointed(Role.BRANCH_OFFICER).ifPresent(guests::add);
    appointed(Role.UNIT_HEAD).ifPresent(guests::add);
    guests.add(holding(Role.SUPERVISOR, committee));
    guests.add(holding(Role.LEADER, root));
    guests.add(holding(Role.PROGRAMME_AUTHOR, root));
    guests.add(
        new Guest(
            Role.INSPECTOR.code(),
            title(Role.INSPECTOR),
            Role.INSPECTOR,
            committee,
            today.plusMonths(3),
            null));
    guests.add(holding(Role.AUDITOR, root));
    guests.add(holding(Role.ENQUIRY_DESK, root));
    guests.add(holding(Role.ADMINISTRATOR, ""));
    return guests;
  }

  private String title(Role role) {
    return phrases.say("role." + role.code());
  }

  private Guest holding(Role role, String unit) {
    return Guest.holding(role.code(), title(role), role, unit);
  }

  private Optional<String> firstOf(String kind) {
    return tree.preorder().stream()
        .filter(id ->
            board.organisation().unit(id).filter(unit -> unit.kind().equals(kind)).isPresent())
        .findFirst();
  }

  /// Whoever is appointed to such a post in the first branch that has both posts of a branch.
  private Optional<Guest> appointed(Role role) {
    return tree.preorder().stream()
        .filter(unit ->
            holder(unit, Role.BRANCH_OFFICER).isPresent()
                && holder(unit, Role.UNIT_HEAD).isPresent())
        .findFirst()
        .flatMap(unit -> holder(unit, role))
        .map(post -> Guest.being(role.code(), title(role), post.person()));
  }

  private Optional<Appointment> holder(String unit, Role role) {
    return board.organisation().appointments().stream()
        .filter(post -> post.unit().equals(unit) && post.heldOn(today))
        .filter(post ->
            board.programme().posts().values().stream()
                .anyMatch(kind -> role.code().equals(kind.role()) && kind.matches(post)))
        .findFirst();
  }
}
