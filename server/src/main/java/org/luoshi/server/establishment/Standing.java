package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.Database;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.obligations.Wanted;

/// How the obligations of one unit or one person stand, as far as somebody sees them.
public final class Standing {

  private static final int MOST = 500;

  private final Supplier<Image> images;
  private final Database database;

  public Standing(Supplier<Image> images, Database database) {
    this.images = images;
    this.database = database;
  }

  /// What counts in the unit itself.
  Tally ofUnit(String unit, LocalDate day, Scope scope) {
    return images.get().day(day).view(scope).tally(Wanted.ALL.ofUnit(unit, false));
  }

  /// What a person owes through posts.
  List<Judgement> ofPerson(String person, LocalDate day, Scope scope) {
    return images
        .get()
        .day(day)
        .view(scope)
        .list(Wanted.ALL.by(person), Optional.empty(), MOST)
        .judgements();
  }

  /// How many records that stand belong to the unit, by kind.
  Map<String, Integer> recordsOf(String unit) {
    var counts = new TreeMap<String, Integer>();
    database.reached(() ->
        database
            .sql()
            .sql(
                """
                select kind, count(*) as n from record_version
                 where unit = ? and known_until is null and state = 'active' and not kind = any(?)
                 group by kind
                """)
            .params(unit, Facts.KINDS.toArray(String[]::new))
            .query((row, _) -> counts.put(row.getString("kind"), row.getInt("n")))
            .list());
    return counts;
  }
}
