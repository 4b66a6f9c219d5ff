package org.luoshi.server.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.records.Catalogue.Kept;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Records over the API: listed, entered, corrected, returned, withdrawn, with their history.
///
/// The rules and rights are those of the pages. A request with an `Idempotency-Key` is done once
/// however often it is sent.
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
public final class RecordsApi {

  private static final int MOST = 200;
  private static final String KEY = "Idempotency-Key";

  private final Desks desks;

  public RecordsApi(Desks desks) {
    this.desks = desks;
  }

  /// A record to be entered: its kind, its values by field id as people write them, and whether it
  /// is to be entered although others say nearly the same.
  public record Said(String kind, Map<String, Object> values, @Nullable Boolean anyway) {}

  /// A correction: the version it began from, all values, and why.
  public record Correction(int version, Map<String, Object> values, @Nullable String reason) {}

  /// An end put to a record: the version it began from, and why.
  public record Ending(int version, @Nullable String reason) {}

  /// A kind that may be written, with its fields.
  public record KindJson(String id, String title, List<FieldJson> fields) {}

  /// A field of a kind: `type` is the pack's word for it; `choices` by id where it is one of a
  /// list.
  public record FieldJson(
      String id, String title, String type, boolean required, Map<String, String> choices) {}

  /// The kinds the post may write.
  @Allows(Right.RECORD)
  @GetMapping("/record-kinds")
  public List<KindJson> kinds(Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    return turn.recording().kinds().of(actor).stream().map(kind -> json(turn, kind)).toList();
  }

  private static KindJson json(Turn turn, RecordKind kind) {
    var fields =
        new FieldViews(turn.desk())
            .of(turn.actor(), kind, turn.page(), java.util.Set.of()).stream()
                .map(field -> {
                  var choices = new LinkedHashMap<String, String>();
                  field.choices().forEach(one -> choices.put(one.value(), one.title()));
                  var type = field.type().equals("own-unit") ? "unit" : field.type();
                  return new FieldJson(field.id(), field.label(), type, field.required(), choices);
                })
                .toList();
    return new KindJson(kind.id(), kind.title().in(turn.page().language()), fields);
  }

