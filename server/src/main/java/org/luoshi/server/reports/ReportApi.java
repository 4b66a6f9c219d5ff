package org.luoshi.server.reports;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Replays;
import org.luoshi.server.api.Slice;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports, for programs: drafts to edit and freeze, frozen ones with their files and what has
/// changed behind them.
@RestController
public final class ReportApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final String ONCE = "Idempotency-Key";
  private static final String DRAFTS = "/api/v1/drafts";
  private static final String REPORTS = "/api/v1/reports";

  private final Desk desk;
  private final Previews previews;
  private final Replays replays;

  public ReportApi(Desk desk, Previews previews, Replays replays) {
    this.desk = desk;
    this.previews = previews;
    this.replays = replays;
  }

  /// A frozen report; the hashes are SHA-256 in hexadecimal, `changed` is how many of its figures
  /// are not as they were.
  public record Report(
      String id,
      String draft,
      String title,
      String language,
      String unit,
      LocalDate asOf,
      long ledgerPosition,
      Instant knownAt,
      String manifestSha256,
      String docxSha256,
      String pdfSha256,
      Instant frozenAt,
      String frozenBy,
      int changed) {}

  private Report of(Frozen one) {
    return new Report(
        one.id(),
        one.draft(),
        one.title(),
        one.language().code(),
        one.unit(),
        one.asOf(),
        one.position(),
        one.knownAt(),
        one.manifest(),
        one.docx(),
        one.pdf(),
        one.at(),
        one.actor(),
        desk.changes(one).size());
  }

  @Allows(Right.SEE)
  @GetMapping(path = REPORTS, produces = JSON)
  Slice<Report> reports(Actor actor, Listing listing) {
    var slice = listing.of(desk.frozen(actor), Frozen::id, true);
    return new Slice<>(slice.items().stream().map(this::of).toList(), slice.next(), slice.total());
  }

  @Allows(Right.SEE)
  @GetMapping(path = REPORTS + "/{id}", produces = JSON)
  Report report(Actor actor, @PathVariable String id) {
    return of(desk.frozen(actor, id));
  }

  /// What has changed behind a frozen report.
  public record Changes(String report, List<Staleness.Change> changes) {}

  @Allows(Right.SEE)
  @GetMapping(path = REPORTS + "/{id}/changes", produces = JSON)
  Changes changes(Actor actor, @PathVariable String id) {
    var one = desk.frozen(actor, id);
    return new Changes(one.id(), desk.changes(one));
  }

  @Allows(Right.EXPORT)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = REPORTS + "/{id}/{file:report\\.docx|report\\.pdf|manifest\\.json}")
  ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, @PathVariable String file) {
    return FrozenPages.file(desk, desk.frozen(actor, id), file);
  }

  /// The report of the moment in the pack's own words, drafted by nobody and kept nowhere; what was
  /// noticed in it stands in the header `Luoshi-Noticed`.
  @Allows(Right.EXPORT)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = REPORTS + "/preview")
  ResponseEntity<byte[]> preview(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt,
      @RequestParam(required = false, defaultValue = "docx") String form) {
    var made =
        previews.make(
            actor,
            new Previews.Wanted(
                asOf == null ? null : ReportPages.day(asOf),
                knownAt == null ? null : moment(knownAt),
                form.equals("pdf")),
            page.phrases());
    var noticed =
        made.found().stream()
            .map(one -> URLEncoder.encode(page.phrases().say(one), StandardCharsets.UTF_8))
            .toList();
    return ResponseEntity.ok()
        .contentType(form.equals("pdf") ? MediaType.APPLICATION_PDF : FrozenPages.DOCX)
        .header("Luoshi-Noticed", String.join(",", noticed))
        .body(made.content());
  }

  private static Instant moment(String written) {
    try {
      return Instant.parse(written.strip());
    } catch (DateTimeParseException notAMoment) {
      throw new WrongInput(Diagnostic.error("api-moment", new Place.Subject("known-at"), written));
    }
  }

  /// A draft with its text; `seen` names what it reads as now, and freezing asks for it.
  public record DraftTree(
      String id,
      String programme,
      String ruleVersion,
      String language,
      String unit,
      LocalDate asOf,
      Instant begunAt,
      String begunBy,
      String seen,
      List<PartTree> parts) {}

  /// A part of a draft: its number, version and words.
  public record PartTree(int part, int version, String text) {}

  /// A draft as lists tell it.
  public record DraftLine(
      String id, String language, String unit, LocalDate asOf, Instant begunAt) {}

  @Allows(Right.SEE)
  @GetMapping(path = DRAFTS, produces = JSON)
  Slice<DraftLine> drafts(Actor actor, Listing listing) {
    var slice = listing.of(desk.drafts(actor), Draft::id, true);
    return new Slice<>(
        slice.items().stream()
            .map(one ->
                new DraftLine(one.id(), one.language().code(), one.unit(), one.asOf(), one.at()))
            .toList(),
        slice.next(),
        slice.total());
  }

  @Allows(Right.SEE)
  @GetMapping(path = DRAFTS + "/{id}", produces = JSON)
  DraftTree draft(Actor actor, @PathVariable String id) {
    return tree(desk.draft(actor, id));
  }

  private DraftTree tree(Draft one) {
    return new DraftTree(
        one.id(),
        one.programme(),
        one.ruleVersion(),
        one.language().code(),
        one.unit(),
        one.asOf(),
        one.at(),
        one.actor(),
        desk.seen(desk.text(one)),
        desk.parts(one).stream()
            .map(part -> new PartTree(part.number(), part.version(), part.text()))
            .toList());
  }

  /// A draft to be begun: its date and language (`zh`, `en`).
  public record NewDraft(LocalDate asOf, String language) {}

  @Allows(Right.EDIT_REPORT)
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DraftTree.class)))
  @PostMapping(path = DRAFTS, consumes = JSON, produces = JSON)
  ResponseEntity<String> begin(
      Actor actor,
      @RequestHeader(name = ONCE, required = false) @Nullable String key,
      @RequestBody NewDraft wanted) {
    var language = ReportPages.language(wanted.language());
    return replays.answer(
        actor,
        key,
        "begin " + wanted,
        () -> {
          var draft =
              desk.begin(
                  actor, new Desk.Wanted(wanted.asOf(), language, UUID.randomUUID().toString()));
          return new Replays.Reply(201, DRAFTS + "/" + draft.id(), tree(draft));
        });
  }

  /// New words for a part, over the version they were written from.
  public record NewWords(int version, String text) {}

  @Allows(Right.EDIT_REPORT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartTree.class)))
  @PostMapping(path = DRAFTS + "/{id}/parts/{part}", consumes = JSON, produces = JSON)
  ResponseEntity<String> edit(
      Actor actor,
      @PathVariable String id,
      @PathVariable int part,
      @RequestHeader(name = ONCE, required = false) @Nullable String key,
      @RequestBody NewWords words) {
    var draft = desk.draft(actor, id);
    desk.part(draft, part);
    return replays.answer(
        actor,
        key,
        "edit " + id + " " + part + " " + words,
        () -> {
          var edit =
              new Desk.Edit(part, words.version(), words.text(), UUID.randomUUID().toString());
          var now = desk.edit(actor, draft, edit);
          return new Replays.Reply(200, "", new PartTree(now.number(), now.version(), now.text()));
        });
  }

  /// What is approved: `seen` of the draft as it was read.
  public record Approval(String seen) {}

  @Allows(Right.FREEZE_REPORT)
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Report.class)))
  @PostMapping(path = DRAFTS + "/{id}/freeze", consumes = JSON, produces = JSON)
  ResponseEntity<String> freeze(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = ONCE, required = false) @Nullable String key,
      @RequestBody Approval approval) {
    var draft = desk.draft(actor, id);
    var token = key == null || key.isBlank() ? UUID.randomUUID().toString() : "api " + key.strip();
    var one = desk.freeze(actor, draft, approval.seen(), token);
    return replays.answer(
        actor, null, "", () -> new Replays.Reply(201, REPORTS + "/" + one.id(), of(one)));
  }
}
