package org.luoshi.server.obligations;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Follower;
import org.luoshi.server.records.AllKnown;
import org.luoshi.server.records.Records;

/// The live image of a house's obligations, one for all who look.
///
/// Each look asks the database whether anything was committed since; if so the image moves on by
/// the records that changed, before the look is answered. So whoever entered something sees it, and
/// nobody sees what is not committed, not even within the transaction that writes it. Adopting a
/// programme reads everything anew. May be asked by any number of threads.
public final class Live {

  private static final String ADOPTED = "programme-adopted";

  private final Follower follower;
  private final Records records;
  private final Supplier<Rules> rules;
  private final ReentrantLock moving = new ReentrantLock();
  private volatile @Nullable Image image;

  public Live(Database database, Records records, Supplier<Rules> rules) {
    this.follower = new Follower(database);
    this.records = records;
    this.rules = rules;
  }

  /// How things stand, with everything committed before the call.
  public Image now() {
    var known = image;
    if (known != null && follower.isUpTo(known.mark())) {
      return known;
    }
    moving.lock();
    try {
      var latest = image;
      if (latest == null) {
        latest = follower.begin(mark -> read(mark, 1));
      } else if (!follower.isUpTo(latest.mark())) {
        latest = moved(latest);
      }
      image = latest;
      return latest;
    } finally {
      moving.unlock();
    }
  }

  /// How things stand; empty while nobody has looked.
  Optional<Image> looked() {
    return image == null ? Optional.empty() : Optional.of(now());
  }

  private Image read(Follower.Mark mark, long version) {
    return Image.of(AllKnown.of(rules.get(), records.known(Optional.empty())), mark, version);
  }

  private Image moved(Image from) {
    return follower.since(
        from.mark(),
        news -> {
          if (news.types().contains(ADOPTED)) {
            return read(news.mark(), from.version() + 1);
          }
          return from.with(from.known().with(records.toldBy(news.entries())), news.mark());
        });
  }
}
