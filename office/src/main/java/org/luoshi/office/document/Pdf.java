package org.luoshi.office.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Language;

/// Writes a document as PDF/A-2a that shows alike on every machine: fonts embedded, tagged, with
/// bookmarks and internal links. One document always gives the same bytes: no clock is read.
public final class Pdf {

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /// Less than a layout unit may be lost on either side.
  private static final double ROUNDING = 0.5;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private Pdf() {}

  /// Writes the document in the bundled font; the stream stays open.
  public static void write(OfficialDocument document, OutputStream out) throws IOException {
    write(document, PdfFonts.bundled(), out);
  }

  /// Writes the document in a site's own fonts; the stream stays open.
  public static void write(OfficialDocument document, PdfFonts fonts, OutputStream out)
      throws IOException {
    var css = css(document);
    var spare = document.issue() == null ? 0 : spare(document, css, fonts);
    var xhtml = new HtmlPages(document).write(css, spare);
    try (var renderer = builder(xhtml, fonts).buildPdfRenderer();
        var pdf = renderer.createPDFKeepOpen()) {
      PdfDates.settle(pdf, document.signature());
      pdf.save(out);
    }
  }

  /// How many points of white bring the issue lines down to the lower edge of the type area.
  private static double spare(OfficialDocument document, String css, PdfFonts fonts)
      throws IOException {
    var xhtml = new HtmlPages(document).write(css, 0);
    try (var renderer = builder(xhtml, fonts).buildPdfRenderer();
        var _ = renderer.createPDFKeepOpen()) {
      var found = renderer.findPagePositionsByID(Pattern.compile("issue"));
      var lower = document.language() == Language.ZH ? 35 : 25;
      return found.stream()
          .mapToDouble(place -> place.getY() - lower * 72 / 25.4 - ROUNDING)
          .filter(points -> points > 0)
          .min()
          .orElse(0);
    }
  }

  private static PdfRendererBuilder builder(String xhtml, PdfFonts fonts) {
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
    builder.toStream(OutputStream.nullOutputStream());
    return builder;
  }

  private static String css(OfficialDocument document) throws IOException {
    var name = "/org/luoshi/office/document/page_" + document.language().code() + ".css";
    try (var in = Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
