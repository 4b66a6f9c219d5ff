package org.luoshi.office.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;

class HostileFilesTest {

  private static final String ROW =
      "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>单位名称</t></is></c></row>";

  @TempDir Path folder;

  private ReadWorkbook read(Path file) {
    return Workbooks.read(file, List.of(SheetReaderTest.MEETING));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("台账.xlsx"), bytes);
  }

  private void assertRefused(Path file, String code) {
    var read = read(file);
    assertThat(read.sheets()).isEmpty();
    assertThat(read.found()).extracting(Diagnostic::code).containsExactly(code);
    assertThat(read.found().getFirst().isError()).isTrue();
    for (var language : Language.values()) {
      assertThat(SheetPhrases.in(language).say(read.found().getFirst()))
          .contains("[" + code + "]")
          .doesNotContain("Exception")
          .hasLineCount(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7 abc, sheet-file-foreign",
    "<html><body>x</body></html>, sheet-file-foreign",
    "<!DOCTYPE html><html></html>, sheet-file-foreign",
    "'单位名称,会议日期', sheet-file-unknown",
    "{\\rtf1 abc}, sheet-file-foreign",
    "'', sheet-file-empty"
  })
  void refusesWhatIsNoWorkbookWhateverItsName(String content, String code) throws IOException {
    assertRefused(file(content.getBytes(UTF_8)), code);
  }

  @Test
  void refusesAFileThatIsNotThereAndAFolder() {
    assertRefused(folder.resolve("没有.xlsx"), "sheet-file-missing");
    assertRefused(folder, "sheet-file-missing");
  }

  @Test
  void refusesAnOldWorkbookRenamed() throws IOException {
    var file = folder.resolve("旧.xlsx");
    try (var book = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      book.createSheet("三会一课");
      book.write(out);
    }
    assertRefused(file, "sheet-file-old");
  }

  @Test
  void refusesAWorkbookWithAPassword() throws Exception {
    var plain = Files.readAllBytes(Made.book(folder, "三会一课", SheetReaderTest.HEADER));
    var file = folder.resolve("密.xlsx");
    try (var ole = new POIFSFileSystem();
        var out = Files.newOutputStream(file)) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("1234");
      try (var data = encryptor.getDataStream(ole)) {
        data.write(plain);
      }
      ole.writeFilesystem(out);
    }
    assertRefused(file, "sheet-file-password");
  }

  @Test
  void refusesAWorkbookCutShortAnywhere() throws IOException {
    var whole = Files.readAllBytes(Made.book(folder, "三会一课", SheetReaderTest.HEADER));
    for (int part = 1; part < 20; part++) {
      assertRefused(file(Arrays.copyOf(whole, whole.length * part / 20)), "sheet-file-damaged");
    }
  }

  @Test
  void refusesAWorkbookWithAFlippedByte() throws IOException {
    var parts = Made.parts(ROW.formatted(1, 1));
    var bytes = Files.readAllBytes(Made.zip(folder.resolve("a.xlsx"), parts));
    int refused = 0;
    for (int at = 0; at < bytes.length; at += 7) {
      var flipped = bytes.clone();
      flipped[at] ^= 0x55;
      var read = read(file(flipped));
      refused += read.found().stream().anyMatch(Diagnostic::isError) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(bytes.length / 14);
  }

  @Test
  void refusesAZipThatHoldsNoWorkbook() {
    assertRefused(
        Made.zip(folder.resolve("a.xlsx"), java.util.Map.of("a.txt", "x")), "sheet-file-unknown");
    var document = Made.parts("");
    document.computeIfPresent(
        "[Content_Types].xml", (_, types) -> types.replace("spreadsheetml.sheet.main", "word"));
    assertRefused(Made.zip(folder.resolve("b.xlsx"), document), "sheet-file-unknown");
  }

  @Test
  void refusesABinaryWorkbook() {
    var binary = Made.parts("");
    binary.computeIfPresent(
        "[Content_Types].xml",
        (_, types) ->
            types.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.binary.macroEnabled.main"));
    assertRefused(Made.zip(folder.resolve("a.xlsx"), binary), "sheet-file-old");
  }

  @Test
  void refusesAPartPackedTooTightly() {
    var bomb = Made.parts(" ".repeat(4 << 20));
    assertRefused(Made.zip(folder.resolve("a.xlsx"), bomb), "sheet-file-bomb");
  }

  @Test
  void refusesAFileThatUnpacksToTooMuch() {
    var file = Made.zip(folder.resolve("a.xlsx"), Made.parts(ROW.formatted(1, 1)));
    var read =
        Workbooks.read(
            file, "a.xlsx", List.of(), new Limits(1_000, 200, 1 << 20, 2_000, Limits.SHEET_ROWS));
    assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-file-too-large");
  }

  @Test
  void refusesAFileOfTooManyParts() {
    var file = Made.zip(folder.resolve("a.xlsx"), Made.parts(""));
    var limits = new Limits(1 << 20, 200, 1 << 20, 3, Limits.SHEET_ROWS);
    assertThat(Workbooks.read(file, "a.xlsx", List.of(), limits).found())
        .extracting(Diagnostic::code)
        .containsExactly("sheet-file-parts");
  }

  @ParameterizedTest
  @CsvSource({"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
  void refusesADocumentTypeInAnyPart(String part) {
    var parts = Made.parts(ROW.formatted(1, 1));
    parts.computeIfPresent(
        part,
        (_, xml) ->
            xml.replace(
                "?>", "?><!-- a --><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
    assertRefused(Made.zip(folder.resolve("a.xlsx"), parts), "sheet-file-dtd");
  }

  @Test
  void refusesMoreRowsThanASheetCanHave() {
    var parts = Made.parts(ROW.formatted(1, 1) + ROW.formatted(1_048_577, 1_048_577));
    assertRefused(Made.zip(folder.resolve("a.xlsx"), parts), "sheet-too-many-rows");
  }

  @ParameterizedTest
  @CsvSource({
    "<row r=\"2\"/><row r=\"1\"/>",
    "<row r=\"0\"/>",
    "<row r=\"x\"/>",
    "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
    "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
    "<row r=\"1\"><c r=\"A1\"><v>zwei</v></c></row>",
    "<row r=\"1\">"
  })
  void refusesASheetOutOfOrder(String rows) {
    assertRefused(Made.zip(folder.resolve("a.xlsx"), Made.parts(rows)), "sheet-file-damaged");
  }

  @Test
  void saysThatAWorkbookIsEmpty() {
    var read = read(Made.zip(folder.resolve("a.xlsx"), Made.parts("")));
    assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-workbook-empty");
    assertThat(read.count()).isEqualTo(RowCount.NONE);
  }

  @Test
  void survivesOneCellAtTheFarEnd() {
    var far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    var header =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>单位名称</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>会议类型</t></is></c></row>";
    var read = read(Made.zip(folder.resolve("a.xlsx"), Made.parts(header + far)));
    assertThat(read.count()).isEqualTo(new RowCount(1_048_575, 0, 1, 1_048_574, 0, 0, 0));
  }
}
