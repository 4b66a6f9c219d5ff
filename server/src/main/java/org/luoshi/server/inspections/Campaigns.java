package org.luoshi.server.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.assess.Draw;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Role;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// Campaigns of inspections (检查考核): the plan and its approval by another, the draw, the run and the
/// closing. What is drawn becomes an assessment of each unit.
public final class Campaigns implements Procedure {

  private static final List<String> COLUMNS = List.of("title", "term", "scope", "days");
  private static final int MOST_UNITS = 100_000;
  private static final int MOST_TEAM = 20;

  private final Matters matters;

  public Campaigns(Matters matters) {
    this.matters = matters;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.CAMPAIGN;
  }

  @Override
  public String book() {
    return "campaigns";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return Assessments.isOpenIn(programme);
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.OPEN_MATTER);
  }

  /// Its owner's unit and those above with the right lead it; it is approved by who may decide
  /// there.
  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    boolean near = handling.isOwn(matter.owner()) || handling.isBelow(matter.owner());
    return switch (part) {
      case OWNER -> near && handling.actor().may(Right.OPEN_MATTER);
      case DECIDER -> near && handling.actor().may(Right.DECIDE);
      case SUBJECT, CHECKER, HOUSE -> false;
    };
  }

  /// The plan tells who will be inspected and when: it is seen at its owner's and above, not by
  /// those inspected, nor by inspectors, who see what is assigned to them.
  @Override
  public boolean sees(Matter matter, Handling handling) {
    return (handling.isOwn(matter.owner()) || handling.isBelow(matter.owner()))
        && handling.actor().scope().below()
        && handling.actor().held().role() != Role.INSPECTOR;
  }

  @Override
  public List<Ask> opening(Handling handling) {
    var asks = new ArrayList<Ask>();
    asks.add(Ask.words("title"));
    asks.addAll(planning(handling, Map.of("scope", handling.unit())));
    return asks;
  }

  /// The fields of a plan, with what stands in them.
  private static List<Ask> planning(Handling handling, Map<String, String> said) {
    var programme = handling.desk().board().programme();
    var lists = lists(programme);
    var term = Term.around(Length.Calendar.HALF_YEAR, handling.today());
    var former = Term.around(Length.Calendar.HALF_YEAR, term.first().minusDays(1));
    var usual =
        lists.stream()
            .flatMap(list -> Optional.ofNullable(list.objection()).stream())
            .findFirst()
            .map(Object::toString)
            .orElse("5wd");
    var asks =
        List.of(
            Ask.choice(
                "checklist",
                lists.stream()
                    .map(list -> new Frame.Choice(list.id(), handling.in(list.title())))
                    .toList()),
            Ask.choice(
                "term",
                List.of(term, former, term.next()).stream()
                    .map(one -> new Frame.Choice(one.label(), one.label()))
                    .toList()),
            Ask.unit("scope"),
            Ask.day("from", ""),
            Ask.day("until", ""),
            Ask.number("draw").optional(),
            Ask.number("each").optional(),
            Ask.number("team").usually("1"),
            Ask.text("inspectors"),
            Ask.words("objection").usually(usual));
    return asks.stream()
        .map(ask -> said.containsKey(ask.id()) ? ask.usually(said.get(ask.id())) : ask)
        .toList();
  }

  private static List<Checklist> lists(Programme programme) {
    return programme.loop().checklists().values().stream()
        .filter(list -> list.record() == null)
        .toList();
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var content = planned(said, handling);
    if (!said.isRight()) {
      return List.of();
    }
    var seed = Seeds.fresh();
    said.add("seed", seed);
    content.put("title", said.text("title"));
    content.put("seed-digest", Draw.digest(seed));
    return List.of(
        new Matters.Opening(
            null,
            flow(),
            handling.desk().board().programme().id(),
            said.text("scope"),
            handling.path(said.text("scope")),
            handling.unit(),
            null,
            null,
            null,
            said.text("title"),
            LocalDate.parse(content.get("until")),
            content));
  }

  /// What the plan says; all that is wrong with it is told.
  private static Map<String, String> planned(Said said, Handling handling) {
    var from = said.day("from");
    var until = said.day("until");
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      said.wrong("campaign-days", "until", until.get(), from.get());
    }
    whole(said, "draw", MOST_UNITS);
    whole(said, "each", MOST_UNITS);
    if (!said.text("draw").isEmpty() && !said.text("each").isEmpty()) {
      said.wrong("campaign-both", "each");
    }
    whole(said, "team", MOST_TEAM);
    var people = Plan.words(said.text("inspectors"));
    for (var one : people) {
      if (!handling.desk().references().knowsPerson(one)) {
        said.wrong("campaign-person", "inspectors", one);
      }
    }
    if (!said.text("objection").matches("[0-9]{1,3}w?d")) {
      said.wrong("campaign-objection", "objection", said.text("objection"));
    }
    var content = new LinkedHashMap<>(said.all());
    content.put("inspectors", String.join(" ", people));
    handling
        .desk()
        .board()
        .programme()
        .loop()
        .checklist(said.text("checklist"))
        .ifPresent(list -> {
          var grades = handling.desk().board().programme().loop().grades();
          content.put("list", ChecklistText.of(new ChecklistText.Scale(list, grades)));
          content.put("kinds", String.join(" ", list.units()));
        });
    return content;
  }

  private static void whole(Said said, String field, int most) {
    var written = said.text(field);
    if (!written.isEmpty()
        && !(written.matches("[1-9][0-9]{0,5}") && Integer.parseInt(written) <= most)) {
      said.wrong("campaign-whole", field, written, most);
    }
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    return switch (move.id()) {
      case "change" -> planning(handling, matter.content());
      case "approve" -> List.of(Ask.words("word").optional());
      case "draw" -> List.of(Ask.text("again").optional());
      default -> List.of();
    };
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    var due = matter.due();
    switch (move.id()) {
      case "change" -> {
        var planned = planned(said, handling);
        content.keySet().removeIf(key -> !List.of("title", "seed-digest").contains(key));
        content.putAll(planned);
        due = said.day("until").orElse(due);
      }
      case "draw" -> new Drawing(matters, handling).draw(matter, said);
      case "close" -> {
        long left =
            matters.of(matter.id()).stream().filter(one -> !Assessments.isOver(one)).count();
        if (left > 0) {
          said.wrong("campaign-unfinished", "", left);
        }
      }
      default -> {}
    }
    return new After(content, due);
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    switch (move) {
      case Flow.OPENED -> new Seeds(handling.desk().database()).keep(after.id(), said.text("seed"));
      case "draw" -> new Drawing(matters, handling).assign(after, said);
      case "withdraw" -> new Drawing(matters, handling).withdraw(after);
      default -> {}
    }
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return List.of(
        matter.title(),
        matter.says("term"),
        handling.name(matter.says("scope")),
        matter.says("from") + "–" + matter.says("until"));
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    return new CampaignTelling(matters, handling, page).facts(matter);
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    return new CampaignTelling(matters, handling, page).sections(matter);
  }
}
