package org.luoshi.server.uploads;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.luoshi.engine.text.WrongInput;

/// The beginning of a process that does one [Chore] and ends.
///
/// Its answer is what it writes to standard output; a library that prints is sent to standard
/// error. It ends with 3 and the findings, one to a line, where the file is at fault.
public final class ChoreMain {

  static final int AT_FAULT = 3;

  private ChoreMain() {}

  public static void main(String[] arguments) throws Exception {
    var answer = new FileOutputStream(FileDescriptor.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    var chore =
        Class.forName(arguments[0]).asSubclass(Chore.class).getDeclaredConstructor().newInstance();
    var said = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    var words = said.isEmpty() ? List.<String>of() : List.of(said.split("\n", -1));
    try (var out = new BufferedOutputStream(answer)) {
      chore.run(words, out);
    } catch (WrongInput wrong) {
      System.err.println(Findings.written(wrong.found()));
      System.exit(AT_FAULT);
    }
  }
}
