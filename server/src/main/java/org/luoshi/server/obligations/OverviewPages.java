package org.luoshi.server.obligations;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

/// The first page: how the actor's units stand, and the charts of the same numbers.
@RestController
public final class OverviewPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Sights sights;

  public OverviewPages(Sights sights) {
    this.sights = sights;
  }

  /// The overview; who may not see it is led to the first page of their own.
  @Allows({Right.SEE, Right.OWN_ACCOUNT})
  @GetMapping(path = "/", produces = HTML)
  public ResponseEntity<String> overview(
      Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    if (!actor.may(Right.SEE)) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(first(frame)).build();
    }
    var sight = sights.of(actor, asked);
    var unit = Sights.unit(sight, asked);
    var words = Sights.words(sight, frame);
    var page = frame.titled(unit.isEmpty() ? "page.overview" : words.unit(unit));
    var glance = Glance.of(sight, unit, page, words);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(Templates.render("obligations/overview", Map.of("page", page, "glance", glance)));
  }

  private static URI first(Page page) {
    return page.frame().menu().stream()
        .flatMap(group -> group.entries().stream())
        .map(entry -> URI.create(entry.href()))
        .findFirst()
        .orElse(URI.create("/account"));
  }

  /// Small multiples: every duty over its terms, drawn and in numbers.
  @Allows(Right.SEE)
  @GetMapping(path = "/charts", produces = HTML)
  public String charts(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var unit = Sights.unit(sight, asked);
    var words = Sights.words(sight, frame);
    var page = frame.titled("page.charts");
    return Templates.render(
        "obligations/charts", Map.of("page", page, "charts", Charts.of(sight, unit, page, words)));
  }
}
