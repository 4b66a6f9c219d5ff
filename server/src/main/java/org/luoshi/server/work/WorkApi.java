package org.luoshi.server.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The other daily work over the API: what one owes, files of records, nil reports and waivers.
@RestController
@RequestMapping(path = "/api/v1")
public final class WorkApi {

  private static final String JSON = "application/json";
  private static final String KEY = "Idempotency-Key";

  private final Desks desks;
  private final Attachments attachments;

  public WorkApi(Desks desks, Attachments attachments) {
    this.desks = desks;
    this.attachments = attachments;
  }

  /// What a post owes on a day, all of it.
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record MineJson(LocalDate asOf, String unit, List<OwedJson> items, int total) {}

  /// One obligation: `group` is overdue, this-week, soon, later or done; `due` is null where there
  /// is no limit.
  public record OwedJson(
      String id,
      String group,
      String duty,
      String bearer,
      String unit,
      String occasion,
      String status,
      @Nullable LocalDate due,
      String done,
      String quota) {}

  /// A file of a record.
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record FileJson(
      int number, String name, String media, long size, Instant attachedAt, String attachedBy) {}

  /// A nil report or waiver: the obligation, the day (today where none is named) and the reason.
  public record Exemption(
      String duty, String bearer, String occasion, @Nullable String day, @Nullable String reason) {

    Map<String, String> words(LocalDate today) {
      var words = new LinkedHashMap<String, String>();
      words.put("duty", String.valueOf(duty));
      words.put("bearer", String.valueOf(bearer));
      words.put("occasion", String.valueOf(occasion));
      words.put("day", day == null ? today.toString() : day);
      words.put("reason", reason == null ? "" : reason);
      return words;
    }
  }

  /// An answer to a request.
  public record Answer(@Nullable String reason) {}

  /// A request to be let off.
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record RequestJson(
      String id,
      String duty,
      String bearer,
      String occasion,
      String unit,
      String reason,
      String state,
      Instant askedAt,
      String askedBy,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable String record) {}

  /// What was done: the id of the record or request.
  public record Done(String id) {}

