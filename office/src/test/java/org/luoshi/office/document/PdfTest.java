package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

class PdfTest {
  @Test
  void writes() throws Exception {
    Files.createDirectories(Path.of("target/look"));
    for (var language : Language.values()) {
      for (int i = 0; i < 3; i++) {
        long t = System.nanoTime();
        var out = new ByteArrayOutputStream();
        Pdf.write(Samples.document(language, Samples.blocks()), out);
        Files.write(Path.of("target/look/report-" + language + ".pdf"), out.toByteArray());
        assertThat(out.size()).isPositive();
        System.out.println((System.nanoTime() - t) / 1_000_000 + " ms " + out.size());
      }
      var out = new ByteArrayOutputStream();
      Docx.write(Samples.document(language, Samples.blocks()), out);
      Files.write(Path.of("target/look/report-" + language + ".docx"), out.toByteArray());
    }
  }
}
