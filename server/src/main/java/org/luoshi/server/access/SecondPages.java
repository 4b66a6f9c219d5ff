package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the second factor: shown at sign-in, set up and taken off in one's own account.
@RestController
public final class SecondPages {

  private final Rooms rooms;
  private final Actors actors;
  private final Admission admission;

  public SecondPages(Rooms rooms, Actors actors, Admission admission) {
    this.rooms = rooms;
    this.actors = actors;
    this.admission = admission;
  }

  @Open("the second step of the way in")
  @GetMapping("/sign-in/second")
  ResponseEntity<String> second(
      Page frame, @RequestParam Map<String, String> asked, HttpServletRequest request) {
    var next = Reply.inside(asked.getOrDefault("next", "/"));
    return switch (actors.of(request, frame.phrases())) {
      case Arrival.Halfway(var session) ->
          Reply.page("second-step", step(frame, session, Form.fresh(Map.of("next", next))));
      case Arrival.Here _ -> Reply.to(next);
      default -> Reply.to(Page.address("/sign-in", Map.of("next", next)));
    };
  }

  private static Map<String, Object> step(Page frame, Session session, Form form) {
    return Map.of(
        "page", frame.titled("page.second-step"), "form", form, "account", session.account());
  }

  @Open("the second step of the way in")
  @PostMapping("/sign-in/second")
  ResponseEntity<String> show(
      Page frame,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    var next = typed.getOrDefault("next", "/");
    if (!(actors.of(request, frame.phrases()) instanceof Arrival.Halfway(var session))) {
      return Reply.to(Page.address("/sign-in", Map.of("next", Reply.inside(next))));
    }
    var account = session.account();
    if (!isRight(account, typed, request)) {
      var form = Form.sent(typed).with(refused(), frame.phrases());
      return Reply.wrong("second-step", step(frame, session, form));
    }
    var shown = new Admission.Shown(account.id(), session.how(), true);
    return Reply.to(admission.enter(shown, next, frame.phrases(), request, response));
  }

  private static List<Diagnostic> refused() {
    return List.of(Diagnostic.error("second-refused", new Place.Subject("code")));
  }

  /// Whether the code is right; wrong ones count as failures of the account.
  private boolean isRight(Account account, Map<String, String> typed, HttpServletRequest request) {
    var by = By.itself(account.id(), rooms.clock().instant(), request);
    boolean right =
        rooms.signIn().mayTry(account.id())
            && rooms.factors().accepts(account, typed.getOrDefault("code", ""), by);
    if (right) {
      rooms.signIn().forgive(account.id());
    } else {
      rooms.log().write("second-refused", account.id(), by, "");
    }
    return right;
  }

  private Session session(HttpServletRequest request) {
    return rooms.sessions().living(request).orElseThrow(Refusals.NotThere::new);
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/account/second")
  ResponseEntity<String> own(Page frame, HttpServletRequest request) {
    return Reply.page("second", own(frame, session(request), Form.fresh(Map.of())));
  }

  private Map<String, Object> own(Page frame, Session session, Form form) {
    var account = session.account();
    var secret = account.hasTotp() ? "" : rooms.factors().offered(account);
    return Map.of(
        "page", frame.titled("page.second"),
        "account", account,
        "form", form,
        "secret", secret.replaceAll("(.{4})(?=.)", "$1 "),
        "left", rooms.factors().codesLeft(account));
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping(path = "/account/second/code.png", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> picture(Page frame, HttpServletRequest request) {
    var account = session(request).account();
    if (account.hasTotp()) {
      throw new Refusals.NotThere();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .body(rooms.factors().picture(account, frame.say("page.product")));
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/second")
  ResponseEntity<String> confirm(
      Page frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var session = session(request);
    var account = session.account();
    var by = By.itself(account.id(), rooms.clock().instant(), request);
    var codes =
        account.hasTotp()
            ? java.util.Optional.<List<String>>empty()
            : rooms.factors().confirm(account, typed.getOrDefault("code", "").replace(" ", ""), by);
    if (codes.isEmpty()) {
      var form = Form.sent(typed).with(refused(), frame.phrases());
      return Reply.wrong("second", own(frame, session, form));
    }
    rooms.sessions().madeStrong(session.id());
    rooms.sessions().endOthers(account.id(), session.id(), by.at());
    return codes(frame, codes.get());
  }

  private static ResponseEntity<String> codes(Page frame, List<String> codes) {
    return Reply.page(
        "recovery-codes", Map.of("page", frame.titled("page.recovery-codes"), "codes", codes));
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/second/codes")
  ResponseEntity<String> newCodes(
      Page frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var session = session(request);
    if (!session.account().hasTotp() || !isRight(session.account(), typed, request)) {
      var form = Form.sent(typed).with(refused(), frame.phrases());
      return Reply.wrong("second", own(frame, session, form));
    }
    var by = By.itself(session.account().id(), rooms.clock().instant(), request);
    return codes(frame, rooms.factors().newCodes(session.account(), by));
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/second/remove")
  ResponseEntity<String> remove(
      Page frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var session = session(request);
    if (!session.account().hasTotp() || !isRight(session.account(), typed, request)) {
      var form = Form.sent(typed).with(refused(), frame.phrases());
      return Reply.wrong("second", own(frame, session, form));
    }
    var by = By.itself(session.account().id(), rooms.clock().instant(), request);
    rooms.factors().remove(session.account(), by);
    return Reply.to("/account?done=factor-off");
  }
}
