package org.luoshi.server.reports;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.report.Piece;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of one draft: how it will read, its parts to edit, and its freezing.
@RestController
public final class DraftPages {

  private static final String HTML = ReportPages.HTML;
  private static final String DRAFT = "/reports/{id:D[0-9]+}";

  private final Desk desk;

  public DraftPages(Desk desk) {
    this.desk = desk;
  }

  /// A stretch of a line: words, and for a figure where it leads; `count` is the length of the list
  /// it opens, or -1.
  public record Bit(String words, String href, int count, String title) {
    public boolean isNumber() {
      return FrozenPages.isNumber(words);
    }
  }

  /// A line as the page shows it; the level is that of a heading, 0 for the title, -1 for a
  /// paragraph.
  public record Shown(int level, String number, List<Bit> bits) {}

  /// A part as the page shows it, with what was noticed in it.
  public record Section(
      int part, boolean edited, boolean proposed, List<Shown> lines, List<String> noticed) {}

  /// A figure that may be named in a part, with its mark and its value now.
  public record Usable(String mark, String title, String value) {}

  @Allows(Right.SEE)
  @GetMapping(path = DRAFT, produces = HTML)
  String draft(@PathVariable String id, Page frame, Actor actor) {
    return draft(desk.draft(actor, id), frame, actor, Form.fresh(Map.of()));
  }

  private String draft(Draft draft, Page page, Actor actor, Form form) {
    var text = desk.text(draft);
    var numbers = desk.numbers(draft);
    var shown = new HashMap<String, Object>();
    shown.put("page", page.titled(page.say("report.draft-of", draft.id())));
    shown.put("draft", draft);
    shown.put("unit", numbers.unitName());
    shown.put("sections", text.sections().stream().map(one -> section(one, draft, page)).toList());
    shown.put("front", desk.part(draft, 0).text());
    shown.put("checks", text.checks().stream().map(one -> noticed(one, page)).toList());
    shown.put("frozen", desk.frozenOf(draft));
    shown.put("form", form);
    shown.put("seen", desk.seen(text));
    shown.put("mayEdit", actor.may(Right.EDIT_REPORT));
    shown.put("mayFreeze", actor.may(Right.FREEZE_REPORT));
    return Templates.render("reports/draft", shown);
  }

  private Section section(DraftText.Section one, Draft draft, Page page) {
    return new Section(
        one.part(),
        one.isEdited(),
        one.proposed(),
        one.lines().stream().map(line -> line(line, draft)).toList(),
        one.found().stream().map(found -> noticed(found, page)).toList());
  }

  private Shown line(DraftText.Line line, Draft draft) {
    return new Shown(
        line.level(), line.number(), line.pieces().stream().map(one -> bit(one, draft)).toList());
  }

  private Bit bit(Piece piece, Draft draft) {
    if (!(piece instanceof Piece.Figure(var id, var words))) {
      return new Bit(piece.shown(), "", -1, "");
    }
    var numbers = desk.numbers(draft);
    return numbers
        .figure(id)
        .map(figure ->
            new Bit(
                words,
                Links.figure(figure.id(), draft.asOf(), draft.unit()),
                Manifest.counts(figure, numbers) ? figure(words) : -1,
                numbers.title(id)))
        .orElseGet(() -> new Bit(words, "", -1, ""));
  }

  private static int figure(String words) {
    return words.matches("[0-9]{1,9}") ? Integer.parseInt(words) : -1;
  }

  private static String noticed(Diagnostic one, Page page) {
    var values = one.values().toArray();
    return page.say(
        "form.said", said(page, one.code(), values), said(page, one.code() + ".maybe", values));
  }

  private static String said(Page page, String key, Object... values) {
    var said = page.say(key, values).strip();
    return said.endsWith("。") || said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
  }

  @Allows(Right.EDIT_REPORT)
  @GetMapping(path = DRAFT + "/parts/{part}", produces = HTML)
  String part(@PathVariable String id, @PathVariable int part, Page page, Actor actor) {
    var draft = desk.draft(actor, id);
    var now = desk.part(draft, part);
    var form =
        Form.fresh(
            Map.of(
                "text",
                desk.text(draft).forEditing(now),
                "version",
                String.valueOf(now.version())));
    return part(draft, now, page, form, false);
  }

