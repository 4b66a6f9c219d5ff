package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocxTest {
  @Test
  void writes() throws Exception {
    var out = new ByteArrayOutputStream();
    Docx.write(Samples.report(), out);
    Files.createDirectories(Path.of("target/look"));
    Files.write(Path.of("target/look/report.docx"), out.toByteArray());
    assertThat(out.size()).isPositive();
  }
}
