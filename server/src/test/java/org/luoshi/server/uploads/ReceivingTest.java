package org.luoshi.server.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// Which files are taken, and what is left of those that are not.
class ReceivingTest {

  private static final Receiving.Wanted ANY =
      new Receiving.Wanted("file", 1 << 20, EnumSet.allOf(FileType.class));

  @TempDir Path folder;

  private Received take(String name, String contents) {
    return new Receiving(folder)
        .take(new ByteArrayInputStream(contents.getBytes(StandardCharsets.ISO_8859_1)), name, ANY);
  }

  @ParameterizedTest
  @CsvSource({
    "会议纪要.pdf, %PDF-1.4 and so on, PDF",
    "说明.TXT, plain words, TEXT",
    "表.csv, 'a,b', TEXT",
  })
  void takesWhatIsAllowed(String name, String contents, FileType type) {
    try (var received = take(name, contents)) {
      assertThat(received.type()).isEqualTo(type);
      assertThat(received.name()).isEqualTo(name);
      assertThat(received.sha256()).hasSize(64);
      assertThat(received.file()).exists();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "图.svg, <svg xmlns='http://www.w3.org/2000/svg'/>",
    "图.png, <svg xmlns='http://www.w3.org/2000/svg'/>",
    "页.html, <!doctype html><p>",
    "页.txt, <!doctype html><p>",
    "页.txt, ' <script>alert(1)</script>'",
    "图.jpg, %PDF-1.4",
    "纪要.pdf, plain words",
    "程序.exe, MZ",
    "无名, plain words",
    "表.xlsx, plain words",
  })
  void refusesEveryOtherTypeWhateverItIsCalled(String name, String contents) throws IOException {
    assertThatThrownBy(() -> take(name, contents)).hasMessage("upload-type");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAnEmptyFileAndOneThatIsTooLarge() throws IOException {
    assertThatThrownBy(() -> take("空.txt", "")).hasMessage("upload-empty");
    var wrong =
        catchThrowableOfType(WrongInput.class, () -> take("大.txt", "a".repeat((1 << 20) + 1)));
    assertThat(wrong.found().getFirst().code()).isEqualTo("upload-too-large");
    assertThat(wrong.found().getFirst().place()).isEqualTo(new Place.Subject("file"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void callsAFileByTheLastPartOfItsNameOnly() {
    try (var received = take("C:\\用户\\..\\纪\r\n要\".txt", "words")) {
      assertThat(received.name()).isEqualTo("纪要.txt");
    }
  }
}
