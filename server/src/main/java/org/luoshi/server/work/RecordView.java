package org.luoshi.server.work;

import java.util.List;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.records.Catalogue.Kept;
import org.luoshi.server.records.RecordLink;

/// The page of one record: what it says, what it counts toward, its versions, and what the actor
/// may do with it.
public record RecordView(
    String id,
    String href,
    String kind,
    int version,
    String state,
    String reason,
    List<Wording.Fact> facts,
    String entered,
    String by,
    String from,
    Effects effects,
    List<Version> versions,
    List<FileLine> files,
    May may) {

  /// One version: when, by whom, what became of the record, why, and what changed.
  public record Version(
      int number, String at, String by, String what, String reason, List<Wording.Change> changes) {
    public Version {
      changes = List.copyOf(changes);
    }
  }

  /// A file attached, as people get it.
  public record FileLine(int number, String name, String href, String size, String at, String by) {}

  /// What the actor may do.
  public record May(boolean correct, boolean withdraw, boolean giveBack, boolean attach) {
    static final May NOTHING = new May(false, false, false, false);

    public boolean anything() {
      return correct || withdraw || giveBack;
    }
  }

  public RecordView {
    facts = List.copyOf(facts);
    versions = List.copyOf(versions);
    files = List.copyOf(files);
  }

  static RecordView of(Turn turn, Kept kept, List<FileLine> files) {
    var desk = turn.desk();
    var record = kept.record();
    var page = turn.page();
    var wording = turn.wording();
    var kind = desk.kind(record.kind());
    var recording = turn.recording();
    boolean change = recording.mayChange(turn.actor(), kept);
    var may =
        new May(
            change,
            recording.mayWithdraw(turn.actor(), kept),
            recording.mayReturn(turn.actor(), kept),
            change);
    var effects =
        record.state() == WorkRecord.State.ACTIVE && kind.isPresent()
            ? Effects.of(record, turn, desk.today())
            : Effects.none();
    return new RecordView(
        record.id(),
        RecordLink.of(record.id()),
        kind.map(one -> one.title().in(page.language())).orElse(record.kind()),
        kept.version(),
        code(record),
        kept.reason() == null ? "" : kept.reason(),
        kind.map(one -> wording.facts(one, record)).orElse(List.of()),
        desk.time(record.entered()),
        desk.who(kept.actor()),
        kept.place() == null ? "" : kept.place(),
        effects,
        versions(turn, record.id()),
        files,
        may);
  }

  static String code(WorkRecord record) {
    return record.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The latest version first.
  private static List<Version> versions(Turn turn, String id) {
    var all = turn.desk().catalogue().versions(id);
    var versions = new java.util.ArrayList<Version>();
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      var former = i == 0 ? null : all.get(i - 1).record();
      var what =
          i == 0
              ? "entered"
              : code(one.record()).equals("active") ? "corrected" : code(one.record());
      var kind = turn.desk().kind(one.record().kind());
      versions.add(
          new Version(
              one.version(),
              turn.desk().time(one.record().entered()),
              turn.desk().who(one.actor()),
              turn.page().say("record.version." + what),
              one.reason() == null ? "" : one.reason(),
              former == null || kind.isEmpty()
                  ? List.of()
                  : turn.wording().changes(kind.get(), former, one.record())));
    }
    return versions.reversed();
  }
}
