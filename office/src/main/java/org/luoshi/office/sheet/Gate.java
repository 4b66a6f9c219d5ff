package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.xml.sax.SAXException;

/// Decides whether a file is a workbook that may be opened, by inflating all of it once and
/// believing none of the sizes it states.
final class Gate {

  private static final long SMALL = 1 << 18;
  private final Path file;
  private final Place place;
  private final Limits limits;
  private long inflated;

  private Gate(Path file, String name, Limits limits) {
    this.file = file;
    this.place = new Place.File(name);
    this.limits = limits;
  }

  /// Passes in silence or throws the refusal.
  static void pass(Path file, String name, Limits limits) {
    new Gate(file, name, limits).pass();
  }

  private void pass() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw refused("sheet-file-missing");
    }
    try {
      switch (FileMagic.valueOf(file.toFile())) {
        case OOXML -> passZip();
        case OLE2 -> throw refused(oldFormat());
        case PDF -> throw refused("sheet-file-foreign", "PDF");
        case HTML -> throw refused("sheet-file-foreign", "HTML");
        case XML -> throw refused("sheet-file-foreign", "XML");
        case RTF -> throw refused("sheet-file-foreign", "RTF");
        case JPEG, PNG, GIF, BMP, TIFF -> throw refused("sheet-file-foreign", "JPEG/PNG");
        case BIFF2, BIFF3, BIFF4 -> throw refused("sheet-file-old");
        default -> throw refused(Files.size(file) == 0 ? "sheet-file-empty" : "sheet-file-unknown");
      }
    } catch (IOException | SAXException | IllegalArgumentException e) {
      throw refused("sheet-file-damaged");
    }
  }

  private String oldFormat() throws IOException {
    try (var ole = new POIFSFileSystem(file.toFile(), true)) {
      var root = ole.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        return "sheet-file-password";
      }
      return root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")
          ? "sheet-file-old"
          : "sheet-file-unknown";
    } catch (RuntimeException e) {
      return "sheet-file-damaged";
    }
  }

  private void passZip() throws IOException, SAXException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.parts()) {
        throw refused("sheet-file-parts", zip.size(), limits.parts());
      }
      for (var parts = zip.entries(); parts.hasMoreElements(); ) {
        var part = parts.nextElement();
        long size = weigh(zip, part);
        if (part.getName().endsWith(".xml") || part.getName().endsWith(".rels")) {
          checkXml(zip, part, size <= SMALL);
        }
      }
      passContent(zip);
    }
  }

  private long weigh(ZipFile zip, ZipEntry part) throws IOException {
    long packed = Math.max(1, part.getCompressedSize());
    long size = 0;
    var buffer = new byte[1 << 16];
    try (var in = zip.getInputStream(part)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        size += got;
        inflated += got;
        if (inflated > limits.inflatedBytes()) {
          throw refused("sheet-file-too-large", limits.inflatedBytes() >> 20);
        }
        if (size > limits.ratioFrom() && size / packed > limits.ratio()) {
          throw refused("sheet-file-bomb", part.getName(), limits.ratio());
        }
      }
    }
    return size;
  }

  /// Refuses a document type; small parts must be well-formed to their end, so that no library
  /// stumbles over them later.
  private void checkXml(ZipFile zip, ZipEntry part, boolean toItsEnd)
      throws IOException, SAXException {
    try (InputStream in = zip.getInputStream(part)) {
      SafeXml.inspect(in, toItsEnd, () -> refused("sheet-file-dtd", part.getName()));
    }
  }

  private void passContent(ZipFile zip) throws IOException {
    var types = zip.getEntry("[Content_Types].xml");
    if (types == null) {
      throw refused("sheet-file-unknown");
    }
    try (var in = zip.getInputStream(types)) {
      var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (content.contains("ms-excel.sheet.binary")) {
        throw refused("sheet-file-old");
      }
      boolean workbook =
          content.contains("spreadsheetml.sheet.main+xml")
              || content.contains("spreadsheetml.template.main+xml")
              || content.contains("ms-excel.sheet.macroEnabled.main+xml");
      if (!workbook) {
        throw refused("sheet-file-unknown");
      }
    }
  }

  private Refusal refused(String code, Object... values) {
    return new Refusal(Diagnostic.error(code, place, values));
  }
}
