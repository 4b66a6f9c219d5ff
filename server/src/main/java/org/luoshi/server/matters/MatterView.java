package org.luoshi.server.matters;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Move;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// One matter as its page shows it.
public record MatterView(
    String href,
    String id,
    String state,
    String look,
    int version,
    String due,
    boolean late,
    boolean changed,
    List<Procedure.Fact> facts,
    List<Procedure.Section> sections,
    List<StepView> steps,
    List<MoveView> moves) {

  /// One step: what was done, by whom, when, why, and what was said.
  public record StepView(
      String move, String at, String by, String unit, String reason, List<Procedure.Fact> said) {}

  /// A move that may be made, with what it asks; `href` leads to the page where it is made, if that
  /// is another.
  public record MoveView(
      String id, String title, String note, String href, boolean reasoned, List<Ask> asks) {}

  static MatterView of(Procedure procedure, Proceedings proceedings, Matter one, Page page) {
    var handling = proceedings.handling();
    var flow = procedure.flow();
    var look = BookView.look(flow, one, handling.today());
    var due = look.equals("met") || look.equals("waived") ? null : one.due();
    return new MatterView(
        BookView.href(procedure, one),
        one.id(),
        BookView.state(flow, one.state(), page),
        look,
        one.version(),
        due == null ? "" : due.toString(),
        BookView.isOverdue(one, flow, handling.today()),
        one.course().isChangedSinceApproved(flow),
        facts(procedure, one, handling, page),
        procedure.sections(one, handling, page),
        one.steps().stream().map(step -> step(procedure, one, step, handling, page)).toList(),
        proceedings.moves(one).stream()
            .map(move -> move(procedure, one, move, handling, page))
            .toList());
  }

  private static List<Procedure.Fact> facts(
      Procedure procedure, Matter one, Handling handling, Page page) {
    var facts = new ArrayList<>(procedure.facts(one, handling, page));
    var subject = one.subject();
    if (subject != null && handling.desk().catalogue().find(subject).isPresent()) {
      facts.add(new Procedure.Fact(page.say("matter.record"), subject, RecordLink.of(subject)));
    }
    return facts;
  }

  /// What was said with a step; what the opening said stands above already.
  private static StepView step(
      Procedure procedure, Matter one, Matter.Step step, Handling handling, Page page) {
    var said = new ArrayList<Procedure.Fact>();
    if (!step.move().equals(Flow.OPENED)) {
      var asks =
          procedure
              .flow()
              .move(step.move())
              .map(move -> procedure.asks(one, move, handling))
              .orElse(List.of());
      step.said()
          .forEach((id, text) -> {
            var key = label(procedure, id);
            if (page.phrases().knows(key) && !text.isEmpty()) {
              said.add(Procedure.Fact.of(page.say(key), chosen(asks, id, text)));
            }
          });
    }
    return new StepView(
        title(procedure, step.move(), page),
        handling.desk().time(step.at()),
        step.actor().isEmpty() ? page.say("matter.by-records") : handling.desk().who(step.actor()),
        handling.name(step.unit()),
        step.reason(),
        said);
  }

  /// The words of a choice; anything else as it was said.
  private static String chosen(List<Ask> asks, String id, String text) {
    return asks.stream()
        .filter(ask -> ask.id().equals(id))
        .flatMap(ask -> ask.choices().stream())
        .filter(choice -> choice.value().equals(text))
        .map(Frame.Choice::title)
        .findFirst()
        .orElse(text);
  }

  private static MoveView move(
      Procedure procedure, Matter one, Move move, Handling handling, Page page) {
    var note = "%s.note.%s".formatted(procedure.flow().id(), move.id());
    return new MoveView(
        move.id(),
        title(procedure, move.id(), page),
        page.phrases().knows(note) ? page.say(note) : "",
        procedure.place(one, move),
        move.reasoned(),
        procedure.place(one, move).isEmpty() ? procedure.asks(one, move, handling) : List.of());
  }

  static String title(Procedure procedure, String move, Page page) {
    return page.say("%s.move.%s".formatted(procedure.flow().id(), move));
  }

  static String label(Procedure procedure, String ask) {
    return "%s.ask.%s".formatted(procedure.flow().id(), ask);
  }
}
