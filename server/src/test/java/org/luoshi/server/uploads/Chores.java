package org.luoshi.server.uploads;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// Chores that behave well and badly.
final class Chores {

  private Chores() {}

  /// Says its words, its environment and where it runs, after printing nonsense.
  public static final class Telling implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) throws IOException {
      System.out.println("nonsense");
      var text = words + " " + System.getenv().keySet() + " " + ProcessHandle.current().pid();
      answer.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Finds fault with the file.
  public static final class Faulting implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) {
      throw new WrongInput(Diagnostic.error("upload-empty", new Place.File("a\tb"), "名\t称"));
    }
  }

  /// Never ends.
  public static final class Endless implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  /// Takes all the memory there is.
  public static final class Greedy implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) throws IOException {
      var all = new ArrayList<byte[]>();
      while (true) {
        all.add(new byte[1 << 20]);
        answer.write(all.size() > 100_000 ? 1 : 0);
      }
    }
  }

  /// Answers without end.
  public static final class Talkative implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) throws IOException {
      while (true) {
        answer.write(new byte[1 << 16]);
      }
    }
  }

  /// Ends the process in the middle.
  public static final class Quitting implements Chore {
    @Override
    public void run(List<String> words, OutputStream answer) {
      System.exit(7);
    }
  }
}
