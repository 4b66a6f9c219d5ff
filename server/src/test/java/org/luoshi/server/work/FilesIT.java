package org.luoshi.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.server.work.Office.form;
import static org.luoshi.server.work.Office.meeting;
import static org.luoshi.server.work.Office.page;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.web.multipart.MultipartFile;

/// Files attached to records: what is taken, what is shown, who may have it.
@OnOneServer
class FilesIT {

  private final TestServer server;
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  private String number = "";

  FilesIT(TestDatabase database) {
    this.server = database.server();
  }

  @BeforeEach
  void anOfficeWithAMeeting() {
    office = new Office(TestDatabase.on(server).open(), folder);
    number = office.enter(office.officer, "meeting", meeting("2020-10-20", "8")).substring(8);
  }

  @AfterEach
  void closes() {
    office.close();
  }

  /// A file as a browser sends it.
  private record Upload(String name, byte[] bytes) implements MultipartFile {
    @Override
    public String getName() {
      return Attachments.FIELD;
    }

    @Override
    public String getOriginalFilename() {
      return name;
    }

    @Override
    public String getContentType() {
      return "image/png";
    }

    @Override
    public boolean isEmpty() {
      return bytes.length == 0;
    }

    @Override
    public long getSize() {
      return bytes.length;
    }

    @Override
    public byte[] getBytes() {
      return bytes;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void transferTo(File to) {
      throw new UnsupportedOperationException();
    }
  }

  private static Upload text(String name, String words) {
    return new Upload(name, words.getBytes(StandardCharsets.UTF_8));
  }

  private FilePages pages() {
    return new FilePages(office.desks, office.attachments);
  }

  private org.springframework.http.ResponseEntity<String> attach(Upload... files) {
    return pages().attach("meeting", number, page(), office.officer, form(), List.of(files));
  }

  /// A picture taken with the camera on its side: 40 × 20 as it lies, with a place in its Exif.
  private static byte[] photo() {
    var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 20, 20);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var jpeg = out.toByteArray();
    var exif = new ByteArrayOutputStream();
    exif.writeBytes(
        new byte[] {
          'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6,
          0, 0, 0, 0, 0, 0, 0
        });
    exif.writeBytes("GPSLatitude=39.9042N".getBytes(StandardCharsets.US_ASCII));
    var all = new ByteArrayOutputStream();
    all.write(jpeg, 0, 2);
    int length = exif.size() + 2;
    all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
    all.writeBytes(exif.toByteArray());
    all.write(jpeg, 2, jpeg.length - 2);
    return all.toByteArray();
  }

