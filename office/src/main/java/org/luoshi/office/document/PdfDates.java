package org.luoshi.office.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Puts the day of signature in the place of the moment of writing, so that equal documents are
/// equal files.
final class PdfDates {

  private static final LocalDate ALWAYS = LocalDate.of(1980, 2, 1);
  private static final String MOMENT = "(?<=Date>)[^<]+(?=</\\w{1,9}:\\w{1,20}Date>)";

  private PdfDates() {}

  static void settle(PDDocument pdf, OfficialDocument.@Nullable Signature signature)
      throws IOException {
    var day = signature == null ? ALWAYS : signature.date();
    var moment = day.atStartOfDay(ZoneOffset.UTC);
    pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(moment));
    pdf.setDocumentId(day.toEpochDay());
    var metadata = pdf.getDocumentCatalog().getMetadata();
    var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    var settled = xmp.replaceAll(MOMENT, day + "T00:00:00Z");
    metadata.importXMPMetadata(settled.getBytes(StandardCharsets.UTF_8));
  }
}
