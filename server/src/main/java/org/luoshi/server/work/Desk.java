package org.luoshi.server.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Tree;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Day;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.References;
import org.luoshi.server.records.Within;

/// What one request of daily work reaches for: how things stand, records, who is where, the day.
/// All through the request it is the same moment.
public final class Desk {

  private final Desks house;
  private final Image image;

  Desk(Desks house, Image image) {
    this.house = house;
    this.image = image;
  }

  public Board board() {
    return image.board();
  }

  /// All judgements on the date.
  public Day day(LocalDate asOf) {
    return image.day(asOf);
  }

  public Database database() {
    return house.database();
  }

  public Ledger ledger() {
    return house.ledger();
  }

  public Entries entries() {
    return house.entries();
  }

  public Once once() {
    return house.once();
  }

  public Catalogue catalogue() {
    return house.catalogue();
  }

  Drafts drafts() {
    return house.drafts();
  }

  public Instant now() {
    return house.clock().instant();
  }

  /// The local day of the programme.
  public LocalDate today() {
    return LocalDate.ofInstant(now(), board().programme().zone());
  }

  /// The moment as a local day and time of the programme, to the minute.
  public String time(Instant at) {
    return at.atZone(board().programme().zone())
        .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
  }

  /// Who a ledger signature names, in words.
  public String who(String signature) {
    return house.who(signature);
  }

  /// Names, persons and objects as known now.
  public References references() {
    return house.references(board());
  }

  public Optional<RecordKind> kind(String id) {
    return Optional.ofNullable(board().programme().records().get(id));
  }

  /// The records that the actor may see: its own unit's, and by their paths those of all that is or
  /// was below it; who stands at the only root sees what belongs to no unit too.
  public Within within(Actor actor) {
    return RecordsSeen.within(board(), actor.scope(), today());
  }

  /// The units the actor may act for on the day, itself first.
  public List<String> units(Actor actor, LocalDate day) {
    var tree = board().treeOn(day);
    var scope = actor.scope();
    return scope.isWhole()
        ? tree.preorder()
        : scope.below() ? tree.subtree(scope.unit()) : List.of(scope.unit());
  }

  public boolean reaches(Actor actor, String unit, LocalDate day) {
    return actor.scope().reaches(tree(day), unit);
  }

  public Tree tree(LocalDate day) {
    return board().treeOn(day);
  }

  /// The unit the actor acts for: that of its post, or the first root of the whole house.
  public String ownUnit(Actor actor, LocalDate day) {
    var unit = actor.held().unit();
    return unit.isEmpty() ? tree(day).preorder().stream().findFirst().orElse("") : unit;
  }

  /// What people call the unit on the day.
  public String name(String unit, LocalDate day) {
    return board().organisation().unit(unit).map(known -> known.nameOn(day)).orElse(unit);
  }
}
