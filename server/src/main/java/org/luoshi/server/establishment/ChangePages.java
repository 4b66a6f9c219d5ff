package org.luoshi.server.establishment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Changes of the organisation and of posts: a form, what it would bring about, and only then the
/// change.
@RestController
public final class ChangePages {

  /// Up to so many units are offered in a list; of more, the name is typed.
  private static final int LISTED = 200;

  private static final MediaType HTML = MediaType.parseMediaType(OrganisationPages.HTML);

  private final Establishment establishment;
  private final Days days;
  private final Once once;
  private final Clock clock;

  public ChangePages(Establishment establishment, Days days, Once once, Clock clock) {
    this.establishment = establishment;
    this.days = days;
    this.once = once;
    this.clock = clock;
  }

  @Allows(Right.CHANGE_ORGANISATION)
  @GetMapping(path = "/organisation/change", produces = OrganisationPages.HTML)
  public String form(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var values = new LinkedHashMap<>(asked);
    if (asked.getOrDefault("what", "").equals("merge") && asked.containsKey("unit")) {
      values.putIfAbsent("units", asked.get("unit"));
    }
    values.putIfAbsent("day", days.asked(asked).toString());
    defaults(values, actor);
    return form(frame, actor, Form.fresh(values));
  }

  /// What the form begins with, from what is known of the unit or the post.
  private void defaults(Map<String, String> values, Actor actor) {
    var versions = establishment.versions();
    var what = values.getOrDefault("what", "");
    if (values.containsKey("appointment")) {
      var said =
          versions.current(values.get("appointment")).orElseThrow(Refusals.NotThere::new).record();
      days.around(String.valueOf(said.unit()), days.today(), actor.scope());
      values.putIfAbsent("unit", String.valueOf(said.unit()));
      said.value("post").ifPresent(post -> values.putIfAbsent("post", post.toString()));
      said.value("rank").ifPresent(rank -> values.putIfAbsent("rank", rank.toString()));
      values.putIfAbsent("holder", String.valueOf(said.person()));
    }
    if (what.equals("take-back")) {
      var record = versions.current(values.getOrDefault("record", ""));
      var line = Chronicle.line(record.orElseThrow(Refusals.NotThere::new), one -> one);
      days.around(line.subject(), days.today(), actor.scope());
      values.put("day", line.day().toString());
    }
    var board = days.board();
    board
        .organisation()
        .unit(values.getOrDefault("unit", ""))
        .ifPresent(unit -> {
          var day = Days.day("day", values.getOrDefault("day", ""));
          values.putIfAbsent("kind", unit.kind());
          unit.superiorOn(day).ifPresent(above -> values.putIfAbsent("sub-units", above));
        });
  }

  private String form(Page frame, Actor actor, Form form) {
    var what = form.value("what");
    if (!ChangeForm.KINDS.contains(what)) {
      throw new Refusals.NotThere();
    }
    var page = frame.titled("change." + what);
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("form", form);
    values.put("units", units(actor));
    values.put(
        "kinds",
        days.board().programme().unitKinds().values().stream()
            .map(kind -> new Frame.Choice(kind.id(), kind.title().in(page.language())))
            .toList());
    values.put("unitName", name(form.value("unit")));
    return Templates.render("establishment/change", values);
  }

  private String name(String unit) {
    var day = days.today();
    return days.board().organisation().unit(unit).map(one -> one.nameOn(day)).orElse(unit);
  }

  private List<Frame.Choice> units(Actor actor) {
    var tree = days.on(days.today());
    var seen = tree.seen(actor.scope());
    return seen.size() > LISTED
        ? List.of()
        : seen.stream()
            .map(unit ->
                new Frame.Choice(
                    unit,
                    "\u3000".repeat(tree.tree().node(unit).orElseThrow().depth())
                        + tree.name(unit)))
            .toList();
  }

