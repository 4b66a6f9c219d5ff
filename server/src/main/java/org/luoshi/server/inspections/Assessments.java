package org.luoshi.server.inspections;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.Reach;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// Assessments (考核): one unit in one campaign, scored by its inspectors on the campaign's
/// checklist. The unit reads its score and may object; another decides; what is final becomes an
/// inspection record.
public final class Assessments implements Procedure {

  private static final List<String> COLUMNS =
      List.of("unit", "campaign", "term", "days", "score", "grade");

  private final Matters matters;

  public Assessments(Matters matters) {
    this.matters = matters;
  }

  /// Whether the programme has a checklist for units, and records for what is found.
  static boolean isOpenIn(Programme programme) {
    var loop = programme.loop();
    return loop.use("inspections").isPresent()
        && !loop.grades().isEmpty()
        && loop.checklists().values().stream().anyMatch(list -> list.record() == null);
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.ASSESSMENT;
  }

  @Override
  public String book() {
    return "assessments";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return isOpenIn(programme);
  }

  /// They are opened by the draw, never by hand.
  @Override
  public List<Right> openers() {
    return List.of();
  }

  @Override
  public List<Ask> opening(Handling handling) {
    return List.of();
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    return List.of();
  }

  /// Whether nothing is left to be done about it while its campaign runs.
  static boolean isOver(Matter matter) {
    return List.of("final", "withdrawn").contains(matter.state());
  }

  static List<String> inspectors(Matter matter) {
    return Plan.words(matter.says("inspectors"));
  }

  private static boolean isAssigned(Matter matter, Handling handling) {
    var person = handling.actor().person();
    return person != null && inspectors(matter).contains(person);
  }

  /// Whether today lies in the days of the assignment.
  private static boolean isOnDay(Matter matter, Handling handling) {
    var today = handling.today();
    return !today.isBefore(LocalDate.parse(matter.says("from")))
        && !today.isAfter(LocalDate.parse(matter.says("until")));
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    var actor = handling.actor();
    return switch (part) {
      case SUBJECT -> actor.may(Right.SIGN) && handling.isOwn(matter.unit());
      case CHECKER -> actor.may(Right.INSPECT) && isAssigned(matter, handling);
      case OWNER ->
          actor.may(Right.OPEN_MATTER)
              && (handling.isOwn(matter.owner()) || handling.isBelow(matter.owner()));
      case DECIDER ->
          (actor.may(Right.VERIFY) || actor.may(Right.DECIDE)) && handling.isBelow(matter.unit());
      case HOUSE -> false;
    };
  }

  /// An inspector sees what is assigned to them, on its days; the unit sees its score once there is
  /// one; superiors see all below them.
  @Override
  public boolean sees(Matter matter, Handling handling) {
    if (handling.actor().held().role() == Role.INSPECTOR) {
      return isAssigned(matter, handling) && isOnDay(matter, handling);
    }
    if (handling.isBelow(matter.unit())) {
      return true;
    }
    return handling.isOwn(matter.unit())
        && !List.of("assigned", "withdrawn").contains(matter.state());
  }

  @Override
  public boolean offers(Matter matter, Move move, Handling handling) {
    var due = matter.due();
    return switch (move.id()) {
      case "score" ->
          isOnDay(matter, handling) && campaign(matter, handling).state().equals("running");
      case "correct" ->
          isOnDay(matter, handling)
              && matter.last("object").isEmpty()
              && campaign(matter, handling).state().equals("running");
      case "object" -> due == null || !handling.today().isAfter(due);
      case "conclude" -> due != null && handling.today().isAfter(due);
      case "assign" -> !campaign(matter, handling).state().equals("closed");
      default -> true;
    };
  }

  /// The campaign it belongs to, whoever looks.
  Matter campaign(Matter matter, Handling handling) {
    var id = String.valueOf(matter.parent());
    return handling.desk().database().inReach(Reach.WHOLE, () -> matters.find(id)).orElseThrow();
  }

  Plan plan(Matter matter, Handling handling) {
    return Plan.of(campaign(matter, handling));
  }

  @Override
  public String place(Matter matter, Move move) {
    return SheetWords.MOVES.contains(move.id())
        ? "/assessments/" + RecordLink.escaped(matter.number()) + "/checklist"
        : "";
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    return switch (move.id()) {
      case "assign" ->
          List.of(
              Ask.text("inspectors").usually(matter.says("inspectors")),
              Ask.day("from", matter.says("from")),
              Ask.day("until", matter.says("until")));
      case "score", "correct", "adjust" ->
          SheetWords.asks(plan(matter, handling).scale().checklist(), matter.content());
      default -> List.of();
    };
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    return switch (move.id()) {
      case "assign" -> assigned(matter, content, said, handling);
      case "score" -> scored(matter, content, said, handling);
      case "correct" -> corrected(matter, content, said, handling);
      case "adjust" -> {
        decides(matter, said, handling);
        var plan = plan(matter, handling);
        SheetWords.check(plan.scale().checklist(), said);
        if (said.isRight()) {
          var counted = SheetWords.sheet(plan.scale().checklist(), content).counted();
          SheetWords.put(content, said, counted, plan.scale());
        }
        yield concluded(matter, content, said, handling);
      }
      case "uphold" -> {
        decides(matter, said, handling);
        yield concluded(matter, content, said, handling);
      }
      case "accept", "conclude" -> concluded(matter, content, said, handling);
      case "object" -> new After(content, null);
      default -> new After(content, matter.due());
    };
  }

