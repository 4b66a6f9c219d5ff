package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.org.Names;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's pages of posts: give one, let somebody stand in, hand over, end; all tenures
/// seat by seat.
@RestController
public final class PostPages {

  private final Rooms rooms;
  private final Actors actors;
  private final Posts posts;

  public PostPages(Rooms rooms, Actors actors, Posts posts) {
    this.rooms = rooms;
    this.actors = actors;
    this.posts = posts;
  }

  /// A tenure with the name of who has it.
  public record Line(HousePost post, String holder, String unit, boolean now) {}

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/posts")
  ResponseEntity<String> all(Page frame) {
    var organisation = posts.standing().organisation();
    var today = actors.today();
    var lines =
        rooms.housePosts().all().stream()
            .map(post ->
                new Line(
                    post,
                    rooms.accounts().byId(post.account()).map(Account::title).orElse(""),
                    organisation.unit(post.unit()).map(one -> one.nameOn(today)).orElse(""),
                    post.heldOn(today)))
            .toList();
    return Reply.page("posts", Map.of("page", frame.titled("page.posts"), "lines", lines));
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/{id}/posts/new")
  ResponseEntity<String> blank(Page frame, @PathVariable String id) {
    var form = Form.fresh(Map.of("from", actors.today().toString()));
    return Reply.page("post-new", fresh(frame, account(id), form));
  }

  private Account account(String id) {
    return rooms.accounts().byId(id).orElseThrow(Refusals.NotThere::new);
  }

  private Map<String, Object> fresh(Page frame, Account account, Form form) {
    return Map.of(
        "page", frame.titled("page.post-new"),
        "account", account,
        "form", form,
        "roles", roles(frame),
        "units", units());
  }

  private static List<Frame.Choice> roles(Page frame) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.PUBLIC)
        .map(role -> new Frame.Choice(role.code(), frame.say("role." + role.code())))
        .toList();
  }

  private List<String> units() {
    var today = actors.today();
    return posts.standing().organisation().livingOn(today).stream()
        .map(unit -> unit.nameOn(today))
        .toList();
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/posts/new")
  ResponseEntity<String> give(
      Page frame,
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var account = account(id);
    try {
      rooms.housePosts().give(wanted(account, typed), by(actor, request));
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("post-new", fresh(frame, account, form));
    }
    return Reply.to("/accounts/" + account.id() + "?done=post-given");
  }

  private By by(Actor actor, HttpServletRequest request) {
    return By.of(actor, rooms.clock().instant(), request);
  }

  private HousePosts.Wanted wanted(Account account, Map<String, String> typed) {
    var found = new ArrayList<Diagnostic>();
    var role = Role.of(typed.getOrDefault("role", "")).filter(one -> one != Role.PUBLIC);
    if (role.isEmpty()) {
      found.add(Diagnostic.error("post-role", new Place.Subject("role")));
    }
    var unit = unit(typed.getOrDefault("unit", "").strip(), found);
    var from = day("from", typed, found);
    var until = day("until", typed, found);
    if (from == null && found.stream().noneMatch(one -> one.code().equals("post-day"))) {
      found.add(Diagnostic.error("post-day", new Place.Subject("from"), ""));
    }
    if (!found.isEmpty() || from == null) {
      throw new WrongInput(found);
    }
    return new HousePosts.Wanted(
        account.id(),
        role.orElseThrow(),
        unit,
        "",
        typed.getOrDefault("title", ""),
        from,
        until,
        null);
  }

  private String unit(String written, List<Diagnostic> found) {
    if (written.isEmpty()) {
      return "";
    }
    var names = new Names(posts.standing().organisation());
    var unit = names.unit(written);
    if (unit.isEmpty()) {
      found.add(
          Diagnostic.error(
              "post-unit", new Place.Subject("unit"), written, names.nearest(written).orElse("-")));
    }
    return unit.orElse("");
  }

  private static @Nullable LocalDate day(
      String field, Map<String, String> typed, List<Diagnostic> found) {
    var written = typed.getOrDefault(field, "").strip();
    try {
      return written.isEmpty() ? null : LocalDate.parse(written);
    } catch (DateTimeParseException _) {
      found.add(Diagnostic.error("post-day", new Place.Subject(field), written));
      return null;
    }
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/{id}/stand-in")
  ResponseEntity<String> standIn(
      Page frame, @PathVariable String id, @RequestParam Map<String, String> asked) {
    var account = account(id);
    var post = held(frame, account, asked);
    var form = Form.fresh(Map.of("from", actors.today().toString()));
    return Reply.page("stand-in", standIn(frame, account, post, form));
  }

  private Held held(Page frame, Account account, Map<String, String> asked) {
    return actors.acting(account, null, frame.phrases()).posts().stream()
        .filter(post -> post.id().equals(asked.get("seat")))
        .findFirst()
        .orElseThrow(Refusals.NotThere::new);
  }

  private Map<String, Object> standIn(Page frame, Account account, Held post, Form form) {
    return Map.of(
        "page", frame.titled("page.stand-in"),
        "account", account,
        "post", post,
        "form", form,
        "accounts", others(account.id()));
  }

  private List<Frame.Choice> others(String account) {
    return rooms.accounts().list("").stream()
        .filter(one -> !one.isClosed() && !one.id().equals(account))
        .map(one -> new Frame.Choice(one.id(), one.title()))
        .toList();
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/{id}/stand-in")
  ResponseEntity<String> letStandIn(
      Page frame,
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var account = account(id);
    var post = held(frame, account, typed);
    try {
      rooms.housePosts().give(standIn(account, post, typed), by(actor, request));
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("stand-in", standIn(frame, account, post, form));
    }
    return Reply.to("/accounts/" + account.id() + "?done=post-given");
  }

  private HousePosts.Wanted standIn(Account account, Held post, Map<String, String> typed) {
    var found = new ArrayList<Diagnostic>();
    var from = day("from", typed, found);
    var until = day("until", typed, found);
    var other = rooms.accounts().byId(typed.getOrDefault("account", ""));
    if (other.isEmpty() || other.get().isClosed() || other.get().id().equals(account.id())) {
      found.add(Diagnostic.error("stand-in-who", new Place.Subject("account")));
    }
    if ((from == null || until == null) && found.isEmpty()) {
      found.add(
          Diagnostic.error("post-day", new Place.Subject(from == null ? "from" : "until"), ""));
    }
    if (!found.isEmpty() || from == null) {
      throw new WrongInput(found);
    }
    return new HousePosts.Wanted(
        other.orElseThrow().id(),
        post.role(),
        post.unit(),
        post.id(),
        "",
        from,
        until,
        account.title());
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @GetMapping("/accounts/posts/{id}")
  ResponseEntity<String> one(Page frame, @PathVariable long id) {
    var form = Form.fresh(Map.of("day", actors.today().toString()));
    return Reply.page("post-one", one(frame, post(id), form));
  }

  private HousePost post(long id) {
    return rooms.housePosts().byId(id).orElseThrow(Refusals.NotThere::new);
  }

  private Map<String, Object> one(Page frame, HousePost post, Form form) {
    var values = new HashMap<String, Object>();
    values.put("page", frame.titled("page.post-one"));
    values.put("post", post);
    values.put("account", account(post.account()));
    values.put("form", form);
    values.put("accounts", others(post.account()));
    return values;
  }

  @Allows(Right.MANAGE_ACCOUNTS)
  @PostMapping("/accounts/posts/{id}/end")
  ResponseEntity<String> end(
      Page frame,
      Actor actor,
      @PathVariable long id,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var post = post(id);
    try {
      var found = new ArrayList<Diagnostic>();
      var day = day("day", typed, found);
      if (day == null) {
        throw new WrongInput(Diagnostic.error("post-day", new Place.Subject("day"), ""));
      }
      var successor = typed.getOrDefault("successor", "");
      if (successor.isEmpty()) {
        rooms.housePosts().end(post, day, by(actor, request));
      } else {
        rooms.housePosts().handOver(post, account(successor).id(), day, by(actor, request));
      }
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return Reply.wrong("post-one", one(frame, post, form));
    }
    return Reply.to("/accounts/posts?done=post-ended");
  }
}
