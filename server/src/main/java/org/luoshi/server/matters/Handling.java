package org.luoshi.server.matters;

import java.time.LocalDate;
import org.luoshi.engine.text.Text;
import org.luoshi.server.access.Actor;
import org.luoshi.server.org.Paths;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.work.Desk;

/// One request about matters: how things stand at that moment, who asks, and the page it answers
/// with.
public record Handling(Desk desk, Actor actor, Page page) {

  private static final int MOST_CHOICES = 60;

  /// The local day of the programme.
  public LocalDate today() {
    return desk.today();
  }

  /// The unit the actor acts for.
  public String unit() {
    return desk.ownUnit(actor, today());
  }

  /// Whether the unit is the actor's own.
  public boolean isOwn(String unit) {
    return unit.equals(unit());
  }

  /// Whether the unit stands below the actor's own and within its reach today.
  public boolean isBelow(String unit) {
    return !isOwn(unit) && desk.reaches(actor, unit, today());
  }

  /// Who does it, for the ledger.
  public Matters.By by() {
    return new Matters.By(desk.now(), actor.account(), actor.signature(), unit());
  }

  /// A field for a unit below the actor's own: chosen from a list where it is short enough, else
  /// typed.
  public Ask unitBelow(String id) {
    var units = desk.units(actor, today()).stream().filter(this::isBelow).toList();
    return units.size() <= MOST_CHOICES
        ? Ask.choice(id, units.stream().map(unit -> new Frame.Choice(unit, name(unit))).toList())
        : Ask.unit(id);
  }

  /// Where the unit stands today, for the second wall.
  public String path(String unit) {
    return new Paths(desk.board().organisation()).of(unit, today());
  }

  /// Words in the language of the page.
  public String say(String key, Object... values) {
    return page.say(key, values);
  }

  /// A text of the pack in the language of the page.
  public String in(Text text) {
    return text.in(page.language());
  }

  /// What people call the unit today.
  public String name(String unit) {
    return desk.name(unit, today());
  }
}
