package org.luoshi.server.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Move;
import org.luoshi.server.access.Right;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// A book as its list shows it: what was asked for, how many there are of each, and one page of
/// lines.
public record BookView(
    String book,
    String lede,
    List<Count> counts,
    List<Frame.Choice> states,
    List<String> heads,
    List<Line> lines,
    int total,
    String next,
    String open,
    String sheet,
    List<Procedure.Deed> deeds) {

  private static final int SHOWN = 50;

  /// How many there are of something, with the list of them.
  public record Count(String title, int number, String href) {}

  /// One line: where it leads, its cells and its state.
  public record Line(String href, List<String> cells, String state, String look) {}

  /// What is asked of a list.
  record Asked(String state, String words, String show, String after) {

    static Asked of(Map<String, String> asked) {
      return new Asked(
          asked.getOrDefault("state", "").strip(),
          asked.getOrDefault("q", "").strip(),
          asked.getOrDefault("show", "").strip(),
          asked.getOrDefault("after", "").strip());
    }

    boolean wants(Matter one, List<String> cells, Proceedings proceedings) {
      var said = String.join("\n", cells) + "\n" + one.title();
      return (state.isEmpty() || one.state().equals(state))
          && (words.isEmpty()
              || said.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
          && switch (show) {
            case "running" -> !isOver(proceedings.flow(), one.state());
            case "overdue" -> isOverdue(one, proceedings.flow(), proceedings.handling().today());
            case "mine" -> proceedings.moves(one).stream().anyMatch(Move::onward);
            default -> true;
          };
    }
  }

  public BookView {
    counts = List.copyOf(counts);
    states = List.copyOf(states);
    heads = List.copyOf(heads);
    lines = List.copyOf(lines);
    deeds = List.copyOf(deeds);
  }

  /// Whether nobody has anything to do any more, though the house may take it up again.
  private static boolean isOver(Flow flow, String state) {
    return flow.isEnd(state) || state.equals("final");
  }

  static boolean isOverdue(Matter one, Flow flow, LocalDate today) {
    return one.due() != null && !flow.isEnd(one.state()) && one.due().isBefore(today);
  }

  static BookView of(Procedure procedure, Proceedings proceedings, Asked asked, Page page) {
    var handling = proceedings.handling();
    var all = proceedings.seen();
    var wanted =
        all.stream()
            .filter(one -> asked.wants(one, procedure.cells(one, handling, page), proceedings))
            .toList();
    int from = 0;
    while (!asked.after().isEmpty()
        && from < wanted.size()
        && wanted.get(from).id().compareTo(asked.after()) >= 0) {
      from++;
    }
    int to = Math.min(wanted.size(), from + SHOWN);
    var shown = wanted.subList(from, to);
    var book = procedure.book();
    return new BookView(
        book,
        page.say(book + ".lede"),
        counts(procedure, proceedings, all, page),
        procedure.flow().states().stream()
            .map(state -> new Frame.Choice(state, state(procedure.flow(), state, page)))
            .toList(),
        procedure.columns().stream().map(column -> page.say(book + ".col." + column)).toList(),
        shown.stream().map(one -> line(procedure, proceedings, one, page)).toList(),
        wanted.size(),
        to < wanted.size() ? shown.getLast().id() : "",
        proceedings.mayOpen() ? "/" + book + "/new" : "",
        !handling.actor().may(Right.EXPORT)
            ? ""
            : page.with("after", "").replaceFirst("^/" + book, "/" + book + ".xlsx"),
        procedure.deeds(handling));
  }

  private static List<Count> counts(
      Procedure procedure, Proceedings proceedings, List<Matter> all, Page page) {
    var href = "/" + procedure.book();
    var counts = new java.util.ArrayList<Count>();
    counts.add(new Count(page.say("matter.count.all"), all.size(), href));
    for (var show : List.of("running", "overdue", "mine")) {
      var asked = new Asked("", "", show, "");
      int number =
          (int) all.stream().filter(one -> asked.wants(one, List.of(), proceedings)).count();
      counts.add(new Count(page.say("matter.count." + show), number, href + "?show=" + show));
    }
    return counts;
  }

  private static Line line(Procedure procedure, Proceedings proceedings, Matter one, Page page) {
    return new Line(
        href(procedure, one),
        procedure.cells(one, proceedings.handling(), page),
        state(procedure.flow(), one.state(), page),
        look(procedure.flow(), one, proceedings.handling().today()));
  }

  static String href(Procedure procedure, Matter one) {
    return "/" + procedure.book() + "/" + RecordLink.escaped(one.number());
  }

  /// The words for a state.
  static String state(Flow flow, String state, Page page) {
    return page.say("%s.state.%s".formatted(flow.id(), state));
  }

  /// Which of the shapes of a status its state has: over and done, over and left, late, or under
  /// way.
  static String look(Flow flow, Matter one, LocalDate today) {
    if (isOver(flow, one.state()) || List.of("closed", "signed", "relayed").contains(one.state())) {
      return List.of("withdrawn", "declined", "lifted").contains(one.state()) ? "waived" : "met";
    }
    return isOverdue(one, flow, today) ? "missed" : "open";
  }
}
