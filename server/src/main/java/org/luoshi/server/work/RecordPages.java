package org.luoshi.server.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
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

/// Recording a piece of work (记一笔): choose a kind, fill in its form, see what it counts toward,
/// save it once.
@RestController
public final class RecordPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desk desk;
  private final Recording recording;
  private final Drafts drafts;

  public RecordPages(Desk desk) {
    this.desk = desk;
    this.recording = new Recording(desk);
    this.drafts = new Drafts(desk.database());
  }

  /// A kind to choose: what it is, how long it usually takes, what it counts toward.
  public record KindLine(String title, String href, int minutes, List<String> duties) {
    public KindLine {
      duties = List.copyOf(duties);
    }
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/record", produces = HTML)
  public String choose(Page frame, Actor actor) {
    var page = frame.titled("page.record");
    var programme = desk.board().programme();
    var lines =
        recording.kinds().of(actor).stream()
            .map(kind ->
                new KindLine(
                    kind.title().in(page.language()),
                    "/record/" + kind.id(),
                    kind.minutes(),
                    programme.duties().values().stream()
                        .filter(duty ->
                            duty.needs() != null && duty.needs().record().equals(kind.id()))
                        .map(duty -> duty.title().in(page.language()))
                        .toList()))
            .toList();
    return Templates.render(
        "work/choose",
        Map.of("page", page, "kinds", lines, "drafts", DraftLine.of(desk, drafts, actor, page)));
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/record/{kind}", produces = HTML)
  public String form(
      @PathVariable String kind,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var known = recording.writable(actor, kind);
    var page = frame.titled(title(known, frame));
    var draft =
        asked.containsKey("draft")
            ? drafts.find(actor, asked.get("draft")).orElseThrow(NotThere::new)
            : null;
    var typed = new LinkedHashMap<String, String>();
    if (draft == null) {
      ownUnit(actor, known).ifPresent(unit -> typed.put(unit.value(), unit.title()));
      asked.forEach((name, text) -> {
        if (name.startsWith(FieldView.PREFIX)) {
          typed.put(name, text);
        }
      });
    } else {
      typed.putAll(draft.typed());
    }
    var form = Form.fresh(typed);
    var said = recording.said(actor, known, RecordForm.words(known, typed));
    var effects = Effects.of(known, said, desk.board(), desk.today(), page);
    var id = draft == null ? UUID.randomUUID().toString() : draft.id();
    return render(page, new RecordForm.Making(desk, actor, page).of(known, form, effects, List.of(), id));
  }

  /// The unit's field with the only or own unit in it.
  private java.util.Optional<Frame.Choice> ownUnit(Actor actor, RecordKind kind) {
    var role = kind.roles().unit();
    if (role == null || recording.kinds().isFromAbove(kind)) {
      return java.util.Optional.empty();
    }
    var units = desk.units(actor, desk.today());
    var own = actor.held().unit();
    return own.isEmpty() && units.size() != 1
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Frame.Choice(FieldView.PREFIX + role, own.isEmpty() ? units.getFirst() : own));
  }

  static String title(RecordKind kind, Page page) {
    return page.say("record.title", kind.title().in(page.language()));
  }

  private static String render(Page page, RecordForm form) {
    return Templates.render("work/record", Map.of("page", page, "one", form));
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}", produces = HTML)
  public ResponseEntity<String> save(
      @PathVariable String kind,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var known = recording.writable(actor, kind);
    var page = frame.titled(title(known, frame));
    var form = Form.sent(typed);
    return switch (typed.getOrDefault("do", "save")) {
      case "draft" -> {
        saveDraft(actor, known, typed);
        yield redirect("/mine?done=draft-saved");
      }
      case "preview" -> shown(page, actor, known, form, HttpStatus.OK);
      default -> saved(page, actor, known, form);
    };
  }

  private ResponseEntity<String> saved(Page page, Actor actor, RecordKind kind, Form form) {
    var said = recording.said(actor, kind, RecordForm.words(kind, form.typed()));
    var record = said.record();
    if (record == null) {
      return shown(page, actor, kind, wrong(form, kind, said.errors(), page), unprocessable());
    }
    boolean confirmed = form.has("do", "anyway");
    var id = new String[1];
    try {
      id[0] =
          desk.once()
              .run(
                  new Once.Asked(
                      actor.signature(), form.once(), what(kind, record), desk.now()),
                  () -> entered(actor, kind, record, confirmed));
    } catch (AlikeFound found) {
      return shown(page, actor, kind, form, HttpStatus.CONFLICT);
    } catch (WrongInput wrong) {
      return shown(page, actor, kind, wrong(form, kind, wrong.found(), page), unprocessable());
    }
    drafts.drop(actor, form.value("draft"));
    return redirect(RecordLink.of(id[0]) + "?done=recorded");
  }

  private String entered(Actor actor, RecordKind kind, WorkRecord record, boolean confirmed) {
    if (!confirmed && !recording.alike(record, null).isEmpty()) {
      throw new AlikeFound();
    }
    return recording.enter(actor, kind, record).id();
  }

  /// Ends the transaction: there are records that may be the same piece of work.
  private static final class AlikeFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static String what(RecordKind kind, WorkRecord record) {
    return "record-entered " + kind.id() + " " + new java.util.TreeMap<>(record.values());
  }

  static HttpStatus unprocessable() {
    return HttpStatus.valueOf(422);
  }

  private static Form wrong(
      Form form,
      RecordKind kind,
      List<org.luoshi.engine.text.Diagnostic> found,
      Page page) {
    return form.with(RecordForm.named(kind, found), page.phrases());
  }

  /// The form once more, with what it counts toward and the records that are alike.
  private ResponseEntity<String> shown(
      Page page, Actor actor, RecordKind kind, Form form, HttpStatus status) {
    var said = recording.said(actor, kind, RecordForm.words(kind, form.typed()));
    var effects = Effects.of(kind, said, desk.board(), desk.today(), page);
    var record = said.record();
    var alike =
        record == null
            ? List.<RecordForm.Alike>of()
            : recording.alike(record, null).stream()
                .map(kept -> alike(kind, kept.record(), page))
                .toList();
    var made =
        new RecordForm.Making(desk, actor, page)
            .of(kind, form, effects, alike, form.value("draft"));
    return ResponseEntity.status(status).body(render(page, made));
  }

  private RecordForm.Alike alike(RecordKind kind, WorkRecord record, Page page) {
    var wording = new Wording(desk.board().organisation(), page.language());
    return new RecordForm.Alike(
        record.id(),
        RecordLink.of(record.id()),
        Wording.day(record),
        wording.brief(kind, record));
  }

  static ResponseEntity<String> redirect(String to) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", to).build();
  }

  /// What the form counts toward, for the page to put in place while one types.
  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}/preview", produces = HTML)
  public String preview(
      @PathVariable String kind,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var known = recording.writable(actor, kind);
    var said = recording.said(actor, known, RecordForm.words(known, typed));
    return Templates.render(
        "work/effects",
        Map.of(
            "page",
            page,
            "effects",
            Effects.of(known, said, desk.board(), desk.today(), page)));
  }

  /// Keeps what is typed as a draft, while one types.
  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}/draft", produces = HTML)
  public String draft(
      @PathVariable String kind,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var known = recording.writable(actor, kind);
    boolean kept = saveDraft(actor, known, typed);
    return Templates.render(
        "work/kept",
        Map.of(
            "page",
            page,
            "said",
            kept
                ? page.say("draft.kept", desk.time(desk.now()))
                : page.say("draft.nothing")));
  }

  private boolean saveDraft(Actor actor, RecordKind kind, Map<String, String> typed) {
    var id = typed.getOrDefault("draft", "");
    var words = new LinkedHashMap<>(RecordForm.named(RecordForm.words(kind, typed)));
    words.values().removeIf(String::isBlank);
    if (!id.matches("[0-9a-f-]{36}") || words.isEmpty()) {
      return false;
    }
    drafts.save(
        actor, new Drafts.Draft(id, kind.id(), words, desk.now(), actor.signature()));
    return true;
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/drafts/{id}/delete", produces = HTML)
  public ResponseEntity<String> drop(@PathVariable String id, Actor actor) {
    drafts.drop(actor, id);
    return redirect("/mine?done=draft-dropped");
  }

  /// Names to choose from for what is typed so far.
  @Allows(Right.RECORD)
  @GetMapping(path = "/record/{kind}/names/{field}", produces = HTML)
  public String names(
      @PathVariable String kind,
      @PathVariable String field,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var known = recording.writable(actor, kind);
    var one = known.field(field).orElseThrow(NotThere::new);
    var words = asked.getOrDefault(FieldView.PREFIX + field, "").strip();
    return Templates.render(
        "work/names",
        Map.of(
            "page",
            page,
            "id",
            FieldView.PREFIX + field,
            "names",
            new FieldViews(desk).suggested(actor, known, one, words)));
  }
}
