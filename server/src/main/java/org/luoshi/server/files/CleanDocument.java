package org.luoshi.server.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Bare;
import org.luoshi.server.uploads.Chore;

/// A document without what its program wrote about it.
///
/// Words: the file, its sort, what people call it. It runs in a process apart.
public final class CleanDocument implements Chore {

  @Override
  public void run(List<String> words, OutputStream answer) throws IOException {
    try {
      Bare.valueOf(words.get(1)).write(Path.of(words.get(0)), answer);
    } catch (IOException | RuntimeException broken) {
      throw new WrongInput(
          Diagnostic.error("file-document", new Place.File(words.get(2)), words.get(2)));
    }
  }
}
