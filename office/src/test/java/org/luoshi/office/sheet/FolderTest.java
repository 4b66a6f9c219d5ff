package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.text.Diagnostic;

class FolderTest {

  @TempDir Path folder;

  @Test
  void listsItsWorkbooksInTheOrderOfTheirNames() throws IOException {
    for (var name :
        new String[] {
          "乙.xlsx", "甲.XLSX", "~$甲.xlsx", ".~甲.xlsx", ".隐.xlsx", "旧.xls", "b.xlsm", "说明.docx"
        }) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("夹.xlsx"));
    var scanned = Folder.scan(folder);
    assertThat(scanned.workbooks())
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly("b.xlsm", "乙.xlsx", "甲.XLSX");
    assertThat(scanned.found())
        .extracting(Diagnostic::code, found -> found.values().getFirst())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("sheet-folder-other-format", "旧.xls"));
  }

  @Test
  void withoutWorkbooksSaysSo() {
    assertThat(Folder.scan(folder).found())
        .extracting(Diagnostic::code)
        .containsExactly("sheet-folder-empty");
  }

  @Test
  void thatIsNotThereSaysSo() {
    assertThat(Folder.scan(folder.resolve("无")).found())
        .extracting(Diagnostic::code)
        .containsExactly("sheet-folder-missing");
  }
}
