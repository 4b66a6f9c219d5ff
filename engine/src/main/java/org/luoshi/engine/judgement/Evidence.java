package org.luoshi.engine.judgement;

import java.util.List;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.WorkRecord;

/// All that is known when judging: the organisation, the records and the exemptions, as known at
/// one moment. The records are kept kind by kind.
public record Evidence(
    Organisation organisation, List<WorkRecord> records, List<Exemption> exemptions) {

  public Evidence {
    records = RecordBook.of(records);
    exemptions = List.copyOf(exemptions);
  }

  public RecordBook book() {
    return RecordBook.of(records);
  }
}
