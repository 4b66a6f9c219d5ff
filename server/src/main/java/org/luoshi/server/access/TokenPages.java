package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Once;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page of one's own tokens: what programs may do in one's name, made and revoked here. A new
/// token is shown once.
@RestController
public final class TokenPages {

  private static final int USUAL_DAYS = 90;

  private final Rooms rooms;
  private final Actors actors;
  private final Tokens tokens;
  private final Once once;

  public TokenPages(Rooms rooms, Actors actors, Tokens tokens, Once once) {
    this.rooms = rooms;
    this.actors = actors;
    this.tokens = tokens;
    this.once = once;
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/account/tokens")
  ResponseEntity<String> tokens(Page page, Actor actor) {
    return Reply.page("tokens", shown(page, actor, fresh(), null));
  }

  private Form fresh() {
    return Form.fresh(Map.of("until", actors.today().plusDays(USUAL_DAYS).toString()));
  }

  private Map<String, Object> shown(Page page, Actor actor, Form form, Tokens.@Nullable Made made) {
    var shown = new HashMap<String, Object>();
    shown.put("page", page.titled("page.tokens"));
    shown.put("actor", actor);
    shown.put("tokens", tokens.of(actor.account()));
    shown.put("rights", rights(actor));
    shown.put("form", form);
    shown.put("today", actors.today());
    shown.put("made", made == null ? "" : made.shown());
    shown.put("times", new Times(actors.zone()));
    return shown;
  }

  private static List<Right> rights(Actor actor) {
    return Tokens.grantable(actor).stream().sorted(Comparator.naturalOrder()).toList();
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/tokens")
  ResponseEntity<String> make(
      Page page, Actor actor, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var form = Form.sent(typed);
    var by = By.of(actor, rooms.clock().instant(), request);
    try {
      var made = new AtomicReference<Tokens.@Nullable Made>();
      once.run(
          new Once.Asked(actor.signature(), form.once(), "token " + form.value("name"), by.at()),
          () -> {
            made.set(tokens.make(actor, wanted(actor, form), by));
            return "";
          });
      return Reply.page("tokens", shown(page, actor, fresh(), made.get()));
    } catch (WrongInput wrong) {
      return Reply.wrong(
          "tokens", shown(page, actor, form.with(wrong.found(), page.phrases()), null));
    }
  }

  private static Tokens.Wanted wanted(Actor actor, Form form) {
    var rights = EnumSet.noneOf(Right.class);
    for (var right : Tokens.grantable(actor)) {
      if (form.typed().containsKey(field(right))) {
        rights.add(right);
      }
    }
    return new Tokens.Wanted(form.value("name"), rights, day(form.value("until")).orElse(null));
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written.strip()));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  /// The name of a right's box, and the key of its words.
  public static String field(Right right) {
    return "right-" + right.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/tokens/{id}/end")
  ResponseEntity<String> end(@PathVariable String id, Actor actor, HttpServletRequest request) {
    if (!tokens.end(id, By.of(actor, rooms.clock().instant(), request))) {
      throw new Refusals.NotThere();
    }
    return Reply.to("/account/tokens?done=token-ended");
  }
}
