package org.luoshi.office.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

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

  /// The bundled font, opened anew from memory.
  static InputStream open() {
    return new ByteArrayInputStream(Bundled.BYTES);
  }

  static InputStream open(Path font) {
    try {
      return Files.newInputStream(font);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
