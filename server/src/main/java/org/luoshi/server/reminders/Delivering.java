package org.luoshi.server.reminders;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// A few hands that send what waits in the outbox.
final class Delivering {

  private static final int HANDS = 4;

  private final Turns turns;

  Delivering(Turns turns) {
    this.turns = turns;
  }

  /// How one message is sent: where to (to count limits by), and how.
  interface Way {
    String target();

    Outcome send();
  }

  /// Finds the way of a message; a code where there is none.
  interface Ways {
    Found of(Message message);
  }

  sealed interface Found {
    record Open(Way way) implements Found {}

    record Shut(String problem) implements Found {}
  }

  /// What a run goes by.
  record Run(Ways ways, java.time.Clock clock, boolean testsOnly, boolean repeats, String name) {}

  /// Sends all whose turn it is; comes back when nothing is left to do now.
  void all(Run run) {
    turns.tidy(run.clock().instant(), run.repeats());
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          java.util.stream.IntStream.range(0, HANDS)
              .<Callable<Boolean>>mapToObj(hand -> () -> hand(run, run.name() + "/" + hand))
              .toList();
      join(hands.invokeAll(work));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(List<java.util.concurrent.Future<Boolean>> all)
      throws InterruptedException {
    for (var one : all) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(failed.getCause());
      }
    }
  }

  private boolean hand(Run run, String claim) {
    for (int n = 0; !Thread.currentThread().isInterrupted(); n++) {
      var claimed = turns.claim(claim + "/" + n, run.testsOnly(), run.clock().instant());
      if (claimed.isEmpty()) {
        return true;
      }
      send(run, claimed.get());
    }
    return false;
  }

  private void send(Run run, Turns.Claimed one) {
    switch (run.ways().of(one.message())) {
      case Found.Shut(var problem) -> turns.drop(one, problem, run.clock().instant());
      case Found.Open(var way) -> {
        var attempt = turns.begin(one, way.target(), run.clock().instant());
        if (attempt.isPresent()) {
          turns.finish(one, attempt.get(), way.send(), run.repeats(), run.clock().instant());
        }
      }
    }
  }
}
