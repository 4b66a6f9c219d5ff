package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Organisations;

/// The evidence drawn from records: the organisation, exemptions, and the parents that child rows
/// name.
///
/// A parent (a directive named by each of its relays) is known by its key and has the earliest day
/// its children give it.
public final class Known {

  private static final String WAIVER = "waiver";
  private static final String NIL = "nil";

  private Known() {}

  public static Evidence of(Programme programme, List<WorkRecord> records) {
    return new Evidence(
        Organisations.of(programme, records),
        withParents(programme, records),
        exemptions(programme, records));
  }

  /// The records with the parents that they name.
  public static List<WorkRecord> withParents(Programme programme, List<WorkRecord> records) {
    var all = new ArrayList<WorkRecord>(records);
    programme.records().values().stream()
        .filter(kind -> kind.of() != null)
        .forEach(kind -> all.addAll(parents(kind, records)));
    return all;
  }

  private static List<WorkRecord> parents(RecordKind kind, List<WorkRecord> records) {
    var link = kind.of();
    if (link == null) {
      return List.of();
    }
    Map<String, WorkRecord> parents = new LinkedHashMap<>();
    for (var child : records) {
      if (child.kind().equals(kind.id()) && child.state() == WorkRecord.State.ACTIVE) {
        child
            .value(link.link())
            .ifPresent(id ->
                parents.merge(id.toString(), parent(link, id.toString(), child), Known::earlier));
      }
    }
    return List.copyOf(parents.values());
  }

  private static WorkRecord parent(RecordKind.ParentLink link, String id, WorkRecord child) {
    var day = link.date() == null ? null : child.day(link.date()).orElse(null);
    var values = new LinkedHashMap<String, Value>();
    values.put(link.link(), new Value.Words(id.substring(id.indexOf('/') + 1)));
    if (link.date() != null && day != null) {
      values.put(link.date(), new Value.Day(day));
    }
    return new WorkRecord(
        id, link.kind(), null, null, day, child.entered(), WorkRecord.State.ACTIVE, values);
  }

  private static WorkRecord earlier(WorkRecord one, WorkRecord other) {
    if (one.effective() == null || other.effective() == null) {
      return one.effective() == null ? other : one;
    }
    return other.effective().isBefore(one.effective()) ? other : one;
  }

  private static List<Exemption> exemptions(Programme programme, List<WorkRecord> records) {
    var exemptions = new ArrayList<Exemption>();
    for (var row : records) {
      boolean waiver = row.kind().equals(WAIVER);
      var day = row.day("day").orElse(null);
      if ((waiver || row.kind().equals(NIL))
          && row.state() == WorkRecord.State.ACTIVE
          && day != null) {
        var duty = dutyOf(programme, text(row, "duty"));
        var bearer = row.person() != null ? row.person() : String.valueOf(row.unit());
        var occasion = text(row, "occasion");
        exemptions.add(
            waiver
                ? new Exemption.Waiver(duty, bearer, occasion, day, text(row, "reason"))
                : new Exemption.Nil(duty, bearer, occasion, day));
      }
    }
    return exemptions;
  }

  /// The id of the duty, whichever of its names was written.
  private static String dutyOf(Programme programme, String written) {
    return programme.duties().values().stream()
        .filter(duty -> duty.title().zh().equals(written) || duty.title().en().equals(written))
        .map(duty -> duty.id())
        .findFirst()
        .orElse(written);
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
