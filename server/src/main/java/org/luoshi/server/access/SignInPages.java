package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
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

/// The pages before one is signed in: name and password, the one-time link, and the way out.
@RestController
public final class SignInPages {

  /// Where a single sign-on leads back to, kept in the session of its ceremony.
  public static final String NEXT = "luoshi.next";

  private final Rooms rooms;
  private final Actors actors;
  private final Admission admission;
  private final String singleSignOn;

  /// `singleSignOn` is what the site calls its single sign-on; empty where it has none.
  public SignInPages(Rooms rooms, Actors actors, Admission admission, String singleSignOn) {
    this.rooms = rooms;
    this.actors = actors;
    this.admission = admission;
    this.singleSignOn = singleSignOn;
  }

  @Open("the way in")
  @GetMapping("/sign-in")
  ResponseEntity<String> signIn(
      Page frame, @RequestParam Map<String, String> asked, HttpServletRequest request) {
    var next = Reply.inside(asked.getOrDefault("next", "/"));
    return switch (actors.of(request, frame.phrases())) {
      case Arrival.Here _ -> Reply.to(next);
      case Arrival.Halfway _ -> Reply.to(Page.address("/sign-in/second", Map.of("next", next)));
      default -> {
        var form = Form.fresh(Map.of("next", next));
        var refused = asked.containsKey("refused");
        yield Reply.page(
            "sign-in", values(frame, refused ? form.with(refused(), frame.phrases()) : form));
      }
    };
  }

  private Map<String, Object> values(Page frame, Form form) {
    return Map.of("page", frame.titled("page.sign-in"), "form", form, "sso", singleSignOn);
  }

  private static List<Diagnostic> refused() {
    return List.of(Diagnostic.error("sign-in-refused", new Place.Subject("")));
  }

  @Open("the way in")
  @PostMapping("/sign-in")
  ResponseEntity<String> enter(
      Page frame,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    var found =
        rooms
            .signIn()
            .byPassword(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("password", ""),
                request.getRemoteAddr());
    if (found.isEmpty()) {
      var form = Form.sent(typed).with(refused(), frame.phrases());
      return Reply.wrong("sign-in", values(frame, form));
    }
    var shown = new Admission.Shown(found.get(), "password", false);
    var next = typed.getOrDefault("next", "/");
    return Reply.to(admission.enter(shown, next, frame.phrases(), request, response));
  }

  @Open("the way in by the site’s single sign-on")
  @GetMapping("/sign-in/single")
  ResponseEntity<String> single(
      @RequestParam Map<String, String> asked, HttpServletRequest request) {
    if (singleSignOn.isEmpty()) {
      throw new Refusals.NotThere();
    }
    request.getSession().setAttribute(NEXT, Reply.inside(asked.getOrDefault("next", "/")));
    return Reply.to("/oauth2/authorization/single");
  }

  @Open("the way out")
  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    rooms
        .sessions()
        .living(request)
        .ifPresent(session -> {
          var account = session.account().id();
          var by = By.itself(account, rooms.clock().instant(), request);
          rooms.log().write("signed-out", account, by, "");
        });
    rooms.sessions().end(request, response);
    return Reply.to("/sign-in?done=signed-out");
  }

  @Open("the first way in, by a link that works once")
  @GetMapping("/welcome/{word}")
  ResponseEntity<String> welcome(Page frame, @PathVariable String word) {
    return Reply.page("welcome", welcome(frame, invited(word), Form.fresh(Map.of())));
  }

  private static Map<String, Object> welcome(Page frame, Account account, Form form) {
    return Map.of("page", frame.titled("page.welcome"), "form", form, "account", account);
  }

  private Account invited(String word) {
    return rooms
        .links()
        .account(word, rooms.clock().instant())
        .flatMap(rooms.accounts()::byId)
        .orElseThrow(Refusals.NotThere::new);
  }

  @Open("the first way in, by a link that works once")
  @PostMapping("/welcome/{word}")
  ResponseEntity<String> choose(
      Page frame,
      @PathVariable String word,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = invited(word);
    var by = By.itself(account.id(), rooms.clock().instant(), request);
    try {
      NewPassword.requireTwice(typed);
      rooms
          .signIn()
          .chooseByLink(account, typed.getOrDefault("password", ""), word, rooms.links(), by);
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("welcome", welcome(frame, account, form));
    }
    rooms.sessions().endOthers(account.id(), "", by.at());
    var shown = new Admission.Shown(account.id(), "link", false);
    return Reply.to(admission.enter(shown, "/", frame.phrases(), request, response));
  }
}
