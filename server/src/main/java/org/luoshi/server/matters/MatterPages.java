package org.luoshi.server.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The books of matters (来文传达、责任书、整改台账、约谈函询、述职评议): lists, one matter with its steps and the moves
/// that may be made, and the form that opens one.
@RestController
public final class MatterPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final HttpStatus UNPROCESSABLE = HttpStatus.UNPROCESSABLE_CONTENT;
  private static final String BOOK = "/{book:" + Books.NAMES + "}";

  private final Books books;

  public MatterPages(Books books) {
    this.books = books;
  }

  @Allows(Right.SEE)
  @GetMapping(path = BOOK, produces = HTML)
  public String list(
      @PathVariable String book, Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var titled = page.titled("page." + book);
    var view =
        BookView.of(
            books.procedure(book), books.open(book, actor, page), BookView.Asked.of(asked), titled);
    return Templates.render(
        "matters/book", Map.of("page", titled, "form", Form.fresh(asked), "view", view));
  }

  @Allows(Right.SEE)
  @GetMapping(path = BOOK + "/{number}", produces = HTML)
  public String one(
      @PathVariable String book, @PathVariable String number, Page page, Actor actor) {
    var proceedings = books.open(book, actor, page);
    return render(book, proceedings, proceedings.seen(number), page, Form.fresh(Map.of()), "");
  }

  private String render(
      String book, Proceedings proceedings, Matter one, Page page, Form form, String tried) {
    var procedure = books.procedure(book);
    return Templates.render(
        "matters/one",
        Map.of(
            "page",
            page.titled(one.title()),
            "book",
            book,
            "flow",
            procedure.flow().id(),
            "one",
            MatterView.of(procedure, proceedings, one, page),
            "form",
            form,
            "tried",
            tried));
  }

  @Allows({Right.OPEN_MATTER, Right.INSPECT, Right.VERIFY})
  @GetMapping(path = BOOK + "/new", produces = HTML)
  public String opening(
      @PathVariable String book, Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var proceedings = books.open(book, actor, page);
    if (!proceedings.mayOpen()) {
      throw new NotThere();
    }
    var typed = new HashMap<String, String>();
    asks(book, proceedings).forEach(ask -> typed.put(ask.id(), ask.usual()));
    typed.putAll(asked);
    return form(book, proceedings, page, Form.fresh(typed));
  }

  private List<Ask> asks(String book, Proceedings proceedings) {
    return books.procedure(book).opening(proceedings.handling());
  }

  private String form(String book, Proceedings proceedings, Page page, Form form) {
    var procedure = books.procedure(book);
    return Templates.render(
        "matters/new",
        Map.of(
            "page",
            page.titled(book + ".open"),
            "book",
            book,
            "flow",
            procedure.flow().id(),
            "asks",
            asks(book, proceedings),
            "form",
            form));
  }

  @Allows({Right.OPEN_MATTER, Right.INSPECT, Right.VERIFY})
  @PostMapping(path = BOOK, produces = HTML)
  public ResponseEntity<String> open(
      @PathVariable String book,
      Page page,
      Actor actor,
      @RequestParam MultiValueMap<String, String> sent) {
    var proceedings = books.open(book, actor, page);
    var typed = single(sent);
    var form = Form.sent(typed);
    try {
      var opened =
          once(
              proceedings,
              form,
              book + " open " + words(typed),
              () ->
                  String.join(",", proceedings.open(typed).stream().map(Matter::number).toList()));
      return redirect(
          opened.contains(",") || opened.isEmpty()
              ? "/" + book + "?done=opened"
              : "/" + book + "/" + RecordLink.escaped(opened) + "?done=opened");
    } catch (WrongInput wrong) {
      return ResponseEntity.status(UNPROCESSABLE)
          .body(form(book, proceedings, page, form.with(wrong.found(), page.phrases())));
    }
  }

  @Allows({
    Right.RECORD,
    Right.OPEN_MATTER,
    Right.VERIFY,
    Right.DECIDE,
    Right.SIGN,
  })
  @PostMapping(path = BOOK + "/{number}/{move}", produces = HTML)
  public ResponseEntity<String> move(
      @PathVariable String book,
      @PathVariable String number,
      @PathVariable String move,
      Page page,
      Actor actor,
      @RequestParam MultiValueMap<String, String> sent) {
    var proceedings = books.open(book, actor, page);
    var typed = single(sent);
    var form = Form.sent(typed);
    var seen = proceedings.seen(number);
    try {
      var what = String.join(" ", book, number, move, words(typed));
      once(
          proceedings,
          form,
          what,
          () -> proceedings.move(number, move, version(typed), typed).id());
      return redirect("/" + book + "/" + number + "?done=moved");
    } catch (WrongInput wrong) {
      boolean stale = wrong.found().stream().anyMatch(one -> one.code().equals("matter-stale"));
      var told = form.with(wrong.found(), page.phrases());
      var now = stale ? proceedings.seen(number) : seen;
      return ResponseEntity.status(stale ? HttpStatus.CONFLICT : UNPROCESSABLE)
          .body(render(book, proceedings, now, page, told, move));
    }
  }

  /// Several values of one name stand with commas between them.
  private static Map<String, String> single(MultiValueMap<String, String> sent) {
    var typed = new HashMap<String, String>();
    sent.forEach((name, values) -> typed.put(name, String.join(",", values)));
    return typed;
  }

  /// All that was said, in canonical words.
  public static String words(Map<String, String> typed) {
    var said = new ArrayList<String>();
    new TreeMap<>(typed)
        .forEach((name, value) -> {
          if (!name.startsWith("_") && !name.equals("once")) {
            said.add(name + "=" + value);
          }
        });
    return String.join("&", said);
  }

  /// The version that the form was shown with; none where it names none.
  public static int version(Map<String, String> typed) {
    var written = typed.getOrDefault("version", "");
    return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : -1;
  }

  private static String once(
      Proceedings proceedings, Form form, String what, Supplier<String> work) {
    var desk = proceedings.handling().desk();
    var actor = proceedings.handling().actor();
    return desk.once().run(new Once.Asked(actor.signature(), form.once(), what, desk.now()), work);
  }

  /// Leads on after what was sent.
  public static ResponseEntity<String> redirect(String to) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", to).build();
  }
}
