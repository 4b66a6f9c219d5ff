package org.luoshi.server.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Sight;
import org.luoshi.server.obligations.Workbook;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Registers (登记册): their objects, who is responsible for each, whether the duties cover them.
@RestController
public final class RegisterPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final int ROWS = 50;

  private final Registers house;

  public RegisterPages(Registers house) {
    this.house = house;
  }

  /// A register with its counts and the lists they open.
  public record Summary(
      String id, String title, String href, int objects, int nobody, int closed, int uncovered) {

    /// The list of a state.
    public String list(Page page, String state) {
      return page.link(href, "state", state);
    }

    /// The percent of objects that a living unit is responsible for; empty where there are none.
    public String heldPercent() {
      return objects == 0
          ? ""
          : java.math.BigDecimal.valueOf(100L * (objects - nobody - closed))
              .divide(java.math.BigDecimal.valueOf(objects), 1, java.math.RoundingMode.HALF_UP)
              .toPlainString();
    }
  }

  static Summary summary(Register register, List<Held> all, Page page) {
    return new Summary(
        register.kind().id(),
        register.kind().title().in(page.language()),
        "/registers/" + register.kind().id(),
        all.size(),
        count(all, Held.Care.NOBODY),
        count(all, Held.Care.CLOSED),
        (int) all.stream().filter(Held::isUncovered).count());
  }

  private static int count(List<Held> all, Held.Care care) {
    return (int) all.stream().filter(one -> one.care() == care).count();
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/registers", produces = HTML)
  public String all(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.registers");
    var desk = house.open();
    var sight = desk.sight(actor, asked);
    var summaries =
        Register.of(desk.board().programme()).stream()
            .map(one -> summary(one, desk.objects(one, sight), page))
            .toList();
    return Templates.render(
        "registers/all", Map.of("page", page, "registers", summaries, "asOf", sight.asOf()));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/registers/{kind}", produces = HTML)
  public String one(
      @PathVariable String kind, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var desk = house.open();
    var register = desk.register(kind);
    var page = frame.titled(register.kind().title().in(frame.language()));
    var sight = desk.sight(actor, asked);
    var all = desk.objects(register, sight);
    var asking = Asking.of(desk, asked);
    var found = all.stream().filter(one -> asking.wants(one, desk, sight.asOf())).toList();
    var lines = Lines.of(desk, register, sight, actor, page);
    int start = start(found, asked.getOrDefault("after", ""));
    var shown = found.subList(start, Math.min(found.size(), start + ROWS));
    return Templates.render(
        "registers/one",
        Map.of(
            "page", page,
            "summary", summary(register, all, page),
            "form", Form.fresh(asked).with(asking.found(), page.phrases()),
            "states", Asking.states(page),
            "persons", register.kind().roles().person() != null,
            "lines", shown.stream().map(lines::line).toList(),
            "total", found.size(),
            "next", start + shown.size() < found.size() ? shown.getLast().key() : "",
            "may", new May(actor.may(Right.EXPORT), actor.may(Right.RECORD)),
            "asOf", sight.asOf()));
  }

  /// What the links of the page need to know of the actor.
  public record May(boolean export, boolean bringIn) {}

  static int start(List<Held> found, String after) {
    for (int i = 0; i < found.size() && !after.isEmpty(); i++) {
      if (found.get(i).key().equals(after)) {
        return i + 1;
      }
    }
    return 0;
  }

  /// The register unit by unit: founded where it should be (应建尽建).
  @Allows(Right.SEE)
  @GetMapping(path = "/registers/{kind}/units", produces = HTML)
  public String units(
      @PathVariable String kind, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var desk = house.open();
    var register = desk.register(kind);
    var title = register.kind().title().in(frame.language());
    var page = frame.titled(frame.say("register.units", title));
    var sight = desk.sight(actor, asked);
    var all = desk.objects(register, sight);
    return Templates.render(
        "registers/units",
        Map.of(
            "page",
            page,
            "summary",
            summary(register, all, page),
            "lines",
            Lines.of(desk, register, sight, actor, page).byUnit(all),
            "asOf",
            sight.asOf()));
  }

  /// The list as the filter finds it, and the units, as a workbook.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/registers/{kind}/export", produces = Workbook.TYPE)
  public ResponseEntity<byte[]> export(
      @PathVariable String kind, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var desk = house.open();
    var register = desk.register(kind);
    var sight = desk.sight(actor, asked);
    var all = desk.objects(register, sight);
    var asking = Asking.of(desk, asked);
    var found = all.stream().filter(one -> asking.wants(one, desk, sight.asOf())).toList();
    var lines = Lines.of(desk, register, sight, actor, frame);
    return Workbook.of(
        List.of(objects(lines, found, frame), unitTable(lines, all, frame, sight)),
        "register-" + register.kind().id() + "-" + sight.asOf());
  }

  private static Table objects(Lines lines, List<Held> found, Page page) {
    var header = new ArrayList<String>();
    for (var key : List.of("object", "unit", "care", "person", "last", "says")) {
      header.add(page.say("register.col." + key));
    }
    var duties = lines.register().duties();
    duties.forEach(duty -> header.add(duty.title().in(page.language())));
    return new Table(
        lines.register().kind().title().in(page.language()),
        page.say("register.banner", page.day(lines.asOf()), found.size()),
        header,
        () -> found.stream().map(lines::line).map(line -> row(line, lines, page)).iterator());
  }

  private static List<Value> row(Shown.Line line, Lines lines, Page page) {
    var row = new ArrayList<Value>();
    row.add(new Value.Words(line.key()));
    row.add(new Value.Words(line.unit()));
    row.add(new Value.Words(page.say("register.care." + line.care())));
    row.add(new Value.Words(line.person()));
    row.add(
        line.lastDay().isEmpty()
            ? new Value.Words("")
            : new Value.Day(java.time.LocalDate.parse(line.lastDay())));
    row.add(new Value.Words(line.lastSays()));
    for (var duty : lines.register().duties()) {
      row.add(
          new Value.Words(
              line.covers().stream()
                  .filter(cover -> cover.dutyId().equals(duty.id()))
                  .map(cover ->
                      page.say(
                          "status." + cover.status().name().toLowerCase(java.util.Locale.ROOT)))
                  .findFirst()
                  .orElse("")));
    }
    return row;
  }

  private static Table unitTable(Lines lines, List<Held> all, Page page, Sight sight) {
    var header = new ArrayList<String>();
    for (var key : List.of("unit", "objects", "covered", "uncovered", "share")) {
      header.add(page.say("register.col." + key));
    }
    return new Table(
        page.say("register.by-unit"),
        page.say("register.banner", page.day(sight.asOf()), all.size()),
        header,
        () ->
            lines.byUnit(all).stream()
                .map(line ->
                    List.<Value>of(
                        new Value.Words(line.name()),
                        number(line.objects()),
                        number(line.covered()),
                        number(line.uncovered()),
                        line.share().isEmpty()
                            ? new Value.Words("")
                            : new Value.Quantity(
                                Amount.of(new java.math.BigDecimal(line.share())))))
                .iterator());
  }

  private static Value number(int number) {
    return new Value.Quantity(Amount.whole(number));
  }
}
