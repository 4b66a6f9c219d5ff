package org.luoshi.office.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.luoshi.engine.text.Language;

/// Writes a document as docx for the office PC, which has the official fonts.
///
/// The file names the fonts and does not carry them. Theme fonts are not used, so Chinese quotation
/// marks stay in the Chinese font. One document always gives the same bytes: no clock is read.
public final class Docx {

  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);
  private static final String SETTINGS = "word/settings.xml";

  private Docx() {}

  /// Writes the document; the stream stays open.
  public static void write(OfficialDocument document, OutputStream out) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var docx = new XWPFDocument()) {
      var form = Form.of(document.language());
      var phrases = DocumentPhrases.in(document.language());
      var chinese = document.language() == Language.ZH;
      DocxStyles.add(docx, form, chinese);
      DocxPages.set(docx, form, chinese);
      var ink = new DocxInk(docx, form, chinese, new Anchors(document));
      new DocxHead(ink, phrases).write(document);
      new DocxText(ink, phrases).write(document);
      new DocxAppendices(ink, phrases).write(document);
      new DocxIssue(ink, phrases).write(document.issue());
      describe(docx, document);
      docx.write(packed);
    }
    settle(packed.toByteArray(), document.language(), out);
  }

  private static void describe(XWPFDocument docx, OfficialDocument document) {
    var properties = docx.getProperties().getCoreProperties();
    var signature = document.signature();
    properties.setTitle(document.title().replace("\n", ""));
    properties.setCreator(signature == null ? "" : signature.organisation());
    var day = signature == null ? ALWAYS : signature.date().atStartOfDay();
    properties.setCreated(Optional.of(Date.from(day.toInstant(ZoneOffset.UTC))));
    properties
        .getUnderlyingProperties()
        .setLanguageProperty(document.language() == Language.ZH ? "zh-CN" : "en-GB");
  }

  /// Packs the parts again with our own settings and without the time of writing.
  private static void settle(byte[] packed, Language language, OutputStream out)
      throws IOException {
    var settings = "document/settings_" + language.code() + ".xml";
    var to = new ZipOutputStream(out);
    try (var from = new ZipInputStream(new ByteArrayInputStream(packed));
        var own = Docx.class.getResourceAsStream("/org/luoshi/office/" + settings)) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var written = new ZipEntry(entry.getName());
        written.setTimeLocal(ALWAYS);
        to.putNextEntry(written);
        (entry.getName().equals(SETTINGS) ? Objects.requireNonNull(own, settings) : from)
            .transferTo(to);
        to.closeEntry();
      }
    }
    to.finish();
  }
}
