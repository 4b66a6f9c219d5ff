package org.luoshi.office.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

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
    try (var pdf = new PDDocument();
        var renderer = builder(xhtml, fonts, pdf).buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PdfDates.settle(pdf, document.signature());
      pdf.save(out);
    }
  }

  /// How many points of white bring the issue lines down to the lower edge of the type area.
  private static double spare(OfficialDocument document, String css, PdfFonts fonts)
      throws IOException {
    var xhtml = new HtmlPages(document).write(css, 0);
    try (var pdf = new PDDocument();
        var renderer = builder(xhtml, fonts, pdf).buildPdfRenderer()) {
      renderer.layout();
      var issue = renderer.getSharedContext().getBoxById(HtmlPages.ISSUE);
      var page = renderer.getRootBox().getLayer().getPages().getLast();
      var dots = page.getBottom() - issue.getAbsY() - issue.getHeight();
      return Math.max(0, dots / renderer.getDotsPerPoint() - ROUNDING);
    }
  }

  private static PdfRendererBuilder builder(String xhtml, PdfFonts fonts, PDDocument pdf)
      throws IOException {
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(xhtml, null);
    builder.useUnicodeLineBreaker(new LineBreaks());
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useColorProfile(SRGB);
    builder.withProducer("Luoshi");
    builder.usePDDocument(pdf);
    fonts
        .load(pdf)
        .forEach((family, font) ->
            builder.useFont(new PDFontSupplier(font), family, 400, FontStyle.NORMAL, true));
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
