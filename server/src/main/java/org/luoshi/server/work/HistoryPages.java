package org.luoshi.server.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.records.Catalogue.Kept;
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

/// One record with its history: corrected, withdrawn, returned with a reason.
///
/// A change names the version it began from; where somebody else was faster, both are shown and
/// nothing typed is lost.
@RestController
public final class HistoryPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desks desks;
  private final FileShelf shelf;

  public HistoryPages(Desks desks, Attachments attachments) {
    this.desks = desks;
    this.shelf = new FileShelf(attachments);
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/records/{kind}/{key}", produces = HTML)
  public String one(@PathVariable String kind, @PathVariable String key, Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    var kept = turn.recording().seen(actor, RecordLink.id(kind, key));
    return shown(turn, kept, Form.fresh(Map.of()));
  }

  private String shown(Turn turn, Kept kept, Form form) {
    var view = RecordView.of(turn, kept, shelf.lines(turn, kept.record().id()));
    var page = turn.page().titled(turn.page().say("record.one", view.kind(), kept.record().id()));
    return Templates.render("work/one", Map.of("page", page, "one", view, "form", form));
  }

  /// A form that corrects a record, and where it is stale, what stands there now.
  public record Correcting(
      RecordForm form,
      String id,
      String href,
      int version,
      boolean answers,
      List<Wording.Change> others,
      String otherBy,
      String otherAt,
      String returned) {
    public Correcting {
      others = List.copyOf(others);
    }
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/records/{kind}/{key}/correct", produces = HTML)
  public String correct(
      @PathVariable String kind, @PathVariable String key, Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    var kept = changeable(turn, RecordLink.id(kind, key));
    var known = turn.desk().kind(kept.record().kind()).orElseThrow(NotThere::new);
    var typed = new LinkedHashMap<String, String>();
    typed.putAll(RecordForm.named(turn.wording().typed(known, kept.record())));
    typed.put("version", String.valueOf(kept.version()));
    return render(turn, known, kept, Form.fresh(typed), false);
  }

  private Kept changeable(Turn turn, String id) {
    var kept = turn.recording().seen(turn.actor(), id);
    if (!turn.recording().mayChange(turn.actor(), kept)) {
      throw new NotThere();
    }
    return kept;
  }

  private String render(Turn turn, RecordKind kind, Kept kept, Form form, boolean stale) {
    var desk = turn.desk();
    boolean answers = turn.recording().mayOnlyAnswer(turn.actor(), kind, kept);
    var said = said(turn, kind, kept, form.typed());
    var effects = effects(turn, kind, said);
    var made = turn.forms().correcting(kind, form, effects, answers);
    var others =
        stale
            ? turn.wording().changes(kind, said.made(), kept.record())
            : List.<Wording.Change>of();
    var page = turn.page().titled(turn.page().say("record.correcting", kept.record().id()));
    var reason =
        kept.record().state() == WorkRecord.State.RETURNED && kept.reason() != null
            ? kept.reason()
            : "";
    return Templates.render(
        "work/correct",
        Map.of(
            "page",
            page,
            "one",
            new Correcting(
                made,
                kept.record().id(),
                RecordLink.of(kept.record().id()),
                kept.version(),
                answers,
                others,
                stale ? desk.who(kept.actor()) : "",
                stale ? desk.time(kept.record().entered()) : "",
                reason)));
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/correct", produces = HTML)
  public ResponseEntity<String> correct(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var kept = changeable(turn, RecordLink.id(kind, key));
    var known = turn.desk().kind(kept.record().kind()).orElseThrow(NotThere::new);
    var form = Form.sent(typed);
    if (form.has("do", "preview")) {
      return ResponseEntity.ok(render(turn, known, kept, form, false));
    }
    var said = said(turn, known, kept, typed);
    var record = said.record();
    if (record == null) {
      return wrong(turn, known, kept, form, said.errors());
    }
    try {
      var asked =
          new Once.Asked(
              actor.signature(),
              form.once(),
              "record-corrected " + kept.record().id() + " " + RecordPages.what(known, record),
              turn.desk().now());
      turn.desk()
          .once()
          .run(
              asked,
              () ->
                  turn.recording()
                      .correct(actor, kept, version(typed), record, form.value("reason"))
                      .id());
      return RecordPages.redirect(RecordLink.of(kept.record().id()) + "?done=corrected");
    } catch (WrongInput refused) {
      return refused.found().stream().anyMatch(one -> one.code().equals("entry-stale"))
          ? stale(turn, known, form, kept.record().id())
          : wrong(turn, known, kept, form, refused.found());
    }
  }

  /// What the corrected record would count toward, for the page to put in place while one types.
  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/preview", produces = HTML)
  public String preview(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var kept = changeable(turn, RecordLink.id(kind, key));
    var known = turn.desk().kind(kept.record().kind()).orElseThrow(NotThere::new);
    return Templates.render(
        "work/effects",
        Map.of("page", page, "effects", effects(turn, known, said(turn, known, kept, typed))));
  }

  private static Said said(Turn turn, RecordKind kind, Kept kept, Map<String, String> typed) {
    var said = turn.recording().said(turn.actor(), kind, RecordForm.words(kind, typed));
    return turn.recording().answered(turn.actor(), kind, kept, said.as(kept.record().id()));
  }

  private static Effects effects(Turn turn, RecordKind kind, Said said) {
    return Effects.of(kind, said, turn);
  }

  private ResponseEntity<String> wrong(
      Turn turn, RecordKind kind, Kept kept, Form form, List<Diagnostic> found) {
    var told = form.with(RecordForm.named(kind, found), turn.page().phrases());
    return ResponseEntity.status(RecordPages.UNPROCESSABLE)
        .body(render(turn, kind, kept, told, false));
  }

  /// Both versions: what was typed stays in the form, which now begins from the newer one.
  private ResponseEntity<String> stale(Turn turn, RecordKind kind, Form form, String id) {
    var now = changeable(turn, id);
    var typed = new LinkedHashMap<>(form.typed());
    typed.put("version", String.valueOf(now.version()));
    var fresh = new Form(typed, Map.of(), java.util.UUID.randomUUID().toString());
    return ResponseEntity.status(HttpStatus.CONFLICT).body(render(turn, kind, now, fresh, true));
  }

  private static int version(Map<String, String> typed) {
    try {
      return Integer.parseInt(typed.getOrDefault("version", ""));
    } catch (NumberFormatException none) {
      throw new WrongInput(
          Diagnostic.error(
              "page-unknown", new Place.Subject("version"), typed.getOrDefault("version", "")));
    }
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/withdraw", produces = HTML)
  public ResponseEntity<String> withdraw(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    return ended(RecordLink.id(kind, key), "withdrawn", Turn.of(desks, actor, page), typed);
  }

  @Allows(Right.RETURN_RECORD)
  @PostMapping(path = "/records/{kind}/{key}/return", produces = HTML)
  public ResponseEntity<String> giveBack(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    return ended(RecordLink.id(kind, key), "returned", Turn.of(desks, actor, page), typed);
  }

  private ResponseEntity<String> ended(
      String id, String how, Turn turn, Map<String, String> typed) {
    var kept = turn.recording().seen(turn.actor(), id);
    var form = Form.sent(typed);
    try {
      var reason = Recording.reason(typed);
      int version = version(typed);
      var asked =
          new Once.Asked(
              turn.actor().signature(),
              form.once(),
              "record-" + how + " " + id + " " + version + " " + reason,
              turn.desk().now());
      turn.desk()
          .once()
          .run(
              asked,
              () ->
                  (how.equals("returned")
                          ? turn.recording().giveBack(turn.actor(), id, version, reason)
                          : turn.recording().withdraw(turn.actor(), id, version, reason))
                      .id());
      return RecordPages.redirect(RecordLink.of(id) + "?done=" + how);
    } catch (WrongInput wrong) {
      boolean stale = wrong.found().stream().anyMatch(one -> one.code().equals("entry-stale"));
      return ResponseEntity.status(stale ? HttpStatus.CONFLICT : RecordPages.UNPROCESSABLE)
          .body(
              shown(
                  turn,
                  stale ? turn.recording().seen(turn.actor(), id) : kept,
                  form.with(wrong.found(), turn.page().phrases())));
    }
  }
}
