package org.luoshi.office.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// Writes a document as PDF/A-2a that shows alike on every machine: fonts embedded, tagged, with
/// bookmarks and internal links.
public final class Pdf {

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private Pdf() {}

  /// Writes the document in the bundled font; the stream stays open.
  public static void write(OfficialDocument document, OutputStream out) throws IOException {
    write(document, PdfFonts.bundled(), out);
  }

  /// Writes the document in a site's own fonts; the stream stays open.
  public static void write(OfficialDocument document, PdfFonts fonts, OutputStream out)
      throws IOException {
    var css = css(document);
    var xhtml = new HtmlPages(document).write(css, 0);
    var written = new ByteArrayOutputStream();
    render(xhtml, fonts, written);
    written.writeTo(out);
  }

  private static void render(String xhtml, PdfFonts fonts, OutputStream out) throws IOException {
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(xhtml, null);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useColorProfile(SRGB);
    builder.withProducer("Luoshi");
    builder.useFont(PdfFonts::open, "fallback", 400, FontStyle.NORMAL, true);
    fonts
        .own()
        .forEach(
            (part, path) ->
                builder.useFont(
                    () -> PdfFonts.open(path),
                    part.name().toLowerCase(Locale.ROOT),
                    400,
                    FontStyle.NORMAL,
                    true));
    builder.toStream(out);
    builder.run();
  }

  private static String css(OfficialDocument document) throws IOException {
    var name = "/org/luoshi/office/document/page_" + document.language().code() + ".css";
    try (var in = Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
