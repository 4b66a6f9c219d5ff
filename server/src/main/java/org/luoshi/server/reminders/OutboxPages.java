package org.luoshi.server.reminders;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.remind.Delivery;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's page of reminders: settings, channels, and the outbox with what needs a
/// person. It shows who is reminded and whether it arrived, never of what.
@RestController
public final class OutboxPages {

  private static final int LINES = 50;

  private final Reminders reminders;

  public OutboxPages(Reminders reminders) {
    this.reminders = reminders;
  }

  /// A message in the list, without what it says.
  public record Line(Message message, String account, List<String> moves) {
    public Line {
      moves = List.copyOf(moves);
    }
  }

  @Allows(Right.CHANGE_SETTINGS)
  @GetMapping("/reminders/house")
  ResponseEntity<String> house(Page page) {
    return shown(HttpStatus.OK, page, PolicyForm.of(reminders.policy()));
  }

  private ResponseEntity<String> shown(HttpStatus status, Page frame, Form form) {
    var page = frame.titled("page.reminders-house");
    var counts = counts();
    var state = page.asked("state").filter(counts::containsKey).orElse("");
    var list = reminders.outbox().all(state, page.asked("after").orElse(""), LINES);
    var shown = new HashMap<String, Object>();
    shown.put("page", page);
    shown.put("form", form);
    shown.put("on", reminders.policy().on());
    shown.put("securities", choices(page, PolicyForm.SECURITIES));
    shown.put("hasPassword", !reminders.wishes().secret(Reminders.SMTP_SECRET).isEmpty());
    shown.put("counts", counts);
    shown.put("state", state);
    shown.put("lines", lines(list));
    shown.put(
        "total",
        state.isEmpty()
            ? counts.values().stream().mapToInt(Integer::intValue).sum()
            : counts.getOrDefault(state, 0));
    shown.put("next", list.size() < LINES ? "" : list.getLast().id());
    shown.put("texts", new Texts(page, reminders.zone()));
    return Showing.page(status, "house", shown);
  }

  private static List<Frame.Choice> choices(Page page, List<String> codes) {
    return codes.stream()
        .map(one -> new Frame.Choice(one, page.say("house-reminders.smtp-security." + one)))
        .toList();
  }

  private Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    new EnumMap<>(reminders.outbox().counts())
        .forEach((state, count) -> counts.put(Message.code(state), count));
    return counts;
  }

  private List<Line> lines(List<Message> messages) {
    var accounts = reminders.house().accounts();
    return messages.stream()
        .map(one ->
            new Line(
                one,
                accounts.byId(one.account()).map(Account::title).orElse(one.account()),
                moves(one.state())))
        .toList();
  }

  private static List<String> moves(Delivery.State state) {
    return switch (state) {
      case UNCERTAIN -> List.of("confirm", "repeat");
      case GIVEN_UP -> List.of("revive");
      default -> List.of();
    };
  }

  @Allows(Right.CHANGE_SETTINGS)
  @PostMapping("/reminders/house")
  ResponseEntity<String> set(
      Page page, Actor actor, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var found = new ArrayList<Diagnostic>();
    var policy = PolicyForm.read(typed, found);
    if (!found.isEmpty()) {
      return shown(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          Form.sent(typed).with(new WrongInput(found).found(), page.phrases()));
    }
    var by = By.of(actor, reminders.house().clock().instant(), request);
    var password = typed.getOrDefault("smtp-password", "");
    reminders
        .house()
        .database()
        .inTransaction(() -> {
          reminders.set(policy, by);
          if (!password.isEmpty()) {
            reminders.wishes().keep(Reminders.SMTP_SECRET, password, by);
          }
        });
    return Showing.to("/reminders/house?done=reminders-house");
  }

  @Allows(Right.CHANGE_SETTINGS)
  @PostMapping("/reminders/house/{id}/{move:confirm|repeat|revive}")
  ResponseEntity<String> decide(
      @PathVariable String id, @PathVariable String move, Page page, Actor actor) {
    var now = reminders.house().clock().instant();
    var message =
        reminders.outbox().find(id).orElseThrow(org.luoshi.server.shell.Refusals.NotThere::new);
    if (reminders.decide(id, move, now, actor.signature())) {
      return Showing.to("/reminders/house?done=reminders-decided");
    }
    var wrong =
        Diagnostic.error(
            "reminder-decided",
            new Place.Subject(""),
            page.say("reminders.state." + message.stateCode()));
    return shown(
        HttpStatus.UNPROCESSABLE_CONTENT,
        page,
        PolicyForm.of(reminders.policy()).with(List.of(wrong), page.phrases()));
  }
}
