package org.luoshi.server.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Scope;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of figures: all of them on a date, and what stands behind each. A count opens a list
/// of just that length; a sum, a mean or a percentage shows its parts.
@RestController
public final class FigurePages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final int ROWS = 100;

  private final Supplier<Image> images;
  private final Supplier<Instant> now;

  public FigurePages(Supplier<Image> images, Supplier<Instant> now) {
    this.images = images;
    this.now = now;
  }

  /// A figure as a list shows it; `length` is that of the list it opens, or -1 where it opens its
  /// parts.
  public record Line(String id, String title, String value, String href, int length) {}

  /// What a page about one figure shows beside its tables: its value, the names it lists, and a
  /// word on where a stated number comes from.
  public record Told(
      String id, String value, Makeup makeup, List<String> names, String stated, String sum) {}

  /// A stretch of a list: its rows, how many there are in all, and the key of the next stretch.
  public record Stretch<T>(List<T> rows, int total, String next) {}

  /// What is asked: the day and the part of the house.
  private record Asked(Day day, Scope scope, Page page) {
    FigureSheet sheet() {
      return new FigureSheet(day, scope, page.phrases());
    }

    LocalDate asOf() {
      return day.asOf();
    }
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/figures", produces = HTML)
  String figures(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var of = asked(frame, actor, asked);
    var lines = of.sheet().entries().stream().map(entry -> line(entry, of.page())).toList();
    return Templates.render(
        "obligations/figures",
        Map.of("page", of.page().titled("page.figures"), "figures", lines, "asOf", of.asOf()));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/figures/{id}", produces = HTML)
  String behind(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var of = asked(frame, actor, asked);
    var sheet = of.sheet();
    var entry =
        sheet
            .entry(id)
            .or(() -> sheet.withHouse(of.day().reach(of.scope())).entry(id))
            .orElseThrow(Refusals.NotThere::new);
    var shown = new HashMap<String, Object>();
    shown.put("page", of.page().titled(entry.title()));
    shown.put("asOf", of.asOf());
    shown.put("told", told(entry, sheet, of.page()));
    shown.put("parts", sheet.parts(entry).stream().map(part -> line(part, of.page())).toList());
    shown.put("distinct", sheet.distinct(entry));
    var after = of.page().asked("after").orElse("");
    boolean listsOwed = !entry.figure().obligations().isEmpty() && !isSum(entry.makeup());
    var owed = listsOwed ? entry.figure().obligations() : List.<String>of();
    var kept = listsOwed ? List.<String>of() : entry.figure().records();
    shown.put(
        "owed", stretch(owed, after, ids -> sheet.owed(ids, entry.makeup() == Makeup.MEDIAN)));
    shown.put("kept", stretch(kept, after, ids -> sheet.kept(entry, ids)));
    return Templates.render("obligations/behind", shown);
  }

  private static boolean isSum(Makeup makeup) {
    return makeup == Makeup.SUM || makeup == Makeup.MEAN;
  }

  private static Told told(FigureSheet.Entry entry, FigureSheet sheet, Page page) {
    var names = entry.figure().content() instanceof Figure.Names(var all) ? all : List.<String>of();
    return new Told(
        entry.id(),
        FigureSheet.value(entry.figure().content()),
        entry.makeup(),
        names,
        sheet.stated(entry),
        isSum(entry.makeup()) ? page.say("figure.sum", sheet.sum(entry).toPlainString()) : "");
  }

  private static Line line(FigureSheet.Entry entry, Page page) {
    return new Line(
        entry.id(),
        entry.title(),
        FigureSheet.value(entry.figure().content()),
        page.asked("unit")
            .map(unit -> page.link("/figures/" + entry.id(), "unit", unit))
            .orElseGet(() -> page.link("/figures/" + entry.id())),
        entry.length().orElse(-1));
  }

  /// The rows after the one with this id.
  private static <T> Stretch<T> stretch(
      List<String> ids, String after, Function<List<String>, List<T>> rows) {
    int from = after.isEmpty() ? 0 : after(ids, after).orElse(0);
    int to = Math.min(ids.size(), from + ROWS);
    var shown = ids.subList(Math.min(from, to), to);
    return new Stretch<>(rows.apply(shown), ids.size(), to < ids.size() ? ids.get(to - 1) : "");
  }

  private static OptionalInt after(List<String> ids, String after) {
    return IntStream.range(0, ids.size())
        .filter(i -> ids.get(i).equals(after))
        .map(i -> i + 1)
        .findFirst();
  }

  /// The unit asked for, as far as the scope reaches; else the scope itself.
  private Asked asked(Page page, Actor actor, Map<String, String> asked) {
    var image = images.get();
    var asOf = asOf(asked, image.board());
    var unit = asked.getOrDefault("unit", "");
    if (unit.isEmpty()) {
      return new Asked(image.day(asOf), actor.scope(), page);
    }
    if (!Reaches.sees(image.board(), actor.scope(), unit, asOf)) {
      throw new Refusals.NotThere();
    }
    return new Asked(image.day(asOf), new Scope(unit, true, null, true), page);
  }

  /// The date asked for; else the usual one.
  private LocalDate asOf(Map<String, String> asked, Board board) {
    var written = asked.get("as-of");
    if (written != null && !written.isBlank()) {
      try {
        return LocalDate.parse(written.strip());
      } catch (java.time.format.DateTimeParseException notADay) {
        throw new WrongInput(Diagnostic.error("page-date", new Place.Subject("as-of"), written));
      }
    }
    return board.usualDay(now.get());
  }
}
