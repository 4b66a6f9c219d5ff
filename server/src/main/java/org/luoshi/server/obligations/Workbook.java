package org.luoshi.server.obligations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.luoshi.office.sheet.Table;
import org.luoshi.office.sheet.Tables;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Tables taken away as an Excel file.
public final class Workbook {

  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private Workbook() {}

  public static ResponseEntity<byte[]> of(List<Table> tables, String name) {
    var out = new ByteArrayOutputStream();
    try {
      Tables.write(out, tables);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var file = ContentDisposition.attachment().filename(name + ".xlsx").build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(TYPE))
        .header("Content-Disposition", file.toString())
        .body(out.toByteArray());
  }
}
