package org.luoshi.server.uploads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/// A kind of file that may be attached, told by its contents and its name together.
///
/// What a browser would run (HTML, SVG, scripts) and archives are not among them.
public enum FileType {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  XLS("application/vnd.ms-excel", "xls", "et"),
  DOC("application/msword", "doc", "wps"),
  OFD("application/ofd", "ofd"),
  TEXT("text/plain", "txt", "csv");

  private static final Tika TIKA = new Tika();

  private final String media;
  private final List<String> endings;

  FileType(String media, String... endings) {
    this.media = media;
    this.endings = List.of(endings);
  }

  /// Its name in HTTP.
  public String media() {
    return media;
  }

  /// The endings a person may attach, for messages and for the file dialogue.
  public static List<String> allEndings() {
    return Arrays.stream(values()).flatMap(type -> type.endings.stream()).toList();
  }

  /// The type whose ending the name bears and whose contents the file has; empty where they
  /// disagree or it is none of these.
  public static Optional<FileType> of(Path file, String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.endings.contains(ending))
        .filter(type -> type.fits(detected(file)))
        .findFirst();
  }

  private boolean fits(String detected) {
    return switch (this) {
      case XLSX, DOCX, PPTX ->
          List.of(media, "application/zip", "application/x-tika-ooxml").contains(detected);
      case OFD -> detected.equals("application/zip");
      case XLS, DOC -> detected.equals("application/x-tika-msoffice") || detected.equals(media);
      case TEXT -> detected.equals("text/plain") || detected.equals("text/csv");
      case PDF, PNG, JPEG -> detected.equals(media);
    };
  }

  /// What the first bytes say, whatever the name.
  private static String detected(Path file) {
    try (var in = TikaInputStream.get(file)) {
      var nameless = new Metadata();
      nameless.remove(TikaCoreProperties.RESOURCE_NAME_KEY);
      return looksLikeMarkup(file) ? "text/html" : TIKA.detect(in, nameless);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /// Whether a browser that sniffs might take it for a page, however plain it begins.
  private static boolean looksLikeMarkup(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
      return head.stripLeading().startsWith("<");
    }
  }
}
