package org.luoshi.server.reports;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages with all reports: drafts and frozen ones, and a form to begin a draft.
@RestController
public final class ReportPages {

  static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desk desk;

  public ReportPages(Desk desk) {
    this.desk = desk;
  }

  /// A draft as the list shows it.
  public record DraftLine(String id, String asOf, String language, String unit, String by) {}

  /// A frozen report as the list shows it; `changed` is how many of its figures are not as they
  /// were.
  public record FrozenLine(
      String id, String title, String asOf, String language, String at, int changed) {}

  @Allows(Right.SEE)
  @GetMapping(path = "/reports", produces = HTML)
  String list(Page frame, Actor actor) {
    var page = frame.titled("page.reports");
    var drafts = desk.drafts(actor).stream().map(one -> line(one, page)).toList();
    var frozen = desk.frozen(actor).stream().map(one -> line(one, page)).toList();
    return Templates.render(
        "reports/list",
        Map.of(
            "page",
            page,
            "drafts",
            drafts,
            "frozen",
            frozen,
            "mayDraft",
            actor.may(Right.EDIT_REPORT)));
  }

  private DraftLine line(Draft draft, Page page) {
    return new DraftLine(
        draft.id(),
        page.day(draft.asOf()),
        page.say("report.language." + draft.language().code()),
        desk.numbers(draft).unitName(),
        Moments.shown(draft.at(), desk.board().programme().zone()));
  }

  private FrozenLine line(Frozen one, Page page) {
    return new FrozenLine(
        one.id(),
        one.title(),
        page.day(one.asOf()),
        page.say("report.language." + one.language().code()),
        Moments.shown(one.at(), desk.board().programme().zone()),
        desk.changes(one).size());
  }

  @Allows(Right.EDIT_REPORT)
  @GetMapping(path = "/reports/new", produces = HTML)
  String form(Page frame) {
    var form =
        Form.fresh(
            Map.of(
                "as-of",
                desk.usualDay().toString(),
                "language",
                frame.phrases().language().code()));
    return form(frame, form);
  }

  private String form(Page frame, Form form) {
    var languages =
        List.of(Language.values()).stream()
            .map(one -> new Frame.Choice(one.code(), frame.say("report.language." + one.code())))
            .toList();
    var programme = desk.board().programme();
    return Templates.render(
        "reports/new",
        Map.of(
            "page",
            frame.titled("report.new"),
            "form",
            form,
            "languages",
            languages,
            "programme",
            programme.title().in(frame.language())));
  }

  @Allows(Right.EDIT_REPORT)
  @PostMapping(path = "/reports", produces = HTML)
  ResponseEntity<String> begin(Page frame, Actor actor, @RequestParam Map<String, String> typed) {
    var form = Form.sent(typed);
    try {
      var wanted =
          new Desk.Wanted(day(form.value("as-of")), language(form.value("language")), form.once());
      var draft = desk.begin(actor, wanted);
      return ResponseEntity.status(303)
          .location(URI.create("/reports/" + draft.id() + "?done=report-drafted"))
          .build();
    } catch (WrongInput wrong) {
      return ResponseEntity.unprocessableContent()
          .body(form(frame, form.with(wrong.found(), frame.phrases())));
    }
  }

  static LocalDate day(String written) {
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeParseException notADay) {
      throw new WrongInput(Diagnostic.error("page-date", new Place.Subject("as-of"), written));
    }
  }

  static Language language(String code) {
    for (var one : Language.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    throw new WrongInput(Diagnostic.error("report-language", new Place.Subject("language"), code));
  }
}