  /// Records from the latest day of work to the earliest.
  @Allows(Right.SEE)
  @GetMapping("/records")
  public RecordJson.Listed list(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page);
    var listing = Listing.of(turn, asked);
    if (!listing.found().isEmpty()) {
      throw new WrongInput(listing.found());
    }
    var slice =
        desks.catalogue().list(listing.filter(), asked.getOrDefault("after", ""), limit(asked));
    return new RecordJson.Listed(
        slice.lines().stream().map(kept -> RecordJson.of(turn.desk(), kept)).toList(),
        slice.next().isEmpty() ? null : slice.next(),
        slice.total());
  }

  static int limit(Map<String, String> asked) {
    var written = asked.getOrDefault("limit", "50");
    if (!written.matches("[1-9][0-9]{0,3}")) {
      throw new WrongInput(Diagnostic.error("page-unknown", new Place.Subject("limit"), written));
    }
    return Math.min(MOST, Integer.parseInt(written));
  }

  @Allows(Right.SEE)
  @GetMapping("/records/{kind}/{key}")
  public RecordJson.WithCounts one(
      @PathVariable String kind, @PathVariable String key, Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    return whole(turn, turn.recording().seen(actor, RecordLink.id(kind, key)));
  }

  private static RecordJson.WithCounts whole(Turn turn, Kept kept) {
    boolean known = turn.desk().kind(kept.record().kind()).isPresent();
    var effects = known ? Effects.of(kept.record(), turn, turn.desk().today()) : Effects.none();
    return new RecordJson.WithCounts(RecordJson.of(turn.desk(), kept), RecordJson.counts(effects));
  }

  /// Every version, the first one first.
  @Allows(Right.SEE)
  @GetMapping("/records/{kind}/{key}/history")
  public List<RecordJson> history(
      @PathVariable String kind, @PathVariable String key, Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    var kept = turn.recording().seen(actor, RecordLink.id(kind, key));
    return turn.desk().catalogue().versions(kept.record().id()).stream()
        .map(version -> RecordJson.of(turn.desk(), version))
        .toList();
  }

  /// What a record would count toward; nothing is entered.
  @Allows(Right.RECORD)
  @PostMapping("/records/preview")
  public RecordJson.Counted preview(Page page, Actor actor, @RequestBody Said body) {
    var turn = Turn.of(desks, actor, page);
    var kind = turn.recording().writable(actor, String.valueOf(body.kind()));
    var record = checked(turn, kind, body.values());
    return RecordJson.counts(Effects.of(record, turn, turn.desk().today()));
  }

  @Allows(Right.RECORD)
  @PostMapping("/records")
  public ResponseEntity<RecordJson.WithCounts> enter(
      Page page,
      Actor actor,
      @RequestBody Said body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    var turn = Turn.of(desks, actor, page);
    var kind = turn.recording().writable(actor, String.valueOf(body.kind()));
    var record = checked(turn, kind, body.values());
    boolean anyway = Boolean.TRUE.equals(body.anyway());
    try {
      var id =
          once(
              turn,
              key,
              RecordPages.what(kind, record),
              () -> turn.recording().enterOnce(actor, kind, record, anyway));
      var after = Turn.of(desks, actor, page);
      return ResponseEntity.status(HttpStatus.CREATED)
          .header("Location", "/api/v1" + RecordLink.of(id))
          .body(whole(after, after.recording().seen(actor, id)));
    } catch (Recording.AlikeFound found) {
      var alike =
          turn.recording().alike(record, null).stream().map(kept -> kept.record().id()).toList();
      throw new WrongInput(
          Diagnostic.error("entry-alike", new Place.Subject("anyway"), String.join(", ", alike)));
    }
  }

  /// The record that the values make; all that is wrong at once, at the ids of the fields.
  private static org.luoshi.engine.record.WorkRecord checked(
      Turn turn, RecordKind kind, @Nullable Map<String, Object> values) {
    var words = words(kind, values);
    var said = turn.recording().said(turn.actor(), kind, words);
    if (said.record() == null) {
      throw new WrongInput(said.errors());
    }
    return said.record();
  }

  private static Map<String, String> words(RecordKind kind, @Nullable Map<String, Object> values) {
    var words = new LinkedHashMap<String, String>();
    var unknown = new java.util.ArrayList<Diagnostic>();
    if (values != null) {
      values.forEach((field, value) -> {
        if (!kind.fields().containsKey(field)) {
          unknown.add(Diagnostic.error("page-unknown", new Place.Subject(field), field));
        } else if (value != null) {
          words.put(field, value.toString());
        }
      });
    }
    if (!unknown.isEmpty()) {
      throw new WrongInput(unknown);
    }
    return words;
  }

  static String once(
      Turn turn, @Nullable String key, String what, java.util.function.Supplier<String> work) {
    var token = key == null || key.isBlank() ? UUID.randomUUID().toString() : "api " + key;
    return turn.desk()
        .once()
        .run(new Once.Asked(turn.actor().signature(), token, what, turn.desk().now()), work);
  }

  @Allows(Right.RECORD)
  @PutMapping("/records/{kind}/{key}")
  public RecordJson.WithCounts correct(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestBody Correction body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    var turn = Turn.of(desks, actor, page);
    var kept = turn.recording().seen(actor, RecordLink.id(kind, key));
    var known = turn.desk().kind(kept.record().kind()).orElseThrow(NotThere::new);
    if (!turn.recording().mayChange(actor, kept)) {
      throw new NotThere();
    }
    var said =
        turn.recording()
            .answered(
                actor,
                known,
                kept,
                turn.recording().said(actor, known, words(known, body.values())));
    var record = said.record();
    if (record == null) {
      throw new WrongInput(said.errors());
    }
    var reason = body.reason() == null ? "" : body.reason();
    var what =
        "record-corrected "
            + kept.record().id()
            + " "
            + body.version()
            + " "
            + RecordPages.what(known, record);
    fresh(() ->
        once(
            turn,
            once,
            what,
            () -> turn.recording().correct(actor, kept, body.version(), record, reason).id()));
    var after = Turn.of(desks, actor, page);
    return whole(after, after.recording().seen(actor, kept.record().id()));
  }

  /// Does it; that somebody was faster is a conflict.
  private static void fresh(Runnable work) {
    try {
      work.run();
    } catch (WrongInput wrong) {
      if (wrong.found().stream().anyMatch(one -> one.code().equals("entry-stale"))) {
        throw new Refusals.Stale();
      }
      throw wrong;
    }
  }

  @Allows(Right.RECORD)
  @PostMapping("/records/{kind}/{key}/withdraw")
  public RecordJson withdraw(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestBody Ending body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    return ended(Turn.of(desks, actor, page), RecordLink.id(kind, key), body, once, "withdrawn");
  }

  @Allows(Right.RETURN_RECORD)
  @PostMapping("/records/{kind}/{key}/return")
  public RecordJson giveBack(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestBody Ending body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    return ended(Turn.of(desks, actor, page), RecordLink.id(kind, key), body, once, "returned");
  }

  private static RecordJson ended(
      Turn turn, String id, Ending body, @Nullable String key, String how) {
    turn.recording().seen(turn.actor(), id);
    var reason = Recording.reason(Map.of("reason", body.reason() == null ? "" : body.reason()));
    fresh(() ->
        once(
            turn,
            key,
            "record-" + how + " " + id + " " + body.version() + " " + reason,
            () ->
                (how.equals("returned")
                        ? turn.recording().giveBack(turn.actor(), id, body.version(), reason)
                        : turn.recording().withdraw(turn.actor(), id, body.version(), reason))
                    .id()));
    return RecordJson.of(turn.desk(), turn.recording().seen(turn.actor(), id));
  }
}
