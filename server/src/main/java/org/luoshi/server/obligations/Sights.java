package org.luoshi.server.obligations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;

/// Where pages get what an actor sees: the live image as it is, on the date the request asks for.
public final class Sights {

  private final Supplier<Image> images;
  private final Supplier<Instant> now;

  public Sights(Supplier<Image> images, Supplier<Instant> now) {
    this.images = images;
    this.now = now;
  }

  /// What the actor sees on the date asked for, else on the usual day.
  public Sight of(Actor actor, Map<String, String> asked) {
    return of(actor, asked.getOrDefault("as-of", ""));
  }

  Sight of(Actor actor, String written) {
    var found = new ArrayList<Diagnostic>();
    var asOf = Filter.day(Map.of("as-of", written), "as-of", found);
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    return Sight.of(images.get().day(Optional.ofNullable(asOf), now.get()), actor.scope());
  }

  /// The words of the page for what is seen.
  public static Words words(Sight sight, Page page) {
    var board = sight.board();
    return new Words(board.programme(), board.organisation(), page.phrases(), sight.asOf());
  }

  /// The unit asked for, else the actor's own; the empty id where that is the whole house.
  ///
  /// A unit out of sight is not there.
  public static String unit(Sight sight, Map<String, String> asked) {
    return unit(sight, asked.getOrDefault("unit", ""));
  }

  static String unit(Sight sight, String asked) {
    var wanted = asked.strip();
    if (wanted.isEmpty()) {
      return sight.scope().unit();
    }
    return sight.reached(wanted).orElseThrow(Refusals.NotThere::new).id();
  }
}
