package org.luoshi.server.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Workbook;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A second look (看一看): lists for a person to go and see, each number with the list behind it.
///
/// They say nothing of persons, rank nobody and judge nothing: units stand in the order of the
/// tree, duties in that of the programme, all else by day.
@RestController
public final class InsightPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  /// Rows of a list on one page.
  private static final int ROWS = 50;

  private final Lookout lookout;

  public InsightPages(Lookout lookout) {
    this.lookout = lookout;
  }

  /// A topic with its name, address and what it tells.
  public record Line(String title, String href, String about) {}

  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/insight", produces = HTML)
  public String all(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.insight");
    var look = lookout.of(actor, page, asked);
    var lines =
        Arrays.stream(Topic.values())
            .map(topic ->
                new Line(
                    page.say("insight." + topic.code()),
                    page.link("/insight/" + topic.code(), "unit", look.asked("unit")),
                    page.say("insight." + topic.code() + ".about")))
            .toList();
    return Templates.render(
        "insight/all",
        Map.of("page", page, "lines", lines, "crumbs", crumbs(look), "asOf", look.asOf()));
  }

  /// One topic: its sentence and its lists. The list asked for with `list` goes on where `after`
  /// says; all others begin anew.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/insight/{topic}", produces = HTML)
  public String topic(
      @PathVariable String topic,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var known = Topic.of(topic);
    var page = frame.titled("insight." + known.code());
    var look = lookout.of(actor, page, asked);
    var shown = new ArrayList<Sheet.Shown>();
    for (var sheet : known.sheets(look)) {
      var after = sheet.id().equals(look.asked("list")) ? look.asked("after") : "";
      shown.add(sheet.after(after, ROWS));
    }
    return Templates.render(
        "insight/topic",
        Map.of(
            "page",
            page,
            "head",
            known.head(look),
            "sheets",
            shown,
            "tabs",
            tabs(known, look),
            "crumbs",
            crumbs(look),
            "asOf",
            look.asOf(),
            "export",
            actor.may(Right.EXPORT)
                ? page.link("/insight/" + known.code() + "/export", "unit", look.asked("unit"))
                : ""));
  }

  /// The other topics: address and title; that of the one shown is empty.
  private static List<Choice> tabs(Topic shown, Look look) {
    return Arrays.stream(Topic.values())
        .map(topic ->
            new Choice(
                topic == shown
                    ? ""
                    : look.page().link("/insight/" + topic.code(), "unit", look.asked("unit")),
                look.say("insight." + topic.code())))
        .toList();
  }

  /// The way down to the unit, each step to the same page of that unit.
  private static List<Choice> crumbs(Look look) {
    var page = look.page();
    var crumbs = new ArrayList<Choice>();
    if (look.sight().scope().isWhole()) {
      crumbs.add(new Choice(page.link(page.path()), page.say("overview.all-units")));
    }
    look.sight()
        .path(look.unit())
        .forEach(id ->
            crumbs.add(new Choice(page.link(page.path(), "unit", id), look.words().unit(id))));
    return crumbs;
  }

  /// The list behind a number.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/insight/{topic}/behind", produces = HTML)
  public String behind(
      @PathVariable String topic,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var known = Topic.of(topic);
    var sheet = known.behind(lookout.of(actor, frame, asked));
    var page = frame.titled(sheet.title());
    return Templates.render(
        "insight/behind",
        Map.of(
            "page",
            page,
            "sheet",
            sheet.after(asked.getOrDefault("after", ""), ROWS),
            "back",
            page.link("/insight/" + known.code(), "unit", asked.getOrDefault("unit", "")),
            "topic",
            page.say("insight." + known.code())));
  }

  /// The lists of a topic as a workbook, whole.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/insight/{topic}/export", produces = Workbook.TYPE)
  public ResponseEntity<byte[]> export(
      @PathVariable String topic,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var known = Topic.of(topic);
    if (!actor.may(Right.EXPORT)) {
      throw new NotThere();
    }
    var look = lookout.of(actor, frame, asked);
    return Workbook.of(
        known.sheets(look).stream().map(Sheet::table).toList(),
        "insight-" + known.code() + "-" + look.asOf());
  }
}
