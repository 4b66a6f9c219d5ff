package org.luoshi.server.records;

import org.luoshi.engine.record.WorkRecord;

/// A record as kept now: its current version, the source and number of its row, and the hash of
/// what it says.
@SuppressWarnings("ArrayRecordComponent") // the hash is only ever compared and written
record KeptRecord(WorkRecord record, int version, String source, String number, byte[] hash) {}