  @Allows(Right.CHANGE_ORGANISATION)
  @PostMapping(path = "/organisation/change", produces = OrganisationPages.HTML)
  public ResponseEntity<String> change(
      Page frame, Actor actor, @RequestParam Map<String, String> typed) {
    var form = Form.sent(typed);
    if (typed.getOrDefault("step", "").equals("edit")) {
      return ResponseEntity.ok().contentType(HTML).body(form(frame, actor, form));
    }
    var board = days.board();
    var read = ChangeForm.read(typed, board.programme(), board.organisation(), actor.scope());
    if (read.right().isEmpty()) {
      return wrong(frame, actor, form, read.found());
    }
    var change = read.right().get();
    if (typed.getOrDefault("step", "").equals("confirm")) {
      return confirmed(frame, actor, form, change);
    }
    return previewed(frame, actor, form, change, HttpStatus.OK);
  }

  private ResponseEntity<String> previewed(
      Page frame, Actor actor, Form form, Change change, HttpStatus status) {
    try {
      var preview = establishment.preview(change, actor.scope());
      return preview.isWrong()
          ? wrong(frame, actor, form, preview.errors())
          : shown(frame, form, change, preview, status);
    } catch (WrongInput wrong) {
      return wrong(frame, actor, form, wrong.found());
    }
  }

  private ResponseEntity<String> wrong(Page frame, Actor actor, Form form, List<Diagnostic> found) {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(HTML)
        .body(form(frame, actor, form.with(found, frame.phrases())));
  }

  private ResponseEntity<String> shown(
      Page frame, Form form, Change change, Preview preview, HttpStatus status) {
    var page = frame.titled("preview.title");
    var typed = new TreeMap<>(form.typed());
    List.of("step", "basis", "once", "_csrf").forEach(typed::remove);
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("form", form);
    values.put("typed", typed);
    values.put("what", form.value("what"));
    values.put("day", change.day());
    values.put("told", new PreviewTold(page, preview, days.board(), change.day()));
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(Templates.render("establishment/preview", values));
  }

  private ResponseEntity<String> confirmed(Page frame, Actor actor, Form form, Change change) {
    var asked = new TreeMap<>(form.typed());
    asked.remove("_csrf");
    try {
      var to =
          once.run(
              new Once.Asked(actor.signature(), form.once(), "change " + asked, clock.instant()),
              () -> {
                var basis = Long.parseLong(form.value("basis"));
                establishment.carryOut(change, basis, actor);
                return goal(change);
              });
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, to + (to.contains("?") ? "&" : "?") + "done=changed")
          .build();
    } catch (NumberFormatException noBasis) {
      throw new Refusals.NotThere();
    } catch (WrongInput wrong) {
      boolean stale = wrong.found().stream().anyMatch(one -> one.code().equals("org-stale"));
      return stale
          ? previewed(
              frame,
              actor,
              Form.fresh(form.typed()).with(wrong.found(), frame.phrases()),
              change,
              HttpStatus.CONFLICT)
          : wrong(frame, actor, form, wrong.found());
    }
  }

  /// Where to look at what was changed.
  private String goal(Change change) {
    return switch (change) {
      case Change.Found found -> unit(found.code());
      case Change.Rename rename -> unit(rename.unit());
      case Change.Move move -> unit(move.unit());
      case Change.Count count -> unit(count.unit());
      case Change.Merge merge -> unit(merge.into());
      case Change.Split split -> unit(split.unit());
      case Change.Close close -> unit(close.unit());
      case Change.Appoint appoint -> person(appoint.person());
      case Change.HandOver handOver -> person(handOver.person());
      case Change.Dismiss dismiss -> ofRecord(dismiss.appointment());
      case Change.Transfer transfer -> ofRecord(transfer.appointment());
      case Change.TakeBack back -> ofRecord(back.record());
    };
  }

  private String ofRecord(String id) {
    var record = establishment.versions().current(id).map(one -> one.record());
    if (record.isPresent() && record.get().kind().equals(Organisations.APPOINTMENT)) {
      return person(String.valueOf(record.get().person()));
    }
    var code = record.flatMap(one -> one.value("code")).map(Object::toString).orElse("");
    return days.board().organisation().unit(code).isPresent() ? unit(code) : "/organisation";
  }

  private static String unit(String id) {
    return "/organisation/" + Links.path(id);
  }

  private static String person(String id) {
    return "/people/" + Links.path(id);
  }
}