  @Allows(Right.RECORD)
  @GetMapping(path = "/mine", produces = JSON)
  public MineJson mine(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page);
    var asOf = asOf(turn, asked);
    var owed = Owed.of(turn.desk(), actor, asOf);
    var items = new ArrayList<OwedJson>();
    for (var when : Owed.When.values()) {
      owed.in(when).forEach(one -> items.add(json(when, one)));
    }
    return new MineJson(asOf, turn.desk().ownUnit(actor, asOf), items, items.size());
  }

  private static LocalDate asOf(Turn turn, Map<String, String> asked) {
    var words = new LinkedHashMap<String, String>();
    words.put("as-of", asked.getOrDefault("as_of", ""));
    return MinePages.asOf(turn.desk(), words);
  }

  private static OwedJson json(Owed.When when, Judgement one) {
    var obligation = one.obligation();
    var due = obligation.due().day();
    return new OwedJson(
        obligation.id(),
        when.code(),
        obligation.duty().id(),
        obligation.bearer().id(),
        obligation.unit(),
        obligation.occasion().label(),
        one.status().name().toLowerCase(Locale.ROOT),
        due.equals(LocalDate.MAX) ? null : due,
        one.done().toString(),
        one.quota().toString());
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/records/{kind}/{key}/files", produces = JSON)
  public List<FileJson> files(
      @PathVariable String kind, @PathVariable String key, Page page, Actor actor) {
    var id = RecordLink.id(kind, key);
    Turn.of(desks, actor, page).recording().seen(actor, id);
    return attachments.of(id).stream().map(WorkApi::json).toList();
  }

  private static FileJson json(Attachments.Attached one) {
    return new FileJson(one.number(), one.name(), one.media(), one.size(), one.at(), one.by());
  }

  @Allows(Right.SEE)
  @GetMapping("/records/{kind}/{key}/files/{number}")
  public ResponseEntity<Resource> file(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int number,
      Page page,
      Actor actor) {
    var id = RecordLink.id(kind, key);
    Turn.of(desks, actor, page).recording().seen(actor, id);
    return FilePages.download(attachments, id, number);
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/files", produces = JSON)
  public List<FileJson> attach(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    var turn = Turn.of(desks, actor, page);
    var id = RecordLink.id(kind, key);
    var token = once == null ? java.util.UUID.randomUUID().toString() : "api " + once;
    FilePages.attach(turn, attachments, id, sent == null ? List.of() : sent, token);
    return attachments.of(id).stream().map(WorkApi::json).toList();
  }

  @Allows(Right.DECLARE_NIL)
  @PostMapping(path = "/nil", produces = JSON)
  public ResponseEntity<Done> nil(
      Page page,
      Actor actor,
      @RequestBody Exemption body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    var turn = Turn.of(desks, actor, page);
    var words = body.words(turn.desk().today());
    var exempting = new Exempting(turn.desk());
    var one = exempting.obligation(actor, words, asOf(turn, Map.of()));
    var id =
        RecordsApi.once(
            turn,
            once,
            "nil " + one.obligation().id(),
            () -> exempting.declareNil(actor, one, words).id());
    return ResponseEntity.status(HttpStatus.CREATED).body(new Done(id));
  }

  /// Asks to be let off, or lets off where the post is the checker’s.
  @Allows({Right.ASK_WAIVER, Right.GRANT_WAIVER})
  @PostMapping(path = "/waivers", produces = JSON)
  public ResponseEntity<Done> waiver(
      Page page,
      Actor actor,
      @RequestBody Exemption body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    var turn = Turn.of(desks, actor, page);
    var words = body.words(turn.desk().today());
    var exempting = new Exempting(turn.desk());
    var one = exempting.obligation(actor, words, asOf(turn, Map.of()));
    var id =
        RecordsApi.once(
            turn,
            once,
            "waiver " + one.obligation().id() + " " + words.get("reason"),
            () ->
                exempting.mayGrant(actor, one)
                    ? exempting.grant(actor, one, words).id()
                    : exempting.ask(actor, one, words).id());
    return ResponseEntity.status(HttpStatus.CREATED).body(new Done(id));
  }

  @Allows({Right.ASK_WAIVER, Right.GRANT_WAIVER})
  @GetMapping(path = "/waivers", produces = JSON)
  public List<RequestJson> waivers(Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    return new Exempting(turn.desk()).seen(actor).stream().map(WorkApi::json).toList();
  }

  private static RequestJson json(WaiverRequests.Request one) {
    return new RequestJson(
        one.id(),
        one.duty(),
        one.bearer(),
        one.occasion(),
        one.unit(),
        one.reason(),
        one.state(),
        one.askedAt(),
        one.askedBy(),
        one.answer(),
        one.answeredAt(),
        one.answeredBy(),
        one.record());
  }

  @Allows(Right.GRANT_WAIVER)
  @PostMapping(path = "/waivers/{number}/{answer:grant|decline}", produces = JSON)
  public Done answer(
      @PathVariable String number,
      @PathVariable String answer,
      Page page,
      Actor actor,
      @RequestBody Answer body,
      @RequestHeader(name = KEY, required = false) @Nullable String once) {
    var turn = Turn.of(desks, actor, page);
    if (!number.matches("[0-9]{1,9}")) {
      throw new NotThere();
    }
    var id = "waiver-request/" + number;
    var words = Map.of("reason", body.reason() == null ? "" : body.reason());
    var asOf = asOf(turn, Map.of());
    RecordsApi.once(
        turn,
        once,
        answer + " " + id + " " + words.get("reason"),
        () -> {
          new Exempting(turn.desk()).answer(actor, id, answer.equals("grant"), words, asOf);
          return id;
        });
    return new Done(id);
  }
}
