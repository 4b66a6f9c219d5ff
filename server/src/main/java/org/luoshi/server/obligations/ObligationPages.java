package org.luoshi.server.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages that list duties and figures; every number opens the list it counts.
@RestController
public final class ObligationPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Supplier<Board> boards;
  private final Supplier<Instant> now;

  public ObligationPages(Supplier<Board> boards, Supplier<Instant> now) {
    this.boards = boards;
    this.now = now;
  }

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

  @Allows(Right.SEE)
  @GetMapping(path = "/obligations", produces = HTML)
  public String list(Page frame, @RequestParam Map<String, String> asked) {
    var board = boards.get();
    var asOf = asOf(asked, board);
    var page = frame.titled("page.obligations");
    var told = new Told(board.programme(), board.organisation(), page.phrases());
    var lines =
        board.judgements(asOf).stream()
            .filter(one ->
                !asked.containsKey("duty")
                    || one.obligation().duty().id().equals(asked.get("duty")))
            .filter(one ->
                !asked.containsKey("unit") || one.obligation().unit().equals(asked.get("unit")))
            .filter(one -> is(asked.getOrDefault("status", ""), one.status()))
            .map(one -> line(one, board, page, told))
            .toList();
    return Templates.render("obligations/list", Map.of("page", page, "lines", lines));
  }

  private static boolean is(String wanted, Status status) {
    return switch (wanted) {
      case "" -> true;
      case "owed" -> status != Status.WAIVED && status != Status.UPCOMING;
      default -> status.name().toLowerCase(Locale.ROOT).equals(wanted);
    };
  }

  private static Line line(Judgement one, Board board, Page page, Told told) {
    var obligation = one.obligation();
    var due = obligation.due().day();
    return new Line(
        Overview.name(board.organisation(), obligation.unit(), one.asOf()),
        obligation.duty().title().in(page.language()),
        obligation.occasion().label(),
        told.status(one),
        one.done() + " / " + one.quota(),
        due.equals(LocalDate.MAX) ? "—" : due.toString(),
        page.link(
            "/explanation",
            "unit",
            obligation.unit(),
            "duty",
            obligation.duty().id(),
            "term",
            obligation.occasion().label()));
  }

  @Allows(Right.SEE)
  @GetMapping(path = "/explanation", produces = HTML)
  public String explanation(Page frame, @RequestParam Map<String, String> asked) {
    var board = boards.get();
    var page = frame.titled("page.explanation");
    var question =
        new Question(
            board.unit(asked.getOrDefault("unit", "")),
            board.duty(asked.getOrDefault("duty", "")),
            asked.getOrDefault("term", ""),
            asOf(asked, board));
    var told = new Told(board.programme(), board.organisation(), page.phrases());
    var answers = board.explain(question);
    var lines = new ArrayList<List<String>>();
    answers.explanations().forEach(one -> lines.add(told.lines(one, _ -> "")));
    if (answers.absence() != null) {
      lines.add(List.of(told.absence(answers.absence(), question)));
    }
    return Templates.render("obligations/explanation", Map.of("page", page, "explanations", lines));
  }

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
  }
}
