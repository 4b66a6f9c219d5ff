package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.assess.Sheet;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.MatterPages;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Proceedings;
import org.luoshi.server.obligations.Workbook;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The checklist of an assessment, made for a phone, and the sheet of a campaign's scores.
@RestController
public final class InspectionPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final String CHECKLIST = "/assessments/{number}/checklist";

  private final Books books;
  private final Matters matters;

  public InspectionPages(Books books, Matters matters) {
    this.books = books;
    this.matters = matters;
  }

  @Allows({Right.INSPECT, Right.VERIFY, Right.DECIDE})
  @GetMapping(path = CHECKLIST, produces = HTML)
  public ResponseEntity<String> checklist(@PathVariable String number, Page page, Actor actor) {
    var proceedings = books.open("assessments", actor, page);
    var one = proceedings.seen(number);
    var move = move(proceedings, one);
    if (move.isEmpty()) {
      return MatterPages.redirect("/assessments/" + RecordLink.escaped(one.number()));
    }
    var typed = new HashMap<>(one.content());
    return ResponseEntity.ok(render(proceedings, one, move, page, Form.fresh(typed)));
  }

  /// The move the sheet makes now: scoring, correcting, or adjusting after an objection; empty
  /// where none.
  private static String move(Proceedings proceedings, Matter one) {
    return proceedings.moves(one).stream()
        .map(move -> move.id())
        .filter(SheetWords.MOVES::contains)
        .findFirst()
        .orElse("");
  }

  /// The move that the sheet stands for in this state, whoever fills it in.
  private static String asked(Matter one) {
    return switch (one.state()) {
      case "assigned" -> "score";
      case "objected" -> "adjust";
      default -> "correct";
    };
  }

  private String render(Proceedings proceedings, Matter one, String move, Page page, Form form) {
    var handling = proceedings.handling();
    var plan = new Assessments(matters).plan(one, handling);
    var list = plan.scale().checklist();
    var counted =
        move.equals("score")
            ? new Filling(handling, plan.term()).of(plan.scale(), one.unit())
            : SheetWords.sheet(list, one.content()).counted();
    var score =
        Score.of(list, plan.scale().grades(), new Sheet(counted, List.of(), java.util.Set.of()));
    var href = "/assessments/" + RecordLink.escaped(one.number());
    var view =
        new SheetView(
            href + "/checklist",
            href,
            one.version(),
            one.id() + " " + handling.actor().account(),
            !move.equals("score"),
            SheetView.parts(score, page));
    return Templates.render(
        "inspections/checklist",
        Map.of(
            "page",
            page.titled(
                page.say("checklist.title", handling.name(one.unit()), plan.term().label())),
            "form",
            form,
            "title",
            list.title().in(page.language()),
            "view",
            view));
  }

  @Allows({Right.INSPECT, Right.VERIFY, Right.DECIDE})
  @PostMapping(path = CHECKLIST, produces = HTML)
  public ResponseEntity<String> fill(
      @PathVariable String number,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var proceedings = books.open("assessments", actor, page);
    var form = Form.sent(typed);
    var handling = proceedings.handling();
    var seen = proceedings.seen(number);
    try {
      handling
          .desk()
          .once()
          .run(
              new Once.Asked(
                  actor.signature(),
                  form.once(),
                  "checklist " + number + " " + MatterPages.words(typed),
                  handling.desk().now()),
              () -> {
                var now = proceedings.seen(number);
                var move = asked(now);
                return proceedings.move(number, move, MatterPages.version(typed), typed).id();
              });
      return MatterPages.redirect(
          "/assessments/" + RecordLink.escaped(seen.number()) + "?done=moved");
    } catch (WrongInput wrong) {
      var now = proceedings.seen(number);
      var move = move(proceedings, now);
      boolean stale = wrong.found().stream().anyMatch(one -> one.code().equals("matter-stale"));
      if (move.isEmpty() && wrong.found().stream().noneMatch(InspectionPages::tellsWho)) {
        throw stale ? wrong : new NotThere();
      }
      return ResponseEntity.status(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT)
          .body(
              render(proceedings, now, asked(now), page, form.with(wrong.found(), page.phrases())));
    }
  }

  /// Whether it tells somebody that they of all people may not do it.
  private static boolean tellsWho(org.luoshi.engine.text.Diagnostic one) {
    return List.of("matter-same-person", "assessment-own-unit", "assessment-own-decision")
        .contains(one.code());
  }

  /// The scores of a campaign, a row for each unit in the order of the tree.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/campaigns/{number}/scores.xlsx")
  public ResponseEntity<byte[]> sheet(@PathVariable String number, Page page, Actor actor) {
    var proceedings = books.open("campaigns", actor, page);
    var campaign = proceedings.seen(number);
    var handling = proceedings.handling();
    var header = new ArrayList<String>();
    for (var column : List.of("unit", "term", "days", "score", "grade")) {
      header.add(page.say("assessments.col." + column));
    }
    header.add(page.say("record.state"));
    header.add(page.say("assessments.deductions"));
    var plan = Plan.of(campaign);
    plan.scale()
        .checklist()
        .items()
        .forEach(item -> header.add(item.clause() + " " + item.title().in(page.language())));
    var rows = new ArrayList<List<Value>>();
    for (var one : CampaignScores.of(campaign, matters, handling).lines()) {
      var row = new ArrayList<Value>();
      row.add(new Value.Words(handling.name(one.unit())));
      row.add(new Value.Words(one.says("term")));
      row.add(new Value.Words(one.says("from") + "–" + one.says("until")));
      row.add(number(one.says("score")));
      row.add(new Value.Words(plan.scale().grade(one.says("grade"), page.language())));
      row.add(new Value.Words(page.say("assessment.state." + one.state())));
      row.addAll(points(plan, one));
      rows.add(row);
    }
    return Workbook.of(
        List.of(new Table(page.say("campaigns.scores"), "", header, rows)), "scores");
  }

  private static Value number(String written) {
    return written.isEmpty()
        ? new Value.Words("")
        : new Value.Quantity(Amount.of(new BigDecimal(written)));
  }

  /// What measures took off, and what each line came to; blanks where nothing is scored yet.
  private static List<Value> points(Plan plan, Matter one) {
    var list = plan.scale().checklist();
    boolean scored = !one.says("score").isEmpty();
    var score = Score.of(list, plan.scale().grades(), SheetWords.sheet(list, one.content()));
    var points = new ArrayList<Value>();
    points.add(scored ? new Value.Quantity(score.deducted()) : new Value.Words(""));
    score.parts().stream()
        .flatMap(part -> part.lines().stream())
        .forEach(
            line -> points.add(scored ? new Value.Quantity(line.earned()) : new Value.Words("")));
    return points;
  }
}
