package org.luoshi.server.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.reports.Freezing.Step;

/// The press: reports being frozen now, each with the step it has come to, and those just done.
///
/// It remembers the last hundred only; a run cut off by a stop of the house has written nothing.
final class Press {

  private static final int REMEMBERED = 100;

  private final Map<String, State> runs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// How a run stands.
  sealed interface State {}

  record Running(Step step) implements State {}

  record Done(String report) implements State {}

  record Failed(List<Diagnostic> found) implements State {}

  /// Starts the work unless it was started for this token already.
  synchronized void start(String token, Function<Consumer<Step>, String> work) {
    if (runs.get(token) instanceof Running || runs.get(token) instanceof Done) {
      return;
    }
    runs.put(token, new Running(Step.FIGURES));
    Thread.ofVirtual().name("freeze " + token).start(() -> run(token, work));
  }

  private void run(String token, Function<Consumer<Step>, String> work) {
    try {
      put(token, new Done(work.apply(step -> put(token, new Running(step)))));
    } catch (WrongInput wrong) {
      put(token, new Failed(wrong.found()));
    } catch (RuntimeException failure) {
      org.slf4j.LoggerFactory.getLogger(Press.class).error("Freezing a report failed", failure);
      put(token, new Failed(List.of()));
    }
  }

  private synchronized void put(String token, State state) {
    runs.put(token, state);
  }

  synchronized Optional<State> state(String token) {
    return Optional.ofNullable(runs.get(token));
  }
}
