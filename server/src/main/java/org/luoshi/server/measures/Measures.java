package org.luoshi.server.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// The book of measures (约谈函询). Only those concerned see one: who may propose or decide above the
/// unit, and, once it is decided, the person or the head of the unit.
public final class Measures implements Procedure {

  private static final List<String> UNDECIDED = List.of("proposed", "declined");
  private static final List<String> STANDING =
      List.of("decided", "replied", "appealed", "upheld", "concluded");

  private final Matters matters;
  private final BiConsumer<Matter, Handling> onPoints;

  /// @param onPoints is told, in the transaction of the step, when points are decided or lifted
  public Measures(Matters matters, BiConsumer<Matter, Handling> onPoints) {
    this.matters = matters;
    this.onPoints = onPoints;
  }

  /// The points that a measure takes off its unit's assessment while it stands: from its decision
  /// on, unless an appeal has lifted it. One against a person takes nothing off the unit's.
  public static Optional<BigDecimal> deduction(Matter measure) {
    return STANDING.contains(measure.state()) ? points(measure) : Optional.empty();
  }

  /// The points decided, whatever became of them since.
  public static Optional<BigDecimal> points(Matter measure) {
    var points = measure.says("points");
    return points.isEmpty() || measure.person() != null || measure.last("decide").isEmpty()
        ? Optional.empty()
        : Optional.of(new BigDecimal(points));
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.MEASURE;
  }

  @Override
  public String book() {
    return "measures";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return !programme.loop().measures().isEmpty();
  }

  private static Loop loop(Handling handling) {
    return handling.desk().board().programme().loop();
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.OPEN_MATTER);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    return switch (part) {
      case SUBJECT -> isConcerned(matter, handling);
      case DECIDER -> handling.actor().may(Right.DECIDE) && handling.isBelow(matter.unit());
      case OWNER, CHECKER, HOUSE -> false;
    };
  }

  private static boolean isConcerned(Matter matter, Handling handling) {
    return matter.person() == null
        ? handling.isOwn(matter.unit()) && handling.actor().may(Right.SIGN)
        : matter.person().equals(handling.actor().person());
  }

  @Override
  public boolean sees(Matter matter, Handling handling) {
    var actor = handling.actor();
    boolean above = actor.may(Right.DECIDE) || actor.may(Right.OPEN_MATTER);
    return (above && handling.isBelow(matter.unit()))
        || (!UNDECIDED.contains(matter.state()) && isConcerned(matter, handling));
  }

  @Override
  public List<Ask> opening(Handling handling) {
    return List.of(
        handling.unitBelow("unit"),
        Ask.words("person").optional(),
        Ask.choice("measure", measures(handling)),
        Ask.text("grounds"));
  }

  private static List<Frame.Choice> measures(Handling handling) {
    return loop(handling).measures().values().stream()
        .map(one -> new Frame.Choice(one.id(), handling.in(one.title())))
        .toList();
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var unit = said.text("unit");
    var person = said.text("person");
    if (!person.isEmpty() && !unit.isEmpty() && !isAt(person, unit, handling)) {
      said.wrong("measure-person", "person", person);
    }
    if (!said.isRight()) {
      return List.of();
    }
    var content = new LinkedHashMap<String, String>();
    content.put("measure", said.text("measure"));
    content.put("grounds", said.text("grounds"));
    return List.of(
        opening(
            unit,
            person.isEmpty() ? null : person,
            null,
            title(said.text("measure"), unit, handling),
            content,
            handling));
  }

  private static boolean isAt(String person, String unit, Handling handling) {
    return handling.desk().board().organisation().appointments().stream()
        .anyMatch(one ->
            one.person().equals(person) && one.unit().equals(unit) && one.heldOn(handling.today()));
  }

  /// What a measure is called before anybody gave it other words.
  static String title(String measure, String unit, Handling handling) {
    var title =
        loop(handling).measure(measure).map(one -> handling.in(one.title())).orElse(measure);
    return handling.say("measures.title", title, handling.name(unit));
  }

  static Matters.Opening opening(
      String unit,
      @Nullable String person,
      @Nullable String subject,
      String title,
      LinkedHashMap<String, String> content,
      Handling handling) {
    return new Matters.Opening(
        null,
        Flows.MEASURE,
        handling.desk().board().programme().id(),
        unit,
        handling.path(unit),
        handling.unit(),
        person,
        null,
        subject,
        title,
        null,
        content);
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    if (!move.id().equals("decide")) {
      return List.of();
    }
    return List.of(
        Ask.choice("measure", measures(handling)).usually(matter.says("measure")),
        Ask.text("letter")
            .usually(
                handling.say(
                    "measures.letter", handling.name(matter.unit()), matter.says("grounds"))),
        Ask.number("points").optional());
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    content.putAll(said.all());
    var due = matter.due();
    switch (move.id()) {
      case "decide" -> {
        var points = said.text("points");
        if (!points.isEmpty() && new BigDecimal(points).signum() <= 0) {
          said.wrong("assessment-points", "points", points);
        }
        if (points.isEmpty()) {
          content.remove("points");
        }
        var measure = loop(handling).measure(said.text("measure"));
        due = measure.flatMap(one -> after(one.reply(), handling)).orElse(null);
        measure
            .flatMap(one -> after(one.appeal(), handling))
            .ifPresent(day -> content.put("appeal-until", day.toString()));
      }
      case "appeal" -> {
        var until = content.get("appeal-until");
        if (until == null) {
          said.wrong("measure-no-appeal", "reason");
        } else if (handling.today().isAfter(LocalDate.parse(until))) {
          said.wrong("measure-appeal-late", "reason", until);
        }
      }
      case "reply", "conclude", "uphold", "lift" -> due = null;
      default -> {}
    }
    return new After(content, due);
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    if (List.of("decide", "lift").contains(move) && points(after).isPresent()) {
      onPoints.accept(after, handling);
    }
  }

  private static Optional<LocalDate> after(Deadline.@Nullable Stretch stretch, Handling handling) {
    return Optional.ofNullable(stretch)
        .map(known -> known.from(handling.today(), handling.desk().board().calendar()).day());
  }

  @Override
  public List<Deed> deeds(Handling handling) {
    return handling.actor().may(Right.OPEN_MATTER) || handling.actor().may(Right.DECIDE)
        ? List.of(
            new Deed(
                handling.say("measures.propose"),
                handling.say("measures.propose-note"),
                "/measures/proposals"))
        : List.of();
  }

  @Override
  public List<String> columns() {
    return List.of("title", "unit", "person", "grounds", "proposed", "appeal-until");
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return List.of(
        measure(matter, handling),
        handling.name(matter.unit()),
        matter.person() == null ? "" : matter.person(),
        matter.says("grounds"),
        LocalDate.ofInstant(matter.openedAt(), handling.desk().board().programme().zone())
            .toString(),
        matter.says("appeal-until"));
  }

  private static String measure(Matter matter, Handling handling) {
    return loop(handling)
        .measure(matter.says("measure"))
        .map(one -> handling.in(one.title()))
        .orElse(matter.says("measure"));
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    var facts = new ArrayList<>(columnsAsFacts(0, matter, handling, page));
    for (var part : List.of("letter", "points")) {
      if (!matter.says(part).isEmpty()) {
        facts.add(Fact.of(page.say("measure.ask." + part), matter.says(part)));
      }
    }
    return facts;
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    return matter.subject() == null
        ? List.of()
        : List.of(new Grounds(handling, page).section(matter));
  }
}
