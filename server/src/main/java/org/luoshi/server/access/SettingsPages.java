package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The settings of access and the security log.
@RestController
public final class SettingsPages {

  private static final int LINES = 50;
  private static final String TWO_FACTORS = "two-factors.";

  /// The least and the most each number may be.
  private static final Map<String, List<Integer>> RANGES = ranges();

  private final Rooms rooms;
  private final Actors actors;

  public SettingsPages(Rooms rooms, Actors actors) {
    this.rooms = rooms;
    this.actors = actors;
  }

  private static Map<String, List<Integer>> ranges() {
    var ranges = new LinkedHashMap<String, List<Integer>>();
    ranges.put("idle-minutes", List.of(5, 480));
    ranges.put("longest-hours", List.of(1, 24));
    ranges.put("attempts", List.of(3, 20));
    ranges.put("lock-minutes", List.of(1, 60));
    ranges.put("password-days", List.of(0, 1000));
    ranges.put("link-hours", List.of(1, 720));
    ranges.put("log-months", List.of(6, 120));
    return ranges;
  }

  @Allows(Right.CHANGE_SETTINGS)
  @GetMapping("/settings")
  ResponseEntity<String> settings(Page frame) {
    var kept = new HashMap<String, String>();
    var rules = rooms.parameters().access();
    rules.kept().forEach((key, value) -> kept.put(key.substring("access.".length()), value));
    rules.twoFactors().forEach(role -> kept.put(TWO_FACTORS + role.code(), "yes"));
    return Reply.page("settings", values(frame, Form.fresh(kept)));
  }

  private static Map<String, Object> values(Page frame, Form form) {
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> role != Role.PUBLIC)
            .map(role ->
                new Frame.Choice(TWO_FACTORS + role.code(), frame.say("role." + role.code())))
            .toList();
    return Map.of(
        "page",
        frame.titled("page.settings"),
        "form",
        form,
        "numbers",
        List.copyOf(RANGES.keySet()),
        "roles",
        roles);
  }

  @Allows(Right.CHANGE_SETTINGS)
  @PostMapping("/settings")
  ResponseEntity<String> set(
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var wanted = new HashMap<String, String>();
    var found = new ArrayList<Diagnostic>();
    RANGES.forEach((key, range) -> {
      var written = typed.getOrDefault(key, "").strip();
      if (written.matches("[0-9]{1,5}")
          && Integer.parseInt(written) >= range.getFirst()
          && Integer.parseInt(written) <= range.getLast()) {
        wanted.put("access." + key, String.valueOf(Integer.parseInt(written)));
      } else {
        found.add(
            Diagnostic.error(
                "setting-range",
                new Place.Subject(key),
                written,
                range.getFirst(),
                range.getLast()));
      }
    });
    if (!found.isEmpty()) {
      var form = Form.sent(typed).with(new WrongInput(found).found(), frame.phrases());
      return Reply.wrong("settings", values(frame, form));
    }
    wanted.put("access.two-factors", twoFactors(typed));
    var by = By.of(actor, rooms.clock().instant(), request);
    if (rooms.parameters().set(wanted, by) > 0) {
      rooms.log().write("settings-changed", actor.account(), by, "");
    }
    return Reply.to("/settings?done=settings-changed");
  }

  private static String twoFactors(Map<String, String> typed) {
    return Arrays.stream(Role.values())
        .filter(role -> typed.containsKey(TWO_FACTORS + role.code()))
        .map(Role::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/security-log")
  ResponseEntity<String> log(Page frame) {
    var page = frame.titled("page.security-log");
    var before = page.asked("after").filter(id -> id.matches("[0-9]{1,18}"));
    var wanted =
        new SecurityLog.Wanted(
            page.asked("account").orElse(""),
            page.asked("what").orElse(""),
            before.map(Long::parseLong).orElse(0L),
            LINES);
    var entries = rooms.log().list(wanted);
    return Reply.page(
        "security-log",
        Map.of(
            "page",
            page,
            "entries",
            entries,
            "total",
            rooms.log().count(wanted),
            "next",
            entries.size() < LINES ? "" : String.valueOf(entries.getLast().id()),
            "times",
            new Times(actors.zone())));
  }
}
