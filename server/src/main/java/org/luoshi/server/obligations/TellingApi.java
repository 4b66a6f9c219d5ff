package org.luoshi.server.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Slice;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How things stand, for programs: the same trees and texts as the commands `status`, `explain` and
/// `figures`, within the scope of who asks.
@RestController
public final class TellingApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";

  private final Supplier<Image> images;
  private final Function<Instant, Board> known;
  private final Function<WorkRecord, String> place;
  private final Supplier<Instant> now;

  public TellingApi(
      Supplier<Image> images,
      Function<Instant, Board> known,
      Function<WorkRecord, String> place,
      Supplier<Instant> now) {
    this.images = images;
    this.known = known;
    this.place = place;
    this.now = now;
  }

  /// The moment somebody looks from: the board as known then, the date, and what is in reach.
  private record Look(Board board, LocalDate asOf, Reach reach) {
    Telling telling() {
      return new Telling(board, asOf, reach);
    }
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/status", produces = JSON)
  Map<String, @Nullable Object> status(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String duty) {
    return standing(page, actor, look(actor, asOf, knownAt), unit, duty).tree();
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/status", produces = TEXT)
  String statusText(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String duty) {
    return standing(page, actor, look(actor, asOf, knownAt), unit, duty).text();
  }

  private static Telling.Answer standing(
      Page page, Actor actor, Look look, @Nullable String unit, @Nullable String duty) {
    if (unit != null) {
      requireSeen(actor, look, unit);
    }
    return look.telling().status(unit, duty, page.phrases());
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/explanations", produces = JSON)
  Map<String, @Nullable Object> explanation(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt,
      @RequestParam String unit,
      @RequestParam String duty,
      @RequestParam String term) {
    var asked = new Telling.Asked(unit, duty, term);
    return explained(page, actor, look(actor, asOf, knownAt), asked).tree();
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/explanations", produces = TEXT)
  String explanationText(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt,
      @RequestParam String unit,
      @RequestParam String duty,
      @RequestParam String term) {
    var asked = new Telling.Asked(unit, duty, term);
    return explained(page, actor, look(actor, asOf, knownAt), asked).text();
  }

  private Telling.Answer explained(Page page, Actor actor, Look look, Telling.Asked asked) {
    requireSeen(actor, look, asked.unit());
    return look.telling().explain(asked, page.phrases(), place);
  }

  /// To somebody who does not see the whole house, a unit out of reach is as good as none; nobody
  /// else is told what unit might have been meant.
  private static void requireSeen(Actor actor, Look look, String unit) {
    if (Reaches.isAll(look.board(), actor.scope().unit(), look.asOf())) {
      return;
    }
    try {
      if (look.reach().holds(look.board().unit(unit).id(), look.asOf())) {
        return;
      }
    } catch (WrongInput unknown) {
      throw new Refusals.NotThere();
    }
    throw new Refusals.NotThere();
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/figures", produces = JSON)
  Map<String, @Nullable Object> figures(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt) {
    return look(actor, asOf, knownAt).telling().figures(page.phrases()).tree();
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/figures", produces = TEXT)
  String figuresText(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      @RequestParam(name = "known-at", required = false) @Nullable String knownAt) {
    return look(actor, asOf, knownAt).telling().figures(page.phrases()).text();
  }

  /// What a list of obligations is narrowed to; each may be left out.
  public record Narrowed(
      @Nullable String unit,
      @Nullable String duty,
      @Nullable String status,
      @Nullable String term) {

    Wanted wanted() {
      return Wanted.ALL
          .ofUnit(unit == null ? "" : unit, true)
          .ofDuty(duty == null ? "" : duty)
          .in(term == null ? "" : term)
          .is(statuses());
    }

    private java.util.Set<Status> statuses() {
      if (status == null || status.isBlank()) {
        return java.util.Set.of();
      }
      return Arrays.stream(status.split(","))
          .map(one -> status(one.strip()))
          .collect(Collectors.toSet());
    }

    private static Status status(String written) {
      return Arrays.stream(Status.values())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(written))
          .findFirst()
          .orElseThrow(() ->
              new WrongInput(
                  Diagnostic.error(
                      "api-unknown-status",
                      new Place.Subject("status"),
                      written,
                      Arrays.stream(Status.values())
                          .map(one -> one.name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(", ")))));
    }
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/obligations", produces = JSON)
  Slice<Map<String, @Nullable Object>> obligations(
      Actor actor,
      @RequestParam(name = "as-of", required = false) @Nullable String asOf,
      Narrowed narrowed,
      Listing listing) {
    var image = images.get();
    var day = image.day(asOf(image.board(), asOf));
    var view = day.view(actor.scope());
    var wanted = narrowed.wanted();
    var listed = view.list(wanted, after(listing), listing.size());
    var next = listed.next();
    return new Slice<>(
        listed.judgements().stream()
            .map(one -> Trees.of(one, image.board().organisation()))
            .toList(),
        next == null ? null : next.written(),
        view.count(wanted));
  }

  private static Optional<Cursor> after(Listing listing) {
    var written = listing.after();
    if (written == null || written.isBlank()) {
      return Optional.empty();
    }
    var read = Cursor.read(written);
    if (read.isEmpty()) {
      throw new WrongInput(Diagnostic.error("api-after", new Place.Subject("after"), written));
    }
    return read;
  }

  private Look look(Actor actor, @Nullable String asOf, @Nullable String knownAt) {
    var board = knownAt == null ? images.get().board() : known.apply(moment(knownAt));
    var day = asOf(board, asOf);
    return new Look(board, day, Reaches.of(board, actor.scope(), day));
  }

  private LocalDate asOf(Board board, @Nullable String written) {
    if (written == null || written.isBlank()) {
      return board.usualDay(now.get());
    }
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeParseException notADay) {
      throw new WrongInput(Diagnostic.error("page-date", new Place.Subject("as-of"), written));
    }
  }

  private static Instant moment(String written) {
    try {
      return Instant.parse(written.strip());
    } catch (DateTimeParseException notAMoment) {
      throw new WrongInput(Diagnostic.error("api-moment", new Place.Subject("known-at"), written));
    }
  }
}
