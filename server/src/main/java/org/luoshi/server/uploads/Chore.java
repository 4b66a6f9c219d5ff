package org.luoshi.server.uploads;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A piece of work on files that nobody vouches for, done by [Apart] in a process of its own.
///
/// It has a public constructor without parameters, reads the files that its words name, and writes
/// its answer. It sees neither the database nor the house.
public interface Chore {

  /// Does the work; [WrongInput] tells the house what is wrong with the file.
  void run(List<String> words, OutputStream answer) throws IOException;
}
