package org.luoshi.server.insight;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.shell.Page;

/// Where requests for a second look begin: each sees the house as it is at that moment.
public final class Lookout {

  private final Supplier<Image> images;
  private final Supplier<Instant> now;
  private final Database database;
  private final Kept kept = new Kept();

  public Lookout(Supplier<Image> images, Supplier<Instant> now, Database database) {
    this.images = images;
    this.now = now;
    this.database = database;
  }

  /// What the actor sees at the unit asked for, else their own, on the date asked for.
  Look of(Actor actor, Page page, Map<String, String> asked) {
    var image = images.get();
    var sight = new Sights(() -> image, now).of(actor, asked);
    var unit = Sights.unit(sight, asked);
    return new Look(sight, unit, page, asked, new Kept.Moment(kept, image.version()), imported());
  }

  /// The moments at which workbooks were read in.
  private Set<Instant> imported() {
    return new HashSet<>(
        database
            .sql()
            .sql("select at from import")
            .query((row, _) -> row.getObject("at", java.time.OffsetDateTime.class).toInstant())
            .list());
  }
}
