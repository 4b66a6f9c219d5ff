package org.luoshi.office.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The TrueType fonts a PDF embeds, by the part they play; the bundled Song font stands in for each
/// that is missing and for every character a site's font lacks.
///
/// A site that holds the licences supplies its own FangSong, Kai, Hei and title Song as `.ttf`.
public record PdfFonts(Map<Part, Path> own) {

  /// What a font is for.
  public enum Part {
    BODY,
    TITLE,
    HEI,
    KAI,
    PAGE
  }

  static final String BUNDLED = "/org/luoshi/office/document/fonts/NotoSerifSC-Regular.ttf";

  public PdfFonts {
    own = Map.copyOf(own);
  }

  /// The bundled font for every part.
  public static PdfFonts bundled() {
    return new PdfFonts(new EnumMap<>(Part.class));
  }

  /// The fonts of one PDF by family; only the characters used are embedded.
  Map<String, PDFont> load(PDDocument pdf) throws IOException {
    var fonts = new LinkedHashMap<String, PDFont>();
    fonts.put("fallback", load(pdf, new RandomAccessReadBuffer(Bundled.BYTES)));
    for (var part : own.entrySet()) {
      var family = part.getKey().name().toLowerCase(Locale.ROOT);
      fonts.put(family, load(pdf, new RandomAccessReadBufferedFile(part.getValue())));
    }
    return fonts;
  }

  /// Glyph substitution stays off: it is slow over thousands of characters, and ligatures would
  /// break the count of characters in a line.
  private static PDFont load(PDDocument pdf, RandomAccessRead bytes) throws IOException {
    var font = new TTFParser().parse(bytes);
    font.setEnableGsub(false);
    return PDType0Font.load(pdf, font, true);
  }

  /// Read once and kept: it is needed for every PDF.
  private static final class Bundled {
    private static final byte[] BYTES = read();

    private static byte[] read() {
      try (var in = Objects.requireNonNull(PdfFonts.class.getResourceAsStream(BUNDLED), BUNDLED)) {
        return in.readAllBytes();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
