package org.luoshi.server.obligations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

/// The list of obligations and the explanation of each.
@RestController
public final class ObligationPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Sights sights;
  private final Actions actions;

  public ObligationPages(Sights sights, Actions actions) {
    this.sights = sights;
    this.actions = actions;
  }

  /// The list of obligations with its search form; what cannot be asked for is told in the form.
  @Allows(Right.SEE)
  @GetMapping(path = "/obligations", produces = HTML)
  public ResponseEntity<String> list(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.obligations");
    try {
      var sight = sights.of(actor, asked);
      return shown(
          HttpStatus.OK, Listing.of(sight, Listing.filter(sight, asked), page), page, actor);
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
  @GetMapping(path = "/obligations.xlsx", produces = Workbook.TYPE)
  public ResponseEntity<byte[]> export(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var table =
        Listing.table(sight, Listing.filter(sight, asked), frame.titled("page.obligations"));
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
            Explained.of(sight, asked, page, explanation -> actions.on(explanation, actor, page)),
            "asOf",
            sight.asOf()));
  }
}
