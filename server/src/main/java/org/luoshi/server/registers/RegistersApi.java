package org.luoshi.server.registers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Slice;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Refusals.Stale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Registers for programs: their objects, who is responsible, whether they are covered.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RegistersApi {

  private final Registers house;

  public RegistersApi(Registers house) {
    this.house = house;
  }

  /// A register with its counts.
  public record RegisterTree(
      String id, String title, int objects, int nobody, int closed, int uncovered) {}

  /// An object: `care` is `held`, `nobody` or `closed`; `last` the latest day on which it was
  /// covered; the statuses of the duties that cover it in this term.
  public record ObjectTree(
      String id,
      String key,
      String care,
      @Nullable String unit,
      @Nullable String person,
      @Nullable String last,
      String says,
      List<CoverTree> covers,
      @Nullable Integer version,
      List<String> records) {}

  public record CoverTree(String duty, String status, String due) {}

  /// Who is to be responsible, why, and the version it begins from: 0 for an object without an
  /// entry of its own.
  public record Assignment(
      @Nullable String unit, @Nullable String person, @Nullable String reason, int version) {}

  @Allows(Right.SEE)
  @GetMapping("/registers")
  public List<RegisterTree> registers(
      Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var desk = house.open();
    var sight = desk.sight(actor, asked);
    return Register.of(desk.board().programme()).stream()
        .map(one -> RegisterPages.summary(one, desk.objects(one, sight), page))
        .map(one ->
            new RegisterTree(
                one.id(), one.title(), one.objects(), one.nobody(), one.closed(), one.uncovered()))
        .toList();
  }

  @Allows(Right.SEE)
  @GetMapping("/registers/{kind}")
  public Slice<ObjectTree> objects(
      @PathVariable String kind,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> asked,
      Listing listing) {
    var desk = house.open();
    var register = desk.register(kind);
    var sight = desk.sight(actor, asked);
    var asking = Asking.of(desk, asked);
    if (!asking.found().isEmpty()) {
      throw new WrongInput(asking.found());
    }
    var found =
        desk.objects(register, sight).stream()
            .filter(one -> asking.wants(one, desk, sight.asOf()))
            .toList();
    var after = listing.after() == null ? "" : listing.after();
    int start = RegisterPages.start(found, after);
    if (!after.isEmpty() && start == 0) {
      throw new WrongInput(Diagnostic.error("api-after", new Place.Subject("after"), after));
    }
    int end = Math.min(found.size(), start + listing.size());
    var lines = Lines.of(desk, register, sight, actor, page);
    return new Slice<>(
        found.subList(start, end).stream()
            .map(one -> tree(lines.line(one), null, List.of()))
            .toList(),
        end < found.size() ? found.get(end - 1).key() : null,
        found.size());
  }

  private static ObjectTree tree(Shown.Line line, @Nullable Integer version, List<String> records) {
    return new ObjectTree(
        line.id(),
        line.key(),
        line.care(),
        line.unitId().isEmpty() ? null : line.unitId(),
        line.person().isEmpty() ? null : line.person(),
        line.lastDay().isEmpty() ? null : line.lastDay(),
        line.lastSays(),
        line.covers().stream()
            .map(one ->
                new CoverTree(
                    one.dutyId(), one.status().name().toLowerCase(Locale.ROOT), one.due()))
            .toList(),
        version,
        records);
  }

  @Allows(Right.SEE)
  @GetMapping("/registers/{kind}/{key}")
  public ObjectTree object(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    return whole(house.open(), RecordLink.id(kind, key), page, actor, asked);
  }

  private static ObjectTree whole(
      Desk desk, String id, Page page, Actor actor, Map<String, String> asked) {
    var register = desk.register(id.substring(0, id.indexOf('/')));
    var sight = desk.sight(actor, asked);
    var held = desk.find(register, actor, id, java.util.Optional.of(sight.asOf()));
    var lines = Lines.of(desk, register, sight, actor, page);
    return tree(
        lines.line(held),
        new Assigning(desk, register).entry(id).map(kept -> kept.version()).orElse(0),
        Roll.history(desk.board(), register, id).stream()
            .filter(lines.seen()::holds)
            .map(one -> one.id())
            .toList());
  }

  @Allows(Right.ASSIGN_OBJECT)
  @PostMapping("/registers/{kind}/{key}/assign")
  public ObjectTree assign(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestBody Assignment body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once) {
    var desk = house.open();
    var id = RecordLink.id(kind, key);
    var register = desk.register(kind);
    var assigning = new Assigning(desk, register);
    if (!assigning.may(actor, desk.find(register, actor, id))) {
      throw new NotThere();
    }
    var said =
        new Assigning.Said(
            text(body.unit()), text(body.person()), text(body.reason()), body.version());
    var token = once == null || once.isBlank() ? UUID.randomUUID().toString() : "api " + once;
    try {
      ObjectPages.once(desk, actor, token, id, said, assigning);
    } catch (WrongInput wrong) {
      if (wrong.found().stream().anyMatch(one -> one.code().equals("entry-stale"))) {
        throw new Stale();
      }
      throw wrong;
    }
    return whole(house.open(), id, page, actor, Map.of());
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
