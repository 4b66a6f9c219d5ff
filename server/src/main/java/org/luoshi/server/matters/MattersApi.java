package org.luoshi.server.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Replays;
import org.luoshi.server.api.Slice;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Matters over the API: listed, opened, moved, with their steps. Rights and rules are those of the
/// pages.
@RestController
@RequestMapping(path = "/api/v1/matters", produces = "application/json")
public final class MattersApi {

  private static final String KEY = "Idempotency-Key";

  private final Books books;
  private final Replays replays;

  public MattersApi(Books books, Replays replays) {
    this.books = books;
    this.replays = replays;
  }

  /// A matter; `moves` are those that whoever asks may make now.
  public record MatterJson(
      String id,
      String number,
      String flow,
      String unit,
      String owner,
      @Nullable String person,
      @Nullable String parent,
      @Nullable String subject,
      String title,
      String state,
      int version,
      @Nullable LocalDate due,
      Map<String, String> content,
      boolean changedSinceApproved,
      List<String> moves,
      List<StepJson> steps) {}

  /// One step of a matter.
  public record StepJson(
      int number,
      String move,
      String state,
      Instant at,
      String by,
      String unit,
      String reason,
      Map<String, String> said,
      String digest) {}

  /// What somebody opens: the values by field.
  public record Opened(@Nullable Map<String, Object> values) {}

  /// A move: on the version that was seen, with its reason and values.
  public record Moved(
      String move, int version, @Nullable String reason, @Nullable Map<String, Object> values) {}

  /// What was opened: the numbers of the matters.
  public record Numbers(List<String> numbers) {}

  @Allows(Right.SEE)
  @GetMapping("/{book}")
  public Slice<MatterJson> list(
      @PathVariable String book,
      Page page,
      Actor actor,
      @RequestParam(required = false) @Nullable String state,
      Listing listing) {
    var proceedings = books.open(book, actor, page);
    var all =
        proceedings.seen().stream()
            .filter(one -> state == null || state.isBlank() || one.state().equals(state))
            .toList();
    var slice = listing.of(all, Matter::id, true);
    return new Slice<>(
        slice.items().stream().map(one -> json(proceedings, one)).toList(),
        slice.next(),
        slice.total());
  }

  @Allows(Right.SEE)
  @GetMapping("/{book}/{number}")
  public MatterJson one(
      @PathVariable String book, @PathVariable String number, Page page, Actor actor) {
    var proceedings = books.open(book, actor, page);
    return json(proceedings, proceedings.seen(number));
  }

  @Allows({Right.OPEN_MATTER, Right.INSPECT, Right.VERIFY})
  @PostMapping("/{book}")
  public ResponseEntity<String> open(
      @PathVariable String book,
      Page page,
      Actor actor,
      @RequestBody Opened body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    var proceedings = books.open(book, actor, page);
    var typed = typed(body.values());
    return replays.answer(
        actor,
        key,
        book + " open " + new TreeMap<>(typed),
        () -> {
          var numbers = proceedings.open(typed).stream().map(Matter::number).toList();
          var location =
              numbers.size() == 1
                  ? "/api/v1/matters/" + book + "/" + RecordLink.escaped(numbers.getFirst())
                  : "";
          return new Replays.Reply(201, location, new Numbers(numbers));
        });
  }

  @Allows({Right.RECORD, Right.OPEN_MATTER, Right.VERIFY, Right.DECIDE, Right.SIGN})
  @PostMapping("/{book}/{number}/moves")
  public ResponseEntity<String> move(
      @PathVariable String book,
      @PathVariable String number,
      Page page,
      Actor actor,
      @RequestBody Moved body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    var proceedings = books.open(book, actor, page);
    var typed = typed(body.values());
    typed.put("reason", body.reason() == null ? "" : body.reason());
    proceedings.seen(number);
    var what =
        String.join(" ", book, number, String.valueOf(body.move()), "" + body.version())
            + " "
            + new TreeMap<>(typed);
    try {
      return replays.answer(
          actor,
          key,
          what,
          () ->
              new Replays.Reply(
                  200,
                  "",
                  json(
                      proceedings,
                      proceedings.move(
                          number, String.valueOf(body.move()), body.version(), typed))));
    } catch (WrongInput wrong) {
      if (wrong.found().stream().anyMatch(one -> one.code().equals("matter-stale"))) {
        throw new Refusals.Stale();
      }
      throw wrong;
    }
  }

  private static Map<String, String> typed(@Nullable Map<String, Object> values) {
    var typed = new HashMap<String, String>();
    if (values != null) {
      values.forEach((name, value) -> {
        if (value instanceof List<?> several) {
          typed.put(name, String.join(",", several.stream().map(String::valueOf).toList()));
        } else if (value != null) {
          typed.put(name, value.toString());
        }
      });
    }
    return typed;
  }

  private static MatterJson json(Proceedings proceedings, Matter one) {
    return new MatterJson(
        one.id(),
        RecordLink.escaped(one.number()),
        one.flow(),
        one.unit(),
        one.owner(),
        one.person(),
        one.parent(),
        one.subject(),
        one.title(),
        one.state(),
        one.version(),
        one.due(),
        one.content(),
        one.course().isChangedSinceApproved(proceedings.flow()),
        proceedings.moves(one).stream().map(Move::id).toList(),
        one.steps().stream()
            .map(step ->
                new StepJson(
                    step.number(),
                    step.move(),
                    step.state(),
                    step.at(),
                    step.actor(),
                    step.unit(),
                    step.reason(),
                    step.said(),
                    step.digest()))
            .toList());
  }
}
