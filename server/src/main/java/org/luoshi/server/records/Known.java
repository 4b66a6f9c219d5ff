package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Organisations;

/// The evidence drawn from records: the organisation, exemptions, and the parents that child rows
/// name.
///
/// A parent (a directive named by each of its relays) is known by its key and has the earliest day
/// its children give it; one that was entered itself is taken as it was entered.
public final class Known {

  static final String WAIVER = "waiver";
  static final String NIL = "nil";

  private Known() {}

  public static Evidence of(Programme programme, List<WorkRecord> records) {
    var book = RecordBook.of(records);
    return new Evidence(
        organisation(programme, book), withParents(programme, book), exemptions(programme, book));
  }

  static Organisation organisation(Programme programme, RecordBook book) {
    var rows = new ArrayList<WorkRecord>();
    for (var kind : Organisations.KINDS) {
      rows.addAll(book.ofKind(kind));
    }
    return Organisations.of(programme, rows);
  }

  /// The book with the parents of every child kind after those of their kind that were entered.
  public static RecordBook withParents(Programme programme, RecordBook book) {
    var all = book;
    for (var parents : parentKinds(programme)) {
      all = all.withKind(parents, withParents(programme, parents, book));
    }
    return all;
  }

  /// The kinds that rows of other kinds name as their parents.
  static Set<String> parentKinds(Programme programme) {
    var kinds = new LinkedHashSet<String>();
    links(programme).values().forEach(link -> kinds.add(link.kind()));
    return kinds;
  }

  /// How each child kind names its parents, by the child kind's id.
  static Map<String, RecordKind.ParentLink> links(Programme programme) {
    var links = new LinkedHashMap<String, RecordKind.ParentLink>();
    for (var kind : programme.records().values()) {
      if (kind.of() != null) {
        links.put(kind.id(), kind.of());
      }
    }
    return links;
  }

  /// The records of the parent kind as entered, then those that only children name.
  static List<WorkRecord> withParents(Programme programme, String parents, RecordBook book) {
    var all = new ArrayList<>(book.ofKind(parents));
    var there = new HashSet<String>();
    all.stream().filter(Known::stands).forEach(one -> there.add(one.id()));
    links(programme)
        .forEach((child, link) -> {
          if (link.kind().equals(parents)) {
            parents(link, book.ofKind(child)).values().stream()
                .filter(one -> there.add(one.id()))
                .forEach(all::add);
          }
        });
    return all;
  }

  static boolean stands(WorkRecord one) {
    return one.state() != WorkRecord.State.WITHDRAWN;
  }

  /// The parents these children name, by id, in the order in which they are first named.
  static Map<String, WorkRecord> parents(RecordKind.ParentLink link, List<WorkRecord> children) {
    Map<String, WorkRecord> parents = new LinkedHashMap<>();
    for (var child : children) {
      if (child.state() == WorkRecord.State.ACTIVE) {
        child
            .value(link.link())
            .ifPresent(id ->
                parents.merge(id.toString(), parent(link, id.toString(), child), Known::earlier));
      }
    }
    return parents;
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

  static List<Exemption> exemptions(Programme programme, RecordBook book) {
    var exemptions = new ArrayList<Exemption>();
    for (var kind : List.of(NIL, WAIVER)) {
      for (var row : book.ofKind(kind)) {
        var day = row.day("day").orElse(null);
        if (row.state() == WorkRecord.State.ACTIVE && day != null) {
          var duty = dutyOf(programme, text(row, "duty"));
          var bearer = row.person() != null ? row.person() : String.valueOf(row.unit());
          var occasion = text(row, "occasion");
          exemptions.add(
              kind.equals(WAIVER)
                  ? new Exemption.Waiver(duty, bearer, occasion, day, text(row, "reason"))
                  : new Exemption.Nil(duty, bearer, occasion, day));
        }
      }
    }
    return exemptions;
  }

  /// The kinds of record that say what the organisation is, or who is let off.
  static final Set<String> EXEMPTING = Set.of(WAIVER, NIL);

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
