package org.luoshi.server.obligations;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The duty list, each duty in full, the matrix of units and duties, and the burden.
@RestController
public final class DutyPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Sights sights;
  private final Function<String, String> packs;

  /// `packs` gives the text of the pack of a programme as adopted last, by its id.
  public DutyPages(Sights sights, Function<String, String> packs) {
    this.sights = sights;
    this.packs = packs;
  }

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/duties", produces = HTML)
  public String duties(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.duties");
    var sight = sights.of(actor, asked);
    return Templates.render(
        "obligations/duties",
        Map.of(
            "page",
            page,
            "duties",
            DutyList.of(sight, actor.may(Right.SEE), page),
            "asOf",
            sight.asOf(),
            "may",
            May.of(actor)));
  }

  /// What the tabs and buttons of these pages need to know of the actor.
  public record May(boolean see, boolean export) {
    static May of(Actor actor) {
      return new May(actor.may(Right.SEE), actor.may(Right.EXPORT));
    }
  }

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/duties/{id}", produces = HTML)
  public String duty(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var sheet =
        DutySheet.of(
            sight, id, packs.apply(sight.board().programme().id()), actor.may(Right.SEE), frame);
    return Templates.render(
        "obligations/duty",
        Map.of("page", frame.titled(sheet.title()), "sheet", sheet, "asOf", sight.asOf()));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/coverage", produces = HTML)
  public String coverage(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.coverage");
    var sight = sights.of(actor, asked);
    var coverage = Coverage.of(sight, Sights.unit(sight, asked), page);
    return Templates.render(
        "obligations/coverage",
        Map.of("page", page, "coverage", coverage, "asOf", sight.asOf(), "may", May.of(actor)));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/burden", produces = HTML)
  public String burden(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.burden");
    var sight = sights.of(actor, asked);
    var burden = BurdenSheet.of(sight, Sights.unit(sight, asked), page);
    return Templates.render(
        "obligations/burden",
        Map.of("page", page, "burden", burden, "asOf", sight.asOf(), "may", May.of(actor)));
  }

  /// The duty list as a workbook.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/duties.xlsx", produces = Workbook.TYPE)
  public ResponseEntity<byte[]> export(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var list = DutyList.of(sight, actor.may(Right.SEE), frame);
    return Workbook.of(List.of(list.table(frame)), "duties-" + sight.asOf());
  }

  /// The whole matrix, and the burden of the same units, as a workbook of two sheets.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/coverage.xlsx", produces = Workbook.TYPE)
  public ResponseEntity<byte[]> exportCoverage(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var unit = Sights.unit(sight, asked);
    return Workbook.of(
        List.of(Coverage.table(sight, unit, frame), BurdenSheet.table(sight, unit, frame)),
        "coverage-" + sight.asOf());
  }
}
