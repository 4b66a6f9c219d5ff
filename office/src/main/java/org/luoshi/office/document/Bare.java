package org.luoshi.office.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.FilteringDirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// A document without what its program wrote about it: author, company, template, times, titles.
/// Its contents stay as they are.
///
/// A signed PDF is given back as it is, for any change breaks the signature; so is one that nobody
/// opens without a password.
public enum Bare {
  /// PDF.
  PDF,
  /// Office files that are packages of parts: docx, xlsx, pptx.
  OFFICE,
  /// Office files of the old form: doc, xls.
  OLD_OFFICE;

  private static final String PACKAGE = "http://schemas.openxmlformats.org/";

  /// The parts of an Office file that speak of it, and what they are replaced by.
  private static final Map<String, String> ABOUT =
      Map.of(
          "docProps/core.xml",
          "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "package/2006/metadata/core-properties\"/>",
          "docProps/app.xml",
          "<Properties xmlns=\"" + PACKAGE + "officeDocument/2006/extended-properties\"/>",
          "docProps/custom.xml",
          "<Properties xmlns=\"" + PACKAGE + "officeDocument/2006/custom-properties\"/>");

  /// Writes the file without its properties; an [IOException] or [RuntimeException] where it is not
  /// of this sort.
  public void write(Path file, OutputStream answer) throws IOException {
    switch (this) {
      case PDF -> pdf(file, answer);
      case OFFICE -> office(file, answer);
      case OLD_OFFICE -> oldOffice(file, answer);
    }
  }

  private static void pdf(Path file, OutputStream answer) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      if (document.isEncrypted() || !document.getSignatureDictionaries().isEmpty()) {
        Files.copy(file, answer);
        return;
      }
      document.setDocumentInformation(new PDDocumentInformation());
      document.getDocumentCatalog().setMetadata(null);
      document.getPages().forEach(page -> page.setMetadata(null));
      document.save(answer, CompressParameters.DEFAULT_COMPRESSION);
    } catch (InvalidPasswordException locked) {
      Files.copy(file, answer);
    }
  }

  private static void office(Path file, OutputStream answer) throws IOException {
    try (var from = new ZipInputStream(Files.newInputStream(file));
        var to = new ZipOutputStream(answer)) {
      int parts = 0;
      for (var part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
        parts++;
        to.putNextEntry(new ZipEntry(part.getName()));
        var about = ABOUT.get(part.getName());
        if (about == null) {
          from.transferTo(to);
        } else {
          to.write(
              ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + about)
                  .getBytes(StandardCharsets.UTF_8));
        }
        to.closeEntry();
      }
      if (parts == 0) {
        throw new IOException("No parts");
      }
    }
  }

  private static void oldOffice(Path file, OutputStream answer) throws IOException {
    try (var parts = new POIFSFileSystem(file.toFile(), true);
        var copy = new POIFSFileSystem()) {
      var contents =
          new FilteringDirectoryNode(
              parts.getRoot(),
              List.of(
                  SummaryInformation.DEFAULT_STREAM_NAME,
                  DocumentSummaryInformation.DEFAULT_STREAM_NAME));
      EntryUtils.copyNodes(contents, new FilteringDirectoryNode(copy.getRoot(), List.of()));
      copy.getRoot().setStorageClsid(parts.getRoot().getStorageClsid());
      copy.writeFilesystem(answer);
    }
  }
}
