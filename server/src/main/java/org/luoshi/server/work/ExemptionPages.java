package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Nil reports and waivers (零报告、免办): from the obligation to a form, from a request to its answer.
@RestController
public final class ExemptionPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desks desks;

  public ExemptionPages(Desks desks) {
    this.desks = desks;
  }

  /// The obligation that a form is about.
  public record About(
      String duty,
      String clause,
      String bearer,
      String occasion,
      Status status,
      String due,
      String progress,
      String explanation) {}

  /// A request in the list.
  public record RequestLine(
      String id,
      String action,
      String duty,
      String unit,
      String occasion,
      String explanation,
      String reason,
      String asked,
      String by,
      String state,
      String answer,
      String answeredBy,
      boolean decidable) {}

  @Allows(Right.DECLARE_NIL)
  @GetMapping(path = "/nil/new", produces = HTML)
  public String nil(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page.titled("nil.title"));
    var asOf = MinePages.asOf(turn.desk(), asked);
    var one = new Exempting(turn.desk()).obligation(actor, asked, asOf);
    if (!new Exempting(turn.desk()).mayDeclareNil(actor, one)) {
      throw new NotThere();
    }
    return form(turn, "/nil/new", one, Form.fresh(withDay(asked, asOf)), "nil");
  }

  private static Map<String, String> withDay(Map<String, String> asked, LocalDate asOf) {
    var typed = new LinkedHashMap<>(asked);
    typed.put("day", asOf.toString());
    return typed;
  }

  private static String form(Turn turn, String action, Judgement one, Form form, String what) {
    return Templates.render(
        "work/exempt",
        Map.of(
            "page",
            turn.page(),
            "about",
            about(turn, one),
            "form",
            form,
            "action",
            action,
            "what",
            what));
  }

  private static About about(Turn turn, Judgement one) {
    var obligation = one.obligation();
    var due = obligation.due().day();
    return new About(
        obligation.duty().title().in(turn.page().language()),
        obligation.duty().clause(),
        turn.desk().name(obligation.bearer().id(), one.asOf()),
        obligation.occasion().label(),
        one.status(),
        due.equals(LocalDate.MAX) ? "—" : due.toString(),
        one.done() + " / " + one.quota(),
        explanation(
            turn.page(), obligation.unit(), obligation.duty().id(), obligation.occasion().label()));
  }

  private static String explanation(Page page, String unit, String duty, String term) {
    return page.link("/explanation", "unit", unit, "duty", duty, "term", term);
  }

  @Allows(Right.DECLARE_NIL)
  @PostMapping(path = "/nil/new", produces = HTML)
  public ResponseEntity<String> declare(
      Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page.titled("nil.title"));
    var exempting = new Exempting(turn.desk());
    var one = exempting.obligation(actor, typed, MinePages.asOf(turn.desk(), typed));
    return done(
        turn,
        one,
        typed,
        "nil",
        () -> exempting.declareNil(actor, one, typed).id(),
        "/mine?done=nil-declared");
  }

  /// Does it once and goes on, or shows the form again with what is wrong.
  private static ResponseEntity<String> done(
      Turn turn,
      Judgement one,
      Map<String, String> typed,
      String what,
      Supplier<String> work,
      String next) {
    var form = Form.sent(typed);
    var asked =
        new Once.Asked(
            turn.actor().signature(),
            form.once(),
            what + " " + one.obligation().id() + " " + form.value("reason"),
            turn.desk().now());
    try {
      turn.desk().once().run(asked, work);
      return RecordPages.redirect(next);
    } catch (WrongInput wrong) {
      var action = what.equals("nil") ? "/nil/new" : "/waivers/new";
      return ResponseEntity.status(RecordPages.UNPROCESSABLE)
          .body(form(turn, action, one, form.with(wrong.found(), turn.page().phrases()), what));
    }
  }

  @Allows({Right.ASK_WAIVER, Right.GRANT_WAIVER})
  @GetMapping(path = "/waivers/new", produces = HTML)
  public String waiver(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page);
    var asOf = MinePages.asOf(turn.desk(), asked);
    var one = new Exempting(turn.desk()).obligation(actor, asked, asOf);
    var what = what(turn, one);
    return form(
        turn.titled("waiver." + what + ".title"),
        "/waivers/new",
        one,
        Form.fresh(withDay(asked, asOf)),
        what);
  }

  private static String what(Turn turn, Judgement one) {
    var exempting = new Exempting(turn.desk());
    if (exempting.mayGrant(turn.actor(), one)) {
      return "grant";
    }
    if (exempting.mayAsk(turn.actor(), one)) {
      return "ask";
    }
    throw new NotThere();
  }

  @Allows({Right.ASK_WAIVER, Right.GRANT_WAIVER})
  @PostMapping(path = "/waivers/new", produces = HTML)
  public ResponseEntity<String> askOrGrant(
      Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page);
    var exempting = new Exempting(turn.desk());
    var one = exempting.obligation(actor, typed, MinePages.asOf(turn.desk(), typed));
    var what = what(turn, one);
    var titled = turn.titled("waiver." + what + ".title");
    return what.equals("grant")
        ? done(
            titled,
            one,
            typed,
            what,
            () -> exempting.grant(actor, one, typed).id(),
            "/waivers?done=waiver-granted")
        : done(
            titled,
            one,
            typed,
            what,
            () -> exempting.ask(actor, one, typed).id(),
            "/waivers?done=waiver-asked");
  }

  @Allows({Right.ASK_WAIVER, Right.GRANT_WAIVER})
  @GetMapping(path = "/waivers", produces = HTML)
  public String waivers(Page page, Actor actor) {
    return list(Turn.of(desks, actor, page.titled("page.waivers")), "", Form.fresh(Map.of()));
  }

  private static String list(Turn turn, String wrong, Form form) {
    var lines =
        new Exempting(turn.desk()).seen(turn.actor()).stream().map(one -> line(turn, one)).toList();
    return Templates.render(
        "work/waivers", Map.of("page", turn.page(), "lines", lines, "wrong", wrong, "form", form));
  }

  private static RequestLine line(Turn turn, WaiverRequests.Request one) {
    var desk = turn.desk();
    var duty = desk.board().programme().duties().get(one.duty());
    boolean decidable =
        one.isOpen()
            && turn.actor().may(Right.GRANT_WAIVER)
            && !one.unit().equals(turn.actor().held().unit());
    var number = one.id().substring(one.id().indexOf('/') + 1);
    return new RequestLine(
        number,
        "/waivers/" + number,
        duty == null ? one.duty() : duty.title().in(turn.page().language()),
        desk.name(one.unit(), desk.today()),
        one.occasion(),
        explanation(turn.page(), one.unit(), one.duty(), one.occasion()),
        one.reason(),
        desk.time(one.askedAt()),
        desk.who(one.askedBy()),
        one.state(),
        one.answer() == null ? "" : one.answer(),
        one.answeredBy() == null ? "" : desk.who(one.answeredBy()),
        decidable);
  }

  @Allows(Right.GRANT_WAIVER)
  @PostMapping(path = "/waivers/{number}/{answer:grant|decline}", produces = HTML)
  public ResponseEntity<String> answer(
      @PathVariable String number,
      @PathVariable String answer,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed) {
    var turn = Turn.of(desks, actor, page.titled("page.waivers"));
    var form = Form.sent(typed);
    var id = "waiver-request/" + number;
    boolean granted = answer.equals("grant");
    var asOf = MinePages.asOf(turn.desk(), typed);
    var asked =
        new Once.Asked(
            actor.signature(),
            form.once(),
            answer + " " + id + " " + form.value("reason"),
            turn.desk().now());
    try {
      turn.desk()
          .once()
          .run(
              asked,
              () -> {
                new Exempting(turn.desk()).answer(actor, id, granted, typed, asOf);
                return id;
              });
      return RecordPages.redirect(
          "/waivers?done=" + (granted ? "waiver-granted" : "waiver-declined"));
    } catch (WrongInput wrong) {
      return ResponseEntity.status(RecordPages.UNPROCESSABLE)
          .body(list(turn, number, form.with(wrong.found(), page.phrases())));
    }
  }
}
