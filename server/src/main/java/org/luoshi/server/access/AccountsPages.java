package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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

/// The administrator's pages of accounts: open one, link it to a person, give it a link, lock and
/// close it.
@RestController
public final class AccountsPages {

  private final Rooms rooms;
  private final Actors actors;

  public AccountsPages(Rooms rooms, Actors actors) {
    this.rooms = rooms;
    this.actors = actors;
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts")
  ResponseEntity<String> list(Page frame) {
    var page = frame.titled("page.accounts");
    var accounts = rooms.accounts().list(page.asked("q").orElse(""));
    return Reply.page(
        "accounts", Map.of("page", page, "accounts", accounts, "now", rooms.clock().instant()));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/new")
  ResponseEntity<String> blank(Page frame) {
    return Reply.page("account-new", fresh(frame, Form.fresh(Map.of())));
  }

  private static Map<String, Object> fresh(Page frame, Form form) {
    return Map.of("page", frame.titled("page.account-new"), "form", form);
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/new")
  ResponseEntity<String> open(
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var wanted =
        new Accounts.Wanted(
            typed.getOrDefault("name", ""),
            typed.getOrDefault("title", ""),
            typed.getOrDefault("email", ""));
    var by = by(actor, request);
    try {
      var account = rooms.accounts().open(wanted, by);
      return linked(frame, actor, account, rooms.links().make(account.id(), rules(), by));
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("account-new", fresh(frame, form));
    }
  }

  private AccessRules rules() {
    return rooms.parameters().access();
  }

  private By by(Actor actor, HttpServletRequest request) {
    return By.of(actor, rooms.clock().instant(), request);
  }

  private ResponseEntity<String> linked(Page frame, Actor actor, Account account, String word) {
    var values = one(frame, actor, account, Form.fresh(Map.of()));
    values.put("link", Links.path(word));
    return Reply.page("account-one", values);
  }

  private Account account(String id) {
    return rooms.accounts().byId(id).orElseThrow(Refusals.NotThere::new);
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/{id}")
  ResponseEntity<String> one(Page frame, Actor actor, @PathVariable String id) {
    return Reply.page("account-one", one(frame, actor, account(id), Form.fresh(Map.of())));
  }

  private HashMap<String, Object> one(Page frame, Actor actor, Account account, Form form) {
    var filled = new HashMap<>(form.typed());
    if (!form.isWrong()) {
      filled.put("person", account.person() == null ? "" : account.person());
      filled.put("email", account.email() == null ? "" : account.email());
    }
    var shown = new Form(filled, form.errors(), form.once());
    var values = new HashMap<String, Object>();
    values.put("page", frame.titled(account.title()));
    values.put("account", account);
    values.put("form", shown);
    values.put("own", account.id().equals(actor.account()));
    values.put("held", actors.acting(account, null, frame.phrases()).posts());
    values.put("tenures", rooms.housePosts().of(account.id()));
    values.put("today", actors.today());
    values.put("now", rooms.clock().instant());
    values.put("times", new Times(actors.zone()));
    values.put("link", "");
    return values;
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/person")
  ResponseEntity<String> person(
      Page frame,
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var asked = new Asked(frame, actor, id, typed, request);
    return change(
        asked,
        "account-linked",
        (account, by) -> rooms.accounts().link(account.id(), typed.getOrDefault("person", ""), by));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/email")
  ResponseEntity<String> email(
      Page frame,
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var asked = new Asked(frame, actor, id, typed, request);
    return change(
        asked,
        "account-email",
        (account, by) -> rooms.accounts().email(account.id(), typed.getOrDefault("email", ""), by));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/link")
  ResponseEntity<String> link(
      Page frame, Actor actor, @PathVariable String id, HttpServletRequest request) {
    var account = account(id);
    try {
      var word = rooms.links().make(account.id(), rules(), by(actor, request));
      return linked(frame, actor, account, word);
    } catch (WrongInput wrong) {
      var form = Form.fresh(Map.of()).with(wrong.found(), frame.phrases());
      return Reply.wrong("account-one", one(frame, actor, account, form));
    }
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/lock")
  ResponseEntity<String> lock(
      Page frame, Actor actor, @PathVariable String id, HttpServletRequest request) {
    return change(
        new Asked(frame, actor, id, Map.of(), request),
        "account-locked",
        (account, by) -> rooms.accounts().lock(account.id(), by));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/unlock")
  ResponseEntity<String> unlock(
      Page frame, Actor actor, @PathVariable String id, HttpServletRequest request) {
    return change(
        new Asked(frame, actor, id, Map.of(), request),
        "account-unlocked",
        (account, by) -> rooms.accounts().unlock(account.id(), by));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/factors")
  ResponseEntity<String> forgetFactors(
      Page frame, Actor actor, @PathVariable String id, HttpServletRequest request) {
    return change(
        new Asked(frame, actor, id, Map.of(), request),
        "factors-forgotten",
        (account, by) -> rooms.accounts().forgetFactors(account.id(), by));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/close")
  ResponseEntity<String> close(
      Page frame, Actor actor, @PathVariable String id, HttpServletRequest request) {
    return change(
        new Asked(frame, actor, id, Map.of(), request),
        "account-closed",
        (account, by) -> rooms.accounts().close(account.id(), by));
  }

  /// One request to change one account.
  private record Asked(
      Page frame, Actor actor, String id, Map<String, String> typed, HttpServletRequest request) {}

  private ResponseEntity<String> change(Asked asked, String done, BiConsumer<Account, By> change) {
    var account = account(asked.id());
    try {
      change.accept(account, by(asked.actor(), asked.request()));
    } catch (WrongInput wrong) {
      var form = Form.sent(asked.typed()).with(wrong.found(), asked.frame().phrases());
      return Reply.wrong("account-one", one(asked.frame(), asked.actor(), account, form));
    }
    return Reply.to("/accounts/" + account.id() + "?done=" + done);
  }
}
