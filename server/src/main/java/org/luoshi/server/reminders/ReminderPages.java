package org.luoshi.server.reminders;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Open;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One's own reminders (提醒): where to, what was sent, and the calendar.
@RestController
public final class ReminderPages {

  private static final int LINES = 50;
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Pattern EMAIL =
      Pattern.compile("[\\x21-\\x7e&&[^@<>\",;:\\\\()\\[\\]]]{1,64}@[A-Za-z0-9.-]{1,190}");

  private final Reminders reminders;
  private final Feed feed;
  private final Once once;

  public ReminderPages(Reminders reminders, Feed feed, Once once) {
    this.reminders = reminders;
    this.feed = feed;
    this.once = once;
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/reminders")
  ResponseEntity<String> mine(Page page, Actor actor) {
    return shown(HttpStatus.OK, page, actor, fresh(actor), "");
  }

  private Account account(Actor actor) {
    return reminders.house().accounts().byId(actor.account()).orElseThrow(NotThere::new);
  }

  private Form fresh(Actor actor) {
    var wish = reminders.wishes().of(account(actor));
    var channel = wish.channel();
    return Form.fresh(
        Map.of(
            "channel",
            channel == null ? "" : channel.code(),
            "address",
            channel == Channel.MAIL ? wish.address() : "",
            "language",
            wish.language().code()));
  }

  private ResponseEntity<String> shown(
      HttpStatus status, Page frame, Actor actor, Form form, String feedMade) {
    var page = frame.titled("page.reminders");
    var policy = reminders.policy();
    var wish = reminders.wishes().of(account(actor));
    var list = reminders.outbox().of(actor.account(), page.asked("after").orElse(""), LINES);
    var channel = wish.channel();
    var shown = new HashMap<String, Object>();
    shown.put("page", page);
    shown.put("form", form);
    shown.put("on", policy.on());
    shown.put("wish", wish);
    shown.put("channels", Texts.channels(page, policy));
    shown.put("mayTest", channel != null && policy.has(channel) && !wish.address().isEmpty());
    shown.put("feedMade", feedMade);
    shown.put("messages", list);
    shown.put("total", reminders.outbox().count(actor.account()));
    shown.put("next", list.size() < LINES ? "" : list.getLast().id());
    shown.put("texts", new Texts(page, reminders.zone()));
    return Showing.page(status, "mine", shown);
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/reminders")
  ResponseEntity<String> save(
      Page page, Actor actor, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    try {
      var wanted = wanted(account(actor), typed);
      reminders.wishes().set(wanted, by(actor, request));
      return Showing.to("/reminders?done=reminders-saved");
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), page.phrases());
      return shown(HttpStatus.UNPROCESSABLE_CONTENT, page, actor, form, "");
    }
  }

  private By by(Actor actor, HttpServletRequest request) {
    return By.of(actor, reminders.house().clock().instant(), request);
  }

  /// What the form wants; an address or secret left empty stays as it was on the same channel.
  private Wish wanted(Account account, Map<String, String> typed) {
    var former = reminders.wishes().of(account);
    var language = typed.getOrDefault("language", "").equals("en") ? Language.EN : Language.ZH;
    var code = typed.getOrDefault("channel", "").strip();
    if (code.isEmpty()) {
      return new Wish(account.id(), null, "", "", language, former.feedAt());
    }
    var channel = Channel.of(code).filter(reminders.policy()::has).orElse(null);
    if (channel == null) {
      throw new WrongInput(
          Diagnostic.error("reminder-channel", new Place.Subject("channel"), code));
    }
    boolean same = channel == former.channel();
    var address = typed.getOrDefault("address", "").strip();
    var secret = typed.getOrDefault("secret", "").strip();
    if (address.isEmpty() && same) {
      address = former.address();
    }
    if (secret.isEmpty() && same && channel.isSigned()) {
      secret = former.secret();
    }
    requireAddress(channel, address);
    return new Wish(account.id(), channel, address, secret, language, former.feedAt());
  }

  private void requireAddress(Channel channel, String address) {
    var found = new ArrayList<Diagnostic>();
    var place = new Place.Subject("address");
    if (channel.isWeb()) {
      var parsed = Addresses.parsed(address);
      if (parsed.isEmpty()) {
        found.add(Diagnostic.error("reminder-address", place));
      } else if (!reminders.addresses().mayReach(parsed.get())) {
        found.add(Diagnostic.error("reminder-private", place));
      }
    } else if (!EMAIL.matcher(address).matches()) {
      found.add(Diagnostic.error("reminder-address", place));
    }
    if (!found.isEmpty()) {
      throw new WrongInput(List.copyOf(found));
    }
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/reminders/test")
  ResponseEntity<String> test(Page page, Actor actor, @RequestParam Map<String, String> typed) {
    var form = Form.sent(typed);
    try {
      once.run(
          asked(actor, form, "reminder test"),
          () ->
              reminders
                  .test(account(actor), actor.account() + "/" + form.once())
                  .orElseThrow(() ->
                      new WrongInput(Diagnostic.error("reminder-no-way", new Place.Subject("")))));
      return Showing.to("/reminders?done=reminders-test");
    } catch (WrongInput wrong) {
      var again = fresh(actor).with(wrong.found(), page.phrases());
      return shown(HttpStatus.UNPROCESSABLE_CONTENT, page, actor, again, "");
    }
  }

  private Once.Asked asked(Actor actor, Form form, String what) {
    return new Once.Asked(
        actor.signature(), form.once(), what, reminders.house().clock().instant());
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/reminders/feed")
  ResponseEntity<String> newFeed(
      Page page, Actor actor, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var made = new AtomicReference<@Nullable String>();
    var wish = reminders.wishes().of(account(actor));
    once.run(
        asked(actor, Form.sent(typed), "reminder feed"),
        () -> {
          made.set(reminders.wishes().newFeed(wish, by(actor, request)));
          return "";
        });
    var word = made.get();
    return shown(
        HttpStatus.OK, page, actor, fresh(actor), word == null ? "" : address(request, word));
  }

  private String address(HttpServletRequest request, String word) {
    var origin = reminders.house().site().origin();
    var here = request.getRequestURL().toString();
    var site = origin.isEmpty() ? here.substring(0, here.indexOf("/reminders")) : origin;
    return site + "/calendar/" + word + ".ics";
  }

  @Open("the address itself is the secret; calendars cannot sign in")
  @GetMapping("/calendar/{word}.ics")
  ResponseEntity<byte[]> calendar(@PathVariable String word) {
    var written = feed.opened(word).orElseThrow(NotThere::new);
    return ResponseEntity.ok().contentType(CALENDAR).body(written.getBytes(StandardCharsets.UTF_8));
  }
}
