package org.luoshi.server.obligations;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
<<<<<<< HEAD
import java.util.LinkedHashMap;
=======
import java.util.ArrayList;
>>>>>>> ad3568db5f07dfe1bb804d50d9d5861653e88ecf
import java.util.List;
import java.util.Map;
<<<<<<< HEAD
import java.util.Optional;
import org.luoshi.engine.figure.Figure;
=======
import java.util.function.Supplier;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
>>>>>>> ad3568db5f07dfe1bb804d50d9d5861653e88ecf
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages that list duties and figures; every number opens the list it counts.
@RestController
public final class ObligationPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Sights sights;

  public ObligationPages(Sights sights) {
    this.sights = sights;
  }

<<<<<<< HEAD
  /// A row of the list of figures.
  public record FigureLine(String id, String title, String value) {}

  /// The list of obligations with its search form; what cannot be asked for is told in the form.
=======
  /// A row of a list of obligations.
  public record Line(
      String unit,
      String duty,
      String occasion,
      String status,
      String progress,
      String due,
      String explanation) {}

  @Allows(Right.SEE)
  @GetMapping(path = "/", produces = HTML)
  public String overview(Page frame, @RequestParam Map<String, String> asked) {
    var board = boards.get();
    var asOf = asOf(asked, board);
    var page = frame.titled("page.overview");
    var overview = board.overview(board.judgements(asOf), Period.upTo(asOf).first(), asOf);
    return Templates.render("obligations/overview", Map.of("page", page, "overview", overview));
  }

>>>>>>> ad3568db5f07dfe1bb804d50d9d5861653e88ecf
  @Allows(Right.SEE)
  @GetMapping(path = "/obligations", produces = HTML)
  public ResponseEntity<String> list(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.obligations");
    try {
      var sight = sights.of(actor, asked);
      return shown(HttpStatus.OK, Listing.of(sight, Listing.filter(sight, asked), page), page, actor);
    } catch (WrongInput wrong) {
      var sight = sights.of(actor, Map.of());
      return shown(
          HttpStatus.UNPROCESSABLE_CONTENT,
          Listing.wrong(sight, asked, wrong.found(), page),
          page,
          actor);
    }
  }

  private static ResponseEntity<String> shown(
      HttpStatus status, Listing listing, Page page, Actor actor) {
    var values =
        Map.of("page", page, "listing", listing, "mayExport", (Object) actor.may(Right.EXPORT));
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(Templates.render("obligations/list", values));
  }

  /// The same list as a workbook: exactly what the filter wants, in the same order.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/obligations.xlsx")
  public ResponseEntity<byte[]> export(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var table = Listing.table(sight, Listing.filter(sight, asked), frame.titled("page.obligations"));
    return Workbook.of(List.of(table), "obligations-" + sight.asOf());
  }

  /// Why one obligation has its status: the rule, the dates, and every record that counted or did
  /// not.
  @Allows(Right.SEE)
  @GetMapping(path = "/explanation", produces = HTML)
  public String explanation(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var page = frame.titled("page.explanation");
    return Templates.render(
        "obligations/explanation",
        Map.of(
            "page",
            page,
            "explained",
            Explained.of(sight, asked, page, actor),
            "asOf",
            sight.asOf()));
  }

<<<<<<< HEAD
  @Allows(Right.SEE)
  @GetMapping(path = "/figures", produces = HTML)
  public String figures(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var page = frame.titled("page.figures");
    var lines =
        singles(sight.board(), sight.asOf()).values().stream()
            .map(one ->
                new FigureLine(one.id(), one.title().in(page.language()), shown(one.content())))
            .toList();
    return Templates.render("obligations/figures", Map.of("page", page, "figures", lines));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/figures/{id}", produces = HTML)
  public String behind(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var figure =
        Optional.ofNullable(singles(sight.board(), sight.asOf()).get(id))
            .orElseThrow(() ->
                new WrongInput(
                    Diagnostic.error("page-unknown", new Place.Subject("/figures"), id)));
    var page = frame.titled(figure.title().in(frame.language()));
    return Templates.render(
        "obligations/behind",
        Map.of(
            "page",
            page,
            "value",
            shown(figure.content()),
            "obligations",
            figure.obligations(),
            "records",
            figure.records()));
  }

  private static Map<String, Figure.Single> singles(Board board, LocalDate asOf) {
    var singles = new LinkedHashMap<String, Figure.Single>();
    board.figures(asOf).values().forEach(figure -> gather(figure, singles));
    return singles;
  }

  private static void gather(Figure figure, Map<String, Figure.Single> singles) {
    switch (figure) {
      case Figure.Group group -> group.parts().values().forEach(part -> gather(part, singles));
      case Figure.Single single -> singles.put(single.id(), single);
    }
  }

  private static String shown(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? "—" : value.toPlainString();
      case Figure.Names(var names) -> String.valueOf(names.size());
      case Figure.NamesAndTerms(var pairs) -> String.valueOf(pairs.size());
    };
=======
  /// The date asked for; else today, or the end of the last month with a record where this year has
  /// none.
  private LocalDate asOf(Map<String, String> asked, Board board) {
    var written = asked.get("as-of");
    if (written != null) {
      try {
        return LocalDate.parse(written);
      } catch (java.time.format.DateTimeParseException notADay) {
        throw new WrongInput(Diagnostic.error("page-date", new Place.Subject("as-of"), written));
      }
    }
    return board.usualDay(now.get());
>>>>>>> ad3568db5f07dfe1bb804d50d9d5861653e88ecf
  }
}
