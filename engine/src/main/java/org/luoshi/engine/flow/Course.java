package org.luoshi.engine.flow;

import java.util.List;
import java.util.Optional;

/// The course a matter has taken: its state, the digest of what it says now, and the moves made,
/// the first one first.
public record Course(String state, String digest, List<Done> done) {

  public Course {
    done = List.copyOf(done);
  }

  /// The last approval, whatever came after it.
  public Optional<Done> approved(Flow flow) {
    return done.reversed().stream()
        .filter(one -> flow.move(one.move()).filter(Move::approving).isPresent())
        .findFirst();
  }

  /// Whether what was approved last said something else than the matter says now.
  public boolean isChangedSinceApproved(Flow flow) {
    return approved(flow).filter(one -> !one.digest().equals(digest)).isPresent();
  }
}
