package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of one's own account: posts, password, sessions, and forms kept from before.
@RestController
public final class AccountPages {

  private final Rooms rooms;
  private final Actors actors;

  public AccountPages(Rooms rooms, Actors actors) {
    this.rooms = rooms;
    this.actors = actors;
  }

  private Session session(HttpServletRequest request) {
    return rooms.sessions().living(request).orElseThrow(Refusals.NotThere::new);
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/account")
  ResponseEntity<String> account(Page frame, Actor actor, HttpServletRequest request) {
    var session = session(request);
    return Reply.page(
        "account",
        Map.of(
            "page",
            frame.titled("page.account"),
            "account",
            session.account(),
            "session",
            session,
            "actor",
            actor,
            "sessions",
            rooms.sessions().of(session.account()),
            "times",
            new Times(actors.zone())));
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/post")
  ResponseEntity<String> post(
      Actor actor, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var wanted = typed.getOrDefault("post", "");
    var post =
        actor.posts().stream()
            .filter(one -> one.id().equals(wanted))
            .findFirst()
            .orElseThrow(Refusals.NotThere::new);
    var session = session(request);
    rooms.sessions().actUnder(session.id(), post.id());
    rooms
        .log()
        .write(
            "post-switched",
            actor.account(),
            By.of(actor, rooms.clock().instant(), request),
            post.id());
    return Reply.to("/");
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/account/password")
  ResponseEntity<String> password(Page frame, HttpServletRequest request) {
    return Reply.page("password", password(frame, session(request), Form.fresh(Map.of())));
  }

  private Map<String, Object> password(Page frame, Session session, Form form) {
    var account = session.account();
    var rules = rooms.parameters().access();
    boolean expired = rules.hasExpired(account.passwordAt(), rooms.clock().instant());
    return Map.of(
        "page",
        frame.titled("page.password"),
        "form",
        form,
        "account",
        account,
        "expired",
        expired);
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/password")
  ResponseEntity<String> change(
      Page frame,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    var session = session(request);
    var account = session.account();
    var by = By.itself(account.id(), rooms.clock().instant(), request);
    try {
      if (account.hasPassword()
          && !rooms.signIn().confirms(account.id(), typed.getOrDefault("former", ""))) {
        throw new WrongInput(Diagnostic.error("password-former", new Place.Subject("former")));
      }
      NewPassword.requireTwice(typed);
      rooms.signIn().changePassword(account, typed.getOrDefault("password", ""), by);
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("password", password(frame, session, form));
    }
    rooms.sessions().endOthers(account.id(), session.id(), by.at());
    return Reply.to("/account?done=password-changed");
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/sessions/{id}/end")
  ResponseEntity<String> end(@PathVariable String id, HttpServletRequest request) {
    var session = session(request);
    var now = rooms.clock().instant();
    rooms.sessions().end(session.account().id(), id, now);
    rooms
        .log()
        .write(
            "session-ended",
            session.account().id(),
            By.itself(session.account().id(), now, request),
            id);
    return Reply.to("/account?done=session-ended");
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/kept/{word}")
  ResponseEntity<String> kept(Page frame, Actor actor, @PathVariable String word) {
    var kept = rooms.kept().find(actor.account(), word);
    if (kept.isEmpty()) {
      return Reply.to("/");
    }
    var page = frame.titled("page.kept");
    return Reply.page("kept", Map.of("page", page, "kept", kept.get(), "shown", shown(kept.get())));
  }

  /// What forms carry besides what people wrote: which of their buttons, which state they are of.
  private static final Set<String> MARKS =
      Set.of("once", "version", "do", "draft", "step", "what", "basis", "revision");

  /// What people wrote themselves, without the marks that forms carry.
  private static List<String> shown(KeptForms.Kept kept) {
    return kept.fields().entrySet().stream()
        .filter(field -> !MARKS.contains(field.getKey()))
        .flatMap(field -> field.getValue().stream())
        .filter(value -> !value.isBlank())
        .toList();
  }
}