  private After assigned(Matter matter, Map<String, String> content, Said said, Handling handling) {
    var from = said.day("from").orElse(LocalDate.parse(matter.says("from")));
    var until = said.day("until").orElse(from);
    if (until.isBefore(from)) {
      said.wrong("campaign-days", "until", until, from);
    }
    var team = Plan.words(said.text("inspectors"));
    for (var person : team) {
      if (!handling.desk().references().knowsPerson(person)) {
        said.wrong("campaign-person", "inspectors", person);
      } else if (Plan.belongs(handling, person, matter.unit(), from, until)) {
        said.wrong("assessment-own-unit", "inspectors", person, handling.name(matter.unit()));
      }
    }
    content.put("inspectors", String.join(" ", team));
    content.put("from", from.toString());
    content.put("until", until.toString());
    var clashes = new Clashes(matters, handling);
    var found = clashes.of(List.of(matter.unit()), from, until, String.valueOf(matter.parent()));
    if (!found.isEmpty()) {
      content.put("again", clashes.told(found));
    }
    return new After(content, until);
  }

  private After scored(Matter matter, Map<String, String> content, Said said, Handling handling) {
    var today = handling.today();
    isOfAnother(matter, said, handling);
    var plan = plan(matter, handling);
    SheetWords.check(plan.scale().checklist(), said);
    if (said.isRight()) {
      var counted = new Filling(handling, plan.term()).of(plan.scale(), matter.unit());
      new Deductions(matters, handling).put(content, matter.unit(), plan.term());
      SheetWords.put(content, said, counted, plan.scale());
      content.put("scored", today.toString());
    }
    return new After(content, plan.objectionUntil(today, handling.desk().board().calendar()));
  }

  /// The sheet as it should have been: what judgements counted stays, the former words stand in the
  /// step.
  private After corrected(
      Matter matter, Map<String, String> content, Said said, Handling handling) {
    var today = handling.today();
    isOfAnother(matter, said, handling);
    var plan = plan(matter, handling);
    var list = plan.scale().checklist();
    SheetWords.check(list, said);
    if (said.isRight()) {
      SheetWords.put(content, said, SheetWords.sheet(list, content).counted(), plan.scale());
      var changes = SheetWords.changes(list, matter.content(), content, handling.page());
      if (changes.isEmpty()) {
        said.wrong("assessment-unchanged", "");
      }
      said.add("changes", changes);
      said.add("scores", matter.says("score") + " → " + content.get("score"));
    }
    return new After(content, plan.objectionUntil(today, handling.desk().board().calendar()));
  }

  private static void isOfAnother(Matter matter, Said said, Handling handling) {
    var person = String.valueOf(handling.actor().person());
    var today = handling.today();
    if (Plan.belongs(handling, person, matter.unit(), today, today)) {
      said.wrong("assessment-own-unit", "", person, handling.name(matter.unit()));
    }
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    if (move.equals("correct")) {
      Recounting.unwrite(after, handling);
    }
  }

  /// Whoever inspected does not decide on the objection, whichever of the team did the scoring.
  private static void decides(Matter matter, Said said, Handling handling) {
    if (isAssigned(matter, handling)) {
      said.wrong("assessment-own-decision", "");
    }
  }

  private static After concluded(
      Matter matter, Map<String, String> content, Said said, Handling handling) {
    if (said.isRight()) {
      content.put("record", new Inspecting(handling).enter(matter, content));
    }
    return new After(content, null);
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return List.of(
        handling.name(matter.unit()),
        matter.title().substring(matter.title().indexOf(' ') + 1),
        matter.says("term"),
        matter.says("from") + "–" + matter.says("until"),
        matter.says("score"),
        grade(matter, handling, page));
  }

  /// The title of its grade, as the present pack calls it.
  static String grade(Matter matter, Handling handling, Page page) {
    var grades = handling.desk().board().programme().loop().grades();
    return grades.stream()
        .filter(grade -> grade.id().equals(matter.says("grade")))
        .findFirst()
        .map(grade -> grade.title().in(page.language()))
        .orElse(matter.says("grade"));
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    return new AssessmentTelling(this, matters, handling, page).facts(matter);
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    return new AssessmentTelling(this, matters, handling, page).sections(matter);
  }
}
