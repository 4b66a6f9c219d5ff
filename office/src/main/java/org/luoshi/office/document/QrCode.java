package org.luoshi.office.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/// A QR code in the forms of a document; black on white, 30 mm wide, with its quiet zone.
final class QrCode {

  private static final int DOTS = 360;
  private static final int POINTS = 85;
  private static final int WHITE = 0xFFFFFF;

  private QrCode() {}

  /// The code as an address that holds the image itself.
  static String dataUri(String words) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(words));
  }

  /// Puts the code into the paragraph, with what it holds as its description.
  static void write(XWPFParagraph paragraph, Block.Code code) {
    try (var image = new ByteArrayInputStream(png(code.words()))) {
      var picture =
          paragraph
              .createRun()
              .addPicture(
                  image,
                  Document.PICTURE_TYPE_PNG,
                  "code.png",
                  Units.toEMU(POINTS),
                  Units.toEMU(POINTS));
      picture.getCTPicture().getNvPicPr().getCNvPr().setDescr(code.said());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InvalidFormatException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] png(String words) {
    var matrix = matrix(words);
    var image =
        new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        image.setRGB(x, y, matrix.get(x, y) ? 0 : WHITE);
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static BitMatrix matrix(String words) {
    try {
      return new QRCodeWriter()
          .encode(
              words,
              BarcodeFormat.QR_CODE,
              DOTS,
              DOTS,
              Map.of(
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8",
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(
          """
          (%d) characters are too many for a code.
          Maybe put a digest of them there.\
          """
              .formatted(words.length()),
          tooLong);
    }
  }
}
