package org.luoshi.server.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A block pasted from Excel: looked at, then its good rows entered; what is not good stays in the
/// form.
@RestController
public final class PastePages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desks desks;

  public PastePages(Desks desks) {
    this.desks = desks;
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/record/{kind}/paste", produces = HTML)
  public String paste(@PathVariable String kind, Page page, Actor actor) {
    var turn = Turn.of(desks, actor, page);
    var known = turn.recording().writable(actor, kind);
    return render(turn, known, Form.fresh(Map.of()), null, List.of());
  }

  private static String render(
      Turn turn,
      RecordKind kind,
      Form form,
      @org.jspecify.annotations.Nullable Pasting pasting,
      List<Frame.Choice> entered) {
    var page = turn.page();
    var titled = page.titled(page.say("paste.title", kind.title().in(page.language())));
    var columns =
        kind.fields().values().stream().map(field -> field.title().in(page.language())).toList();
    return Templates.render(
        "work/paste",
        Map.of(
            "page",
            titled,
            "kind",
            kind.id(),
            "form",
            form,
            "pasting",
            pasting == null ? new Pasting(columns, List.of(), List.of()) : pasting,
            "entered",
            entered));
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/record/{kind}/paste", produces = HTML)
  public ResponseEntity<String> pasted(
      @PathVariable String kind, Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var known = turn.recording().writable(actor, kind);
    var form = Form.sent(typed);
    var block = form.value("block");
    var looked = Pasting.look(turn, known, block);
    if (!form.has("do", "save") || looked.ready().isEmpty()) {
      return ResponseEntity.status(
              looked.view().found().isEmpty() ? 200 : RecordPages.UNPROCESSABLE.value())
          .body(render(turn, known, form, looked.view(), List.of()));
    }
    try {
      var ids = enter(turn, known, looked, form);
      var links = ids.stream().map(id -> new Frame.Choice(RecordLink.of(id), id)).toList();
      var rest = Form.fresh(Map.of("block", left(looked, form)));
      var after = Turn.of(desks, actor, page);
      var view =
          rest.value("block").isBlank()
              ? new Pasting(looked.view().columns(), List.of(), List.of())
              : Pasting.look(after, known, rest.value("block")).view();
      return ResponseEntity.ok(render(after, known, rest, view, links));
    } catch (WrongInput wrong) {
      var told = form.with(wrong.found(), page.phrases());
      return ResponseEntity.status(RecordPages.UNPROCESSABLE)
          .body(render(turn, known, told, looked.view(), List.of()));
    }
  }

  /// Enters all good rows in one transaction, those that are like others only where wanted.
  private static List<String> enter(Turn turn, RecordKind kind, Pasting.Looked looked, Form form) {
    boolean also = form.has("alike", "also");
    var asked =
        new Once.Asked(
            turn.actor().signature(),
            form.once(),
            "records-pasted " + kind.id() + " " + also + " " + form.value("block"),
            turn.desk().now());
    var answer =
        turn.desk()
            .once()
            .run(
                asked,
                () -> {
                  var ids = new ArrayList<String>();
                  for (var row : looked.ready()) {
                    if (also || !row.alike()) {
                      ids.add(turn.recording().enter(turn.actor(), kind, row.record()).id());
                    }
                  }
                  return String.join("\n", ids);
                });
    return answer.isEmpty() ? List.of() : Arrays.asList(answer.split("\n"));
  }

  /// What stays in the form: the rows that were not good.
  private static String left(Pasting.Looked looked, Form form) {
    return looked.view().bad() == 0 && (form.has("alike", "also") || looked.view().alike() == 0)
        ? ""
        : looked.rest();
  }
}
