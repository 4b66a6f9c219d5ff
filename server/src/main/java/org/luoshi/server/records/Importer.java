package org.luoshi.server.records;

import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;

/// On whose behalf workbooks are read: which units they know of, and which records they may write.
///
/// A unit they do not know of is to them a name that nothing bears.
public interface Importer {

  /// Whether the unit is known to them, in the organisation as it will be.
  boolean knows(Organisation organisation, String unit);

  /// Whether they write records of the kind at all.
  boolean mayWrite(RecordKind kind);

  /// Whether they may write this record; of one corrected, as it was and as it will be.
  boolean mayWrite(RecordKind kind, WorkRecord said, Organisation organisation);

  /// The house itself: at the terminal, whoever has its data has everything.
  Importer HOUSE =
      new Importer() {
        @Override
        public boolean knows(Organisation organisation, String unit) {
          return true;
        }

        @Override
        public boolean mayWrite(RecordKind kind) {
          return true;
        }

        @Override
        public boolean mayWrite(RecordKind kind, WorkRecord said, Organisation organisation) {
          return true;
        }
      };
}
