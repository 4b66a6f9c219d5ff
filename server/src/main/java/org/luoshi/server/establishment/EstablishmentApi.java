package org.luoshi.server.establishment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Units, appointments and their changes for programs: what the pages show, in the same reach.
@RestController
public final class EstablishmentApi {

  private static final int MOST = 500;
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final Establishment establishment;
  private final Days days;
  private final Once once;
  private final Clock clock;

  public EstablishmentApi(Establishment establishment, Days days, Once once, Clock clock) {
    this.establishment = establishment;
    this.days = days;
    this.once = once;
    this.clock = clock;
  }

  /// A page of a list: `next` continues it, null at its end; `total` counts all pages.
  public record Listed<T>(List<T> items, @Nullable String next, int total) {}

  /// A unit as it stands on the day asked for.
  public record UnitTree(
      String unit,
      String name,
      String kind,
      @Nullable String superior,
      long staff,
      long members,
      LocalDate founded,
      @Nullable LocalDate closed) {}

  /// A post held by a person, from a day up to, but not including, another.
  public record AppointmentTree(
      String person,
      @Nullable String name,
      String unit,
      String post,
      String rank,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String standsInFor) {}

  /// What a change would bring, or brought; `basis` is to be sent back to confirm it.
  public record ChangeTree(
      boolean written,
      long basis,
      int comes,
      int goes,
      int changes,
      List<Map<String, Object>> pastFigures,
      List<String> records,
      List<Map<String, String>> warnings) {}

  /// The units of the scope on a day, in the order of the tree; `q`, `kind` and `below` narrow
  /// them.
  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/api/v1/units", produces = JSON)
  public Listed<UnitTree> units(Actor actor, @RequestParam Map<String, String> asked) {
    var tree = days.on(days.asked(asked));
    var found = OrganisationPages.found(tree, actor.scope(), asked);
    int from = 1 + found.indexOf(OrganisationPages.given(asked, "after"));
    var shown = found.subList(from, Math.min(found.size(), from + limit(asked)));
    return new Listed<>(
        shown.stream().map(id -> unit(tree, tree.unit(id).orElseThrow(), actor)).toList(),
        from + shown.size() < found.size() ? shown.getLast() : null,
        found.size());
  }

  /// One unit on the day, or on the nearest one on which it lived.
  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/api/v1/units/{*id}", produces = JSON)
  public UnitTree unit(
      @PathVariable String id, Actor actor, @RequestParam Map<String, String> asked) {
    var tree = days.around(id.substring(1), days.asked(asked), actor.scope());
    return unit(tree, tree.unit(id.substring(1)).orElseThrow(), actor);
  }

  private static UnitTree unit(TreeOfDay tree, Unit unit, Actor actor) {
    var own = tree.own(unit.id());
    var superior = unit.superiorOn(tree.day()).filter(id -> tree.isSeen(actor.scope(), id));
    return new UnitTree(
        unit.id(),
        unit.nameOn(tree.day()),
        unit.kind(),
        superior.orElse(null),
        own.staff().decimal().longValue(),
        own.members().decimal().longValue(),
        unit.founded(),
        unit.closed());
  }

  static int limit(Map<String, String> asked) {
    var written = OrganisationPages.given(asked, "limit");
    if (written.isEmpty()) {
      return OrganisationPages.LIMIT;
    }
    if (!written.matches("[0-9]{1,4}") || Integer.parseInt(written) < 1) {
      throw new WrongInput(Diagnostic.error("field-count", new Place.Subject("limit"), written));
    }
    return Math.min(MOST, Integer.parseInt(written));
  }

  /// The posts held on a day in the scope, by person; `q`, `unit` and `post` narrow them.
  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/api/v1/appointments", produces = JSON)
  public Listed<AppointmentTree> appointments(
      Actor actor, @RequestParam Map<String, String> asked) {
    var tree = days.on(days.asked(asked));
    var found = PeoplePages.found(tree, actor.scope(), asked);
    int from = PeoplePages.after(found, OrganisationPages.given(asked, "after"));
    var shown = found.subList(from, Math.min(found.size(), from + limit(asked)));
    return new Listed<>(
        shown.stream().map(EstablishmentApi::appointment).toList(),
        from + shown.size() < found.size() ? PeoplePages.key(shown.getLast()) : null,
        found.size());
  }

  private static AppointmentTree appointment(Appointment held) {
    var traits = held.traits();
    return new AppointmentTree(
        held.person(),
        traits.get(Organisations.NAME),
        held.unit(),
        traits.getOrDefault("post", ""),
        traits.getOrDefault("rank", ""),
        held.from(),
        held.until(),
        traits.get(Organisations.STANDS_IN_FOR));
  }

  /// Works a change out, and makes it where `basis` is that of its preview; the fields are those of
  /// the form: `what`, `unit`, `day` and so on.
  @Allows(Right.CHANGE_ORGANISATION)
  @PostMapping(path = "/api/v1/organisation/changes", consumes = JSON, produces = JSON)
  public ChangeTree change(
      Page page,
      Actor actor,
      @RequestBody Map<String, String> typed,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var board = days.board();
    var read = ChangeForm.read(typed, board.programme(), board.organisation(), actor.scope());
    var change = read.right().orElseThrow(() -> new WrongInput(read.found()));
    var basis = typed.getOrDefault("basis", "");
    if (basis.isEmpty()) {
      var preview = establishment.preview(change, actor.scope());
      if (preview.isWrong()) {
        throw new WrongInput(preview.errors());
      }
      return told(page, preview, false, List.of());
    }
    if (!basis.matches("[0-9]{1,18}")) {
      throw new WrongInput(Diagnostic.error("field-count", new Place.Subject("basis"), basis));
    }
    return made(page, actor, typed, change, key == null ? "" : key);
  }

  private ChangeTree made(
      Page page, Actor actor, Map<String, String> typed, Change change, String key) {
    var basis = Long.parseLong(typed.getOrDefault("basis", "0"));
    if (key.isEmpty()) {
      var preview = establishment.preview(change, actor.scope());
      var written = establishment.carryOut(change, basis, actor);
      return told(page, preview, true, written.stream().map(one -> one.id()).toList());
    }
    var asked =
        new Once.Asked(actor.signature(), key, "change " + new TreeMap<>(typed), clock.instant());
    var ids =
        once.run(
            asked,
            () ->
                String.join(
                    "\n",
                    establishment.carryOut(change, basis, actor).stream()
                        .map(one -> one.id())
                        .toList()));
    return new ChangeTree(true, basis, 0, 0, 0, List.of(), List.of(ids.split("\n", -1)), List.of());
  }

  private static ChangeTree told(
      Page page, Preview preview, boolean written, List<String> records) {
    var warnings = new ArrayList<Map<String, String>>();
    for (var one : preview.warnings()) {
      warnings.add(
          Map.of("code", one.code(), "message", page.say(one.code(), one.values().toArray())));
    }
    return new ChangeTree(
        written,
        preview.basis(),
        preview.count(Preview.What.COMES),
        preview.count(Preview.What.GOES),
        preview.count(Preview.What.CHANGES),
        preview.past().stream().map(EstablishmentApi::past).toList(),
        records,
        warnings);
  }

  private static Map<String, Object> past(Preview.PastShift one) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("unit", one.unit());
    tree.put("half_year", one.halfYear());
    tree.put("owed", one.after().owed() - one.before().owed());
    tree.put("met", one.after().met() - one.before().met());
    tree.put("missed", one.after().missed() - one.before().missed());
    return tree;
  }
}
