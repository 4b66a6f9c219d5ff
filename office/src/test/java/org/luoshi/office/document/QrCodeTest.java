package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

/// A code in a document is read again, from the printed page too.
class QrCodeTest {

  private static final String WORDS = "luoshi letter/000001\n责任书 " + "0a".repeat(32);

  private static String read(BufferedImage image) throws Exception {
    int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  private static OfficialDocument document() {
    return new OfficialDocument(
        Language.ZH,
        null,
        null,
        List.of(),
        "责任书",
        null,
        List.of(new Block.Paragraph(List.of(new Run.Plain("内容"))), new Block.Code(WORDS, "二维码")),
        List.of(),
        new OfficialDocument.Signature("市民政局", LocalDate.of(2020, 1, 10)),
        null,
        List.of());
  }

  @Test
  void isReadAgain() throws Exception {
    assertThat(read(ImageIO.read(new ByteArrayInputStream(QrCode.png(WORDS))))).isEqualTo(WORDS);
  }

  @Test
  void isReadFromThePrintedPage() throws Exception {
    var out = new ByteArrayOutputStream();
    Pdf.write(document(), out);
    try (var pdf = Loader.loadPDF(out.toByteArray())) {
      assertThat(read(new PDFRenderer(pdf).renderImageWithDPI(0, 200))).isEqualTo(WORDS);
    }
  }

  @Test
  void standsInTheOtherFormWithItsDescription() throws Exception {
    var out = new ByteArrayOutputStream();
    Docx.write(document(), out);
    try (var docx = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
      var picture = docx.getAllPictures().getFirst();
      assertThat(read(ImageIO.read(new ByteArrayInputStream(picture.getData())))).isEqualTo(WORDS);
    }
  }

  @Test
  void holdsSoMuchAndNoMore() {
    assertThatThrownBy(() -> QrCode.png("x".repeat(5_000)))
        .hasMessageContaining("(5000) characters are too many");
  }
}
