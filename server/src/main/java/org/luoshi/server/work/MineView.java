package org.luoshi.server.work;

import java.util.List;
import org.luoshi.engine.judgement.Status;

/// The page of one's own duties: groups by how soon, returned records, drafts, and what was
/// recorded last with what it settled.
public record MineView(
    String unit,
    String asOf,
    String show,
    List<Group> groups,
    List<Returned> returned,
    List<DraftLine> drafts,
    List<Recorded> recorded) {

  /// One group: its code, how many obligations it holds, and its lines.
  public record Group(String code, int count, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /// An obligation, or several of one duty and term that only differ in what they are for; those
  /// stand in `parts`.
  public record Line(
      String duty,
      String clause,
      String occasion,
      Status status,
      String due,
      String progress,
      String why,
      String explanation,
      List<Act> acts,
      List<Line> parts) {
    public Line {
      acts = List.copyOf(acts);
      parts = List.copyOf(parts);
    }
  }

  /// Something that can be done about it: what, where, and whether it is the first thing to do.
  public record Act(String title, String href, boolean first) {}

  /// A record returned by a superior, with the reason.
  public record Returned(
      String kind, String href, String correct, String day, String brief, String reason) {}

  /// A record entered by the actor and the obligations it counts toward.
  public record Recorded(
      String kind, String href, String day, String brief, List<Effects.Line> settled) {
    public Recorded {
      settled = List.copyOf(settled);
    }
  }

  public MineView {
    groups = List.copyOf(groups);
    returned = List.copyOf(returned);
    drafts = List.copyOf(drafts);
    recorded = List.copyOf(recorded);
  }

  public int count(String code) {
    return groups.stream().filter(one -> one.code().equals(code)).mapToInt(Group::count).sum();
  }

  public boolean shows(String code) {
    return show.isEmpty() || show.equals(code);
  }
}