  @Test
  void givesBackWhatWasAttachedAsADownloadToWhoMaySeeTheRecord() throws IOException {
    assertThat(attach(text("会议 纪要.txt", "决议")).getStatusCode().value()).isEqualTo(303);
    var answer = pages().file("meeting", number, 1, page(), office.supervisor);
    assertThat(answer.getHeaders().getFirst("Content-Disposition"))
        .startsWith("attachment;")
        .contains("%E7%BA%AA%E8%A6%81");
    assertThat(java.util.Objects.requireNonNull(answer.getBody()).getContentAsByteArray())
        .isEqualTo("决议".getBytes(StandardCharsets.UTF_8));
    for (int file : new int[] {1, 2}) {
      assertThatThrownBy(() -> pages().file("meeting", number, file, page(), office.neighbour))
          .isInstanceOf(NotThere.class);
    }
    assertThatThrownBy(() ->
            pages()
                .attach(
                    "meeting",
                    number,
                    page(),
                    office.neighbour,
                    form(),
                    List.of(text("a.txt", "b"))))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> pages().remove("meeting", number, 1, page(), office.supervisor))
        .isInstanceOf(NotThere.class);
    pages().remove("meeting", number, 1, page(), office.officer);
    assertThatThrownBy(() -> pages().file("meeting", number, 1, page(), office.officer))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void refusesForeignTypesAndTooMuchAndThenKeepsNone() {
    var answer =
        attach(
            text("好.txt", "words"),
            text("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            text("页.png", "<!doctype html><script>alert(1)</script>"),
            new Upload("大.pdf", new byte[(int) Attachments.MOST_BYTES + 1]),
            new Upload("坏.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}));
    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody())
        .contains("id=\"e-file\"", "图.svg", "页.png", "大.pdf", "坏.png")
        .contains("大于 20 MB");
    assertThat(office.attachments.of("meeting/" + number)).isEmpty();
    assertThat(attach().getBody()).contains("没有选择文件");
  }

  @Test
  void showsPicturesUprightWithoutPlaceOrCameraAndSealsTheOriginal() throws IOException {
    var photo = photo();
    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPSLatitude");
    attach(new Upload("现场.jpg", photo));

    var shown =
        java.util.Objects.requireNonNull(
                pages().file("meeting", number, 1, page(), office.officer).getBody())
            .getContentAsByteArray();

    assertThat(new String(shown, StandardCharsets.ISO_8859_1))
        .doesNotContain("GPS")
        .doesNotContain("Exif");
    var image = ImageIO.read(new ByteArrayInputStream(shown));
    assertThat(image.getWidth()).isEqualTo(20);
    assertThat(image.getHeight()).isEqualTo(40);
    assertThat(new Color(image.getRGB(10, 5)).getRed()).as("red is on top").isGreaterThan(200);
    try (var all = Files.walk(office.house.files())) {
      var kept = all.filter(Files::isRegularFile).toList();
      assertThat(kept).hasSize(2);
      assertThat(kept).anySatisfy(file -> assertThat(file).hasBinaryContent(photo));
    }
  }

  private byte[] shown(int file) throws IOException {
    return java.util.Objects.requireNonNull(
            pages().file("meeting", number, file, page(), office.officer).getBody())
        .getContentAsByteArray();
  }

  @Test
  void showsDocumentsWithoutWhoWroteThemAndWithWhat() throws IOException {
    var pdf = pdf();
    var docx = docx();
    var xls = xls();
    attach(new Upload("纪要.pdf", pdf), new Upload("纪要.docx", docx), new Upload("台账.xls", xls));

    try (var shown = org.apache.pdfbox.Loader.loadPDF(shown(1))) {
      assertThat(shown.getDocumentInformation().getMetadataKeys()).isEmpty();
      assertThat(shown.getNumberOfPages()).isEqualTo(1);
    }
    try (var shown = new XWPFDocument(new ByteArrayInputStream(shown(2)))) {
      assertThat(shown.getProperties().getCoreProperties().getCreator()).isNullOrEmpty();
      assertThat(shown.getProperties().getExtendedProperties().getCompany()).isNullOrEmpty();
      assertThat(shown.getParagraphs().getFirst().getText()).isEqualTo("决议");
    }
    try (var shown = new HSSFWorkbook(new ByteArrayInputStream(shown(3)))) {
      assertThat(shown.getSummaryInformation()).isNull();
      assertThat(shown.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("决议");
    }
    try (var all = Files.walk(office.house.files())) {
      var kept = all.filter(Files::isRegularFile).toList();
      for (var original : List.of(pdf, docx, xls)) {
        assertThat(kept).anySatisfy(file -> assertThat(file).hasBinaryContent(original));
      }
    }
  }

  @Test
  void leavesALockedPdfAsItIsAndRefusesABrokenOne() throws IOException {
    var locked = new java.io.ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(locked);
    }
    attach(new Upload("加密.pdf", locked.toByteArray()));
    assertThat(shown(1)).isEqualTo(locked.toByteArray());
    var broken = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.UTF_8);
    assertThat(attach(new Upload("坏.pdf", broken)).getBody()).contains("坏.pdf", "无法读取");
  }

  private static byte[] pdf() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setAuthor("张三");
      document.getDocumentInformation().setProducer("WPS");
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] docx() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("决议");
      document.getProperties().getCoreProperties().setCreator("张三");
      document.getProperties().getExtendedProperties().getUnderlyingProperties().setCompany("甲");
      document.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] xls() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var book = new HSSFWorkbook()) {
      book.createSheet("台账").createRow(0).createCell(0).setCellValue("决议");
      book.createInformationProperties();
      book.getSummaryInformation().setAuthor("张三");
      book.write(out);
    }
    return out.toByteArray();
  }

  @Test
  void neverNamesAFileThatIsNotThere() throws IOException {
    var prepared =
        office.attachments.prepare(
            new ByteArrayInputStream("决议".getBytes(StandardCharsets.UTF_8)), "纪要.txt");
    assertThat(office.vault.path(prepared.sha256())).as("kept before any row").exists();
    assertThatThrownBy(() ->
            office
                .house
                .database()
                .inTransaction(() -> {
                  office.attachments.attach(
                      "meeting/" + number, prepared, new Attachments.By(Office.NOW, "test"));
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
    assertThat(office.attachments.of("meeting/" + number)).isEmpty();
    try (var left = Files.list(office.vault.incoming())) {
      assertThat(left).as("nothing half written").isEmpty();
    }
    attach(text("纪要.txt", "决议"), text("同一份.txt", "决议"));
    assertThat(office.attachments.of("meeting/" + number))
        .hasSize(2)
        .allSatisfy(one -> assertThat(office.attachments.shown(one)).exists())
        .extracting(Attachments.Attached::shown)
        .containsOnly(prepared.sha256());
  }
}
