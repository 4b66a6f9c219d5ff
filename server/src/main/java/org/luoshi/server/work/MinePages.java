package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// My duties (我的责任): what the post owes, by how soon, and the form that settles it.
@RestController
public final class MinePages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desks desks;

  public MinePages(Desks desks) {
    this.desks = desks;
  }

  @Allows(Right.RECORD)
  @GetMapping(path = "/mine", produces = HTML)
  public String mine(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var desk = desks.open();
    var page = frame.titled("page.mine");
    var asOf = asOf(desk, asked);
    var view = new Mine(desk, actor, page, asOf).view(asked.getOrDefault("show", ""));
    return Templates.render("work/mine", Map.of("page", page, "mine", view));
  }

  /// The date asked for, else the usual one.
  static LocalDate asOf(Desk desk, Map<String, String> asked) {
    var written = asked.getOrDefault("as-of", "");
    if (written.isBlank()) {
      return desk.board().usualDay(desk.now());
    }
    try {
      return LocalDate.parse(written);
    } catch (java.time.format.DateTimeParseException notADay) {
      throw new WrongInput(Diagnostic.error("page-date", new Place.Subject("as-of"), written));
    }
  }
}
