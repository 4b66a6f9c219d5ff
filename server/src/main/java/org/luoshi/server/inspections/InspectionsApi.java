package org.luoshi.server.inspections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Replays;
import org.luoshi.server.api.Slice;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Proceedings;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Campaigns and assessments over the API: planned, moved, filled in, and their scores.
///
/// The rules and rights are those of the pages. Values are those of the forms, by their ids.
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
public final class InspectionsApi {

  private static final String KEY = "Idempotency-Key";

  private final Books books;
  private final Matters matters;
  private final Replays replays;

  public InspectionsApi(Books books, Matters matters, Replays replays) {
    this.books = books;
    this.matters = matters;
    this.replays = replays;
  }

  /// A campaign or assessment: what it says by the ids of its fields, and the moves that may be
  /// made now. `due` is null where nothing is due.
  public record MatterJson(
      String number,
      String unit,
      String title,
      String state,
      int version,
      @Nullable String due,
      Map<String, String> says,
      List<String> moves,
      boolean changedSinceApproved) {}

  /// What is said in a form.
  public record Planned(Map<String, String> values) {}

  /// A move: the version that was seen, the reason where one is asked for, and what is said.
  public record Moved(int version, @Nullable String reason, @Nullable Map<String, String> values) {}

  /// The scores of a campaign: a line for each unit in the order of the tree, and their sums for
  /// each superior and each level, from 0. `total` ÷ `count` is the mean.
  public record Scores(List<Line> lines, List<Sum> units, List<Sum> levels) {}

  /// A unit's score; empty texts where there is none yet.
  public record Line(String number, String unit, String state, String score, String grade) {}

  /// How many scores there are below a unit or on a level, and what they come to.
  public record Sum(String of, int count, String total, String mean) {}

  private static MatterJson json(Proceedings proceedings, Matter one) {
    var says = new LinkedHashMap<>(one.content());
    says.remove("list");
    var due = one.due();
    return new MatterJson(
        one.number(),
        one.unit(),
        one.title(),
        one.state(),
        one.version(),
        due == null ? null : due.toString(),
        says,
        proceedings.moves(one).stream().map(move -> move.id()).toList(),
        one.course().isChangedSinceApproved(proceedings.flow()));
  }

  private Slice<MatterJson> list(String book, Page page, Actor actor, Listing listing) {
    var proceedings = books.open(book, actor, page);
    var slice = listing.of(proceedings.seen(), Matter::id, true);
    return new Slice<>(
        slice.items().stream().map(one -> json(proceedings, one)).toList(),
        slice.next(),
        slice.total());
  }

  @Allows(Right.SEE)
  @GetMapping("/campaigns")
  Slice<MatterJson> campaigns(Page page, Actor actor, Listing listing) {
    return list("campaigns", page, actor, listing);
  }

  @Allows(Right.SEE)
  @GetMapping("/campaigns/{number}")
  MatterJson campaign(Page page, Actor actor, @PathVariable String number) {
    var proceedings = books.open("campaigns", actor, page);
    return json(proceedings, proceedings.seen(number));
  }

  @Allows(Right.OPEN_MATTER)
  @PostMapping("/campaigns")
  ResponseEntity<String> plan(
      Page page,
      Actor actor,
      @RequestBody Planned body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    var proceedings = books.open("campaigns", actor, page);
    return replays.answer(
        actor,
        key,
        "campaign " + new TreeMap<>(body.values()),
        () -> {
          var one = proceedings.open(body.values()).getFirst();
          return new Replays.Reply(
              201, "/api/v1/campaigns/" + RecordLink.escaped(one.number()), json(proceedings, one));
        });
  }

  @Allows({Right.OPEN_MATTER, Right.DECIDE})
  @PostMapping("/campaigns/{number}/{move}")
  ResponseEntity<String> moveCampaign(
      Page page,
      Actor actor,
      @PathVariable String number,
      @PathVariable String move,
      @RequestBody Moved body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return moved("campaigns", page, actor, number, move, body, key);
  }

  private ResponseEntity<String> moved(
      String book,
      Page page,
      Actor actor,
      String number,
      String move,
      Moved body,
      @Nullable String key) {
    var proceedings = books.open(book, actor, page);
    var typed = new TreeMap<String, String>();
    if (body.values() != null) {
      typed.putAll(body.values());
    }
    typed.put("reason", body.reason() == null ? "" : body.reason());
    try {
      return replays.answer(
          actor,
          key,
          String.join(" ", book, number, move, String.valueOf(body.version()), typed.toString()),
          () ->
              new Replays.Reply(
                  200,
                  "",
                  json(proceedings, proceedings.move(number, move, body.version(), typed))));
    } catch (WrongInput wrong) {
      if (wrong.found().stream().anyMatch(one -> one.code().equals("matter-stale"))) {
        throw new Refusals.Stale();
      }
      throw wrong;
    }
  }

  @Allows(Right.SEE)
  @GetMapping("/campaigns/{number}/assessments")
  Slice<MatterJson> assessmentsOf(
      Page page, Actor actor, @PathVariable String number, Listing listing) {
    var campaign = books.open("campaigns", actor, page).seen(number);
    var proceedings = books.open("assessments", actor, page);
    var slice =
        listing.of(
            CampaignScores.of(campaign, matters, proceedings.handling()).lines().stream()
                .sorted(java.util.Comparator.comparing(Matter::id))
                .toList(),
            Matter::id,
            false);
    return new Slice<>(
        slice.items().stream().map(one -> json(proceedings, one)).toList(),
        slice.next(),
        slice.total());
  }

  @Allows(Right.SEE)
  @GetMapping("/campaigns/{number}/scores")
  Scores scores(Page page, Actor actor, @PathVariable String number) {
    var proceedings = books.open("campaigns", actor, page);
    var all = CampaignScores.of(proceedings.seen(number), matters, proceedings.handling());
    return new Scores(
        all.lines().stream()
            .map(one ->
                new Line(
                    one.number(), one.unit(), one.state(), one.says("score"), one.says("grade")))
            .toList(),
        all.subtrees().entrySet().stream().map(one -> sum(one.getKey(), one.getValue())).toList(),
        all.levels().entrySet().stream()
            .map(one -> sum(String.valueOf(one.getKey()), one.getValue()))
            .toList());
  }

  private static Sum sum(String of, org.luoshi.engine.assess.Mean mean) {
    return new Sum(
        of,
        mean.count(),
        mean.total().toString(),
        mean.value(2).map(value -> value.toPlainString()).orElse(""));
  }

  @Allows(Right.SEE)
  @GetMapping("/assessments")
  Slice<MatterJson> assessments(Page page, Actor actor, Listing listing) {
    return list("assessments", page, actor, listing);
  }

  @Allows(Right.SEE)
  @GetMapping("/assessments/{number}")
  MatterJson assessment(Page page, Actor actor, @PathVariable String number) {
    var proceedings = books.open("assessments", actor, page);
    return json(proceedings, proceedings.seen(number));
  }

  @Allows({Right.OPEN_MATTER, Right.INSPECT, Right.SIGN, Right.VERIFY, Right.DECIDE})
  @PostMapping("/assessments/{number}/{move}")
  ResponseEntity<String> moveAssessment(
      Page page,
      Actor actor,
      @PathVariable String number,
      @PathVariable String move,
      @RequestBody Moved body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return moved("assessments", page, actor, number, move, body, key);
  }
}
