package org.luoshi.office.sheet;

import java.util.List;
import org.luoshi.engine.record.Value;

/// A table to be written as a sheet: its title, a line over the header (empty for none), the
/// header, and the rows.
///
/// The rows are gone through once and may be as many as there are; a row shorter than the header
/// ends in empty cells, and empty words are an empty cell. A choice is written by its id: whoever
/// wants its title gives words.
public record Table(String title, String banner, List<String> header, Iterable<List<Value>> rows) {

  public Table {
    header = List.copyOf(header);
  }
}