  private String part(Draft draft, Draft.Part now, Page page, Form form, boolean stale) {
    var numbers = desk.numbers(draft);
    var usable = new ArrayList<Usable>();
    for (var id : numbers.ids()) {
      numbers
          .figure(id)
          .ifPresent(figure ->
              usable.add(
                  new Usable(
                      "{{" + id + "}}", numbers.title(id), numbers.value(figure.content()))));
    }
    var shown = new HashMap<String, Object>();
    shown.put("page", page.titled(page.say("report.part-of", now.number(), draft.id())));
    shown.put("draft", draft);
    shown.put("now", now);
    shown.put("origin", desk.origin(draft, now.number()).text());
    shown.put("history", desk.history(draft, now.number()));
    shown.put("usable", usable);
    shown.put("form", form);
    shown.put("stale", stale);
    shown.put("zone", desk.board().programme().zone());
    return Templates.render("reports/part", shown);
  }

  @Allows(Right.EDIT_REPORT)
  @PostMapping(path = DRAFT + "/parts/{part}", produces = HTML)
  ResponseEntity<String> edit(
      @PathVariable String id,
      @PathVariable int part,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var draft = desk.draft(actor, id);
    desk.part(draft, part);
    var form = Form.sent(typed);
    try {
      desk.edit(actor, draft, new Desk.Edit(part, version(form), form.value("text"), form.once()));
      return ResponseEntity.status(303)
          .location(URI.create("/reports/" + id + "?done=report-edited#p" + part))
          .build();
    } catch (WrongInput wrong) {
      boolean stale = wrong.found().getFirst().code().equals("report-part-stale");
      var now = desk.part(draft, part);
      var kept = new HashMap<>(form.typed());
      kept.put("version", String.valueOf(now.version()));
      var again =
          new Form(kept, Map.of(), stale ? Form.fresh(Map.of()).once() : form.once())
              .with(wrong.found(), page.phrases());
      return ResponseEntity.status(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT)
          .body(part(draft, now, page, again, stale));
    }
  }

  /// When a part was written, as pages write it.
  public static String when(Draft.Part part, ZoneId zone) {
    return Moments.shown(part.at(), zone);
  }

  private static int version(Form form) {
    var written = form.value("version");
    return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : 0;
  }

  @Allows(Right.FREEZE_REPORT)
  @PostMapping(path = DRAFT + "/freeze", produces = HTML)
  ResponseEntity<String> freeze(
      @PathVariable String id, Actor actor, @RequestParam Map<String, String> typed) {
    var draft = desk.draft(actor, id);
    var form = Form.sent(typed);
    desk.startFreezing(actor, draft, form.value("seen"), form.once());
    var to = Page.address("/reports/" + id + "/freezing", Map.of("once", form.once()));
    return ResponseEntity.status(303).location(URI.create(to)).build();
  }

  @Allows(Right.FREEZE_REPORT)
  @GetMapping(path = DRAFT + "/freezing", produces = HTML)
  ResponseEntity<String> freezing(
      @PathVariable String id, @RequestParam String once, Page page, Actor actor) {
    var draft = desk.draft(actor, id);
    return switch (desk.state(actor, once).orElseThrow(Refusals.NotThere::new)) {
      case Press.Done(var report) ->
          ResponseEntity.status(303)
              .location(URI.create("/reports/" + report + "?done=report-frozen"))
              .build();
      case Press.Failed(var found) -> {
        var form = Form.fresh(Map.of());
        yield ResponseEntity.status(
                found.isEmpty() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.CONFLICT)
            .body(
                draft(
                    draft,
                    page,
                    actor,
                    found.isEmpty()
                        ? new Form(
                            Map.of(), Map.of("", List.of(page.say("page.failed"))), form.once())
                        : form.with(found, page.phrases())));
      }
      case Press.Running(var step) ->
          ResponseEntity.ok()
              .header("Refresh", "1")
              .body(
                  Templates.render(
                      "reports/freezing",
                      Map.of(
                          "page",
                          page.titled("report.freezing"),
                          "draft",
                          draft,
                          "step",
                          step,
                          "once",
                          once)));
    };
  }
}
