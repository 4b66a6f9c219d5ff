package org.luoshi.server.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
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

  static final HttpStatus UNPROCESSABLE = HttpStatus.valueOf(422);

  private final Desks desks;

  public RecordPages(Desks desks) {
    this.desks = desks;
  }

  /// A kind to choose: what it is, how long it usually takes, what it counts toward.
  public record KindLine(String title, String href, int minutes, List<String> duties) {
    public KindLine {
      duties = List.copyOf(duties);
    }
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/record", produces = HTML)
  public String choose(Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page.titled("page.record"));
    var lines = turn.recording().kinds().of(actor).stream().map(kind -> line(turn, kind)).toList();
    return Templates.render(
        "work/choose",
        Map.of(
            "page", turn.page(), "kinds", lines, "drafts", DraftLine.of(turn.desk(), actor, page)));
  }

  private static KindLine line(Turn turn, RecordKind kind) {
    return new KindLine(
        kind.title().in(turn.page().language()),
        "/record/" + kind.id(),
        kind.minutes(),
        turn.desk().board().programme().duties().values().stream()
            .filter(duty -> serves(duty, kind))
            .map(duty -> duty.title().in(turn.page().language()))
            .toList());
  }

  /// Whether such a record proves the duty, or is the case that it is about.
  private static boolean serves(Duty duty, RecordKind kind) {
    return duty.needs() != null
        ? duty.needs().record().equals(kind.id())
        : duty.rhythm() instanceof Duty.ForEach(var of) && of.equals(kind.id());
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/record/{kind}", produces = HTML)
  public String form(
      @PathVariable String kind, Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var opened = Turn.of(desks, actor, page);
    var known = opened.recording().writable(actor, kind);
    var turn = opened.titled(title(known, page));
    var id = asked.get("draft");
    var typed = new LinkedHashMap<String, String>();
    if (id != null) {
      typed.putAll(turn.desk().drafts().find(actor, id).orElseThrow(NotThere::new).typed());
    } else {
      ownUnit(turn, known).ifPresent(unit -> typed.put(unit.value(), unit.title()));
      asked.entrySet().stream()
          .filter(one -> one.getKey().startsWith(FieldView.PREFIX))
          .forEach(one -> typed.put(one.getKey(), one.getValue()));
    }
    var form = Form.fresh(typed);
    var said = turn.recording().said(actor, known, RecordForm.words(known, typed));
    var made =
        turn.forms()
            .of(
                known,
                form,
                effects(turn, known, said),
                List.of(),
                id == null ? UUID.randomUUID().toString() : id);
    return render(turn.page(), made);
  }

  /// The unit's field with the only or own unit in it.
  private static Optional<Frame.Choice> ownUnit(Turn turn, RecordKind kind) {
    var role = kind.roles().unit();
    if (role == null || turn.recording().kinds().isFromAbove(kind)) {
      return Optional.empty();
    }
    var units = turn.desk().units(turn.actor(), turn.desk().today());
    var own = turn.actor().held().unit();
    return own.isEmpty() && units.size() != 1
        ? Optional.empty()
        : Optional.of(
            new Frame.Choice(FieldView.PREFIX + role, own.isEmpty() ? units.getFirst() : own));
  }

  private static String title(RecordKind kind, Page page) {
    return page.say("record.title", kind.title().in(page.language()));
  }

  private static Effects effects(Turn turn, RecordKind kind, Said said) {
    return Effects.of(kind, said, turn);
  }

  private static String render(Page page, RecordForm form) {
    return Templates.render("work/record", Map.of("page", page, "one", form));
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}", produces = HTML)
  public ResponseEntity<String> save(
      @PathVariable String kind, Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var opened = Turn.of(desks, actor, page);
    var known = opened.recording().writable(actor, kind);
    var turn = opened.titled(title(known, page));
    var form = Form.sent(typed);
    return switch (typed.getOrDefault("do", "save")) {
      case "draft" -> {
        saveDraft(turn, known, typed);
        yield redirect("/mine?done=draft-saved");
      }
      case "preview" -> shown(turn, known, form, HttpStatus.OK);
      default -> saved(turn, known, form);
    };
  }

  private static ResponseEntity<String> saved(Turn turn, RecordKind kind, Form form) {
    var said = turn.recording().said(turn.actor(), kind, RecordForm.words(kind, form.typed()));
    var record = said.record();
    if (record == null) {
      return shown(turn, kind, wrong(turn, form, kind, said.errors()), UNPROCESSABLE);
    }
    var asked =
        new Once.Asked(
            turn.actor().signature(), form.once(), what(kind, record), turn.desk().now());
    try {
      boolean confirmed = form.has("do", "anyway");
      var id =
          turn.desk()
              .once()
              .run(asked, () -> turn.recording().enterOnce(turn.actor(), kind, record, confirmed));
      turn.desk().drafts().drop(turn.actor(), form.value("draft"));
      return redirect(RecordLink.of(id) + "?done=recorded");
    } catch (Recording.AlikeFound found) {
      return shown(turn, kind, form, HttpStatus.CONFLICT);
    } catch (WrongInput wrong) {
      return shown(turn, kind, wrong(turn, form, kind, wrong.found()), UNPROCESSABLE);
    }
  }

  static String what(RecordKind kind, WorkRecord record) {
    return "record-entered " + kind.id() + " " + new TreeMap<>(record.values());
  }

  private static Form wrong(Turn turn, Form form, RecordKind kind, List<Diagnostic> found) {
    return form.with(RecordForm.named(kind, found), turn.page().phrases());
  }

  /// The form once more, with what it counts toward and the records that are alike.
  private static ResponseEntity<String> shown(
      Turn turn, RecordKind kind, Form form, HttpStatus status) {
    var said = turn.recording().said(turn.actor(), kind, RecordForm.words(kind, form.typed()));
    var record = said.record();
    var alike =
        record == null
            ? List.<RecordForm.Alike>of()
            : turn.recording().alike(record, null).stream()
                .map(kept -> alike(turn, kind, kept.record()))
                .toList();
    var made = turn.forms().of(kind, form, effects(turn, kind, said), alike, form.value("draft"));
    return ResponseEntity.status(status).body(render(turn.page(), made));
  }

  private static RecordForm.Alike alike(Turn turn, RecordKind kind, WorkRecord record) {
    return new RecordForm.Alike(
        record.id(),
        RecordLink.of(record.id()),
        Wording.day(record),
        turn.wording().brief(kind, record));
  }

  static ResponseEntity<String> redirect(String to) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", to).build();
  }

  /// What the form counts toward, for the page to put in place while one types.
  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}/preview", produces = HTML)
  public String preview(
      @PathVariable String kind, Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var known = turn.recording().writable(actor, kind);
    var said = turn.recording().said(actor, known, RecordForm.words(known, typed));
    return Templates.render(
        "work/effects", Map.of("page", page, "effects", effects(turn, known, said)));
  }

  /// Keeps what is typed as a draft, while one types.
  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}/draft", produces = HTML)
  public String draft(
      @PathVariable String kind, Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var known = turn.recording().writable(actor, kind);
    boolean kept = saveDraft(turn, known, typed);
    var said =
        kept
            ? page.say("draft.kept", turn.desk().time(turn.desk().now()))
            : page.say("draft.nothing");
    return Templates.render("work/kept", Map.of("page", page, "said", said));
  }

  private static boolean saveDraft(Turn turn, RecordKind kind, Map<String, String> typed) {
    var id = typed.getOrDefault("draft", "");
    var words = new LinkedHashMap<>(RecordForm.named(RecordForm.words(kind, typed)));
    words.values().removeIf(String::isBlank);
    if (!id.matches("[0-9a-f-]{36}") || words.isEmpty()) {
      return false;
    }
    var draft = new Drafts.Draft(id, kind.id(), words, turn.desk().now(), turn.actor().signature());
    turn.desk().drafts().save(turn.actor(), draft);
    return true;
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/drafts/{id}/delete", produces = HTML)
  public ResponseEntity<String> drop(@PathVariable String id, Actor actor) {
    desks.drafts().drop(actor, id);
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
    var turn = Turn.of(desks, actor, page);
    var known = turn.recording().writable(actor, kind);
    var one = known.field(field).orElseThrow(NotThere::new);
    var words = asked.getOrDefault(FieldView.PREFIX + field, "").strip();
    var names = new FieldViews(turn.desk()).suggested(actor, known, one, words);
    return Templates.render(
        "work/names", Map.of("page", page, "id", FieldView.PREFIX + field, "names", names));
  }
}
