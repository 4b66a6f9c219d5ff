package org.luoshi.server.registers;

import java.util.List;
import java.util.Map;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
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

/// One object of a register: who is responsible, what covers it, every record that names it; and
/// the form that names who is responsible.
@RestController
public final class ObjectPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Registers house;

  public ObjectPages(Registers house) {
    this.house = house;
  }

  /// An object in full. `entry` is the page of its own record, empty where it has none or it is out
  /// of reach; `assign` where the actor may name who is responsible, of which fields.
  public record View(
      Shown.Line line,
      String register,
      String list,
      List<Shown.Past> past,
      String entry,
      boolean assign,
      boolean byUnit,
      boolean byPerson,
      int version) {}

  @Allows(Right.SEE)
  @GetMapping(path = "/registers/{kind}/objects/{key}", produces = HTML)
  public String one(
      @PathVariable String kind,
      @PathVariable String key,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    return shown(house.open(), RecordLink.id(kind, key), frame, actor, Form.fresh(asked), asked);
  }

  private static String shown(
      Desk desk, String id, Page frame, Actor actor, Form form, Map<String, String> asked) {
    var register = desk.register(id.substring(0, id.indexOf('/')));
    var sight = desk.sight(actor, asked);
    var held = desk.find(register, actor, id, java.util.Optional.of(sight.asOf()));
    var title = register.kind().title().in(frame.language());
    var page = frame.titled(frame.say("register.object", title, held.key()));
    var lines = Lines.of(desk, register, sight, actor, page);
    var assigning = new Assigning(desk, register);
    var entry = assigning.entry(id);
    var roles = register.kind().roles();
    var view =
        new View(
            lines.line(held),
            title,
            page.link("/registers/" + register.kind().id()),
            Roll.history(desk.board(), register, id).stream().map(lines::past).toList(),
            entry
                .map(Kept::record)
                .filter(lines.seen()::holds)
                .map(WorkRecord::id)
                .map(RecordLink::of)
                .orElse(""),
            assigning.may(actor, held),
            roles.unit() != null,
            roles.person() != null,
            entry.map(Kept::version).orElse(0));
    return Templates.render(
        "registers/object", Map.of("page", page, "one", view, "form", form, "asOf", sight.asOf()));
  }

  /// Names who is responsible; what is wrong is told in the form, and that somebody was faster with
  /// what stands there now.
  @Allows(Right.ASSIGN_OBJECT)
  @PostMapping(path = "/registers/{kind}/objects/{key}", produces = HTML)
  public ResponseEntity<String> assign(
      @PathVariable String kind,
      @PathVariable String key,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var desk = house.open();
    var id = RecordLink.id(kind, key);
    var register = desk.register(kind);
    var assigning = new Assigning(desk, register);
    if (!assigning.may(actor, desk.find(register, actor, id))) {
      throw new NotThere();
    }
    var form = Form.sent(typed);
    try {
      var said =
          new Assigning.Said(
              form.value("unit"), form.value("person"), form.value("reason"), version(form));
      once(desk, actor, form.once(), id, said, assigning);
      var lines = Lines.of(desk, register, desk.sight(actor, Map.of()), actor, frame);
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header("Location", lines.href(id).replaceFirst("\\?.*", "") + "?done=object-assigned")
          .build();
    } catch (WrongInput wrong) {
      boolean stale = wrong.found().stream().anyMatch(one -> one.code().equals("entry-stale"));
      var told = form.with(wrong.found(), frame.phrases());
      return ResponseEntity.status(stale ? HttpStatus.CONFLICT : HttpStatus.valueOf(422))
          .body(shown(stale ? house.open() : desk, id, frame, actor, told, Map.of()));
    }
  }

  static String once(
      Desk desk, Actor actor, String token, String id, Assigning.Said said, Assigning assigning) {
    var what = "object-assigned " + id + " " + said;
    return desk.once()
        .run(
            new Once.Asked(actor.signature(), token, what, desk.now()),
            () -> assigning.assign(actor, id, said));
  }

  private static int version(Form form) {
    try {
      return Integer.parseInt(form.value("version"));
    } catch (NumberFormatException none) {
      throw new WrongInput(
          Diagnostic.error("page-unknown", new Place.Subject("version"), form.value("version")));
    }
  }
}
