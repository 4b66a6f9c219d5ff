package org.luoshi.server.reviews;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.Reviewing;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.time.Term;
import org.luoshi.server.access.Right;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Pen;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// The book of reviews (述职评议): one matter for each head and year. Only the head and those who may
/// review above see it.
public final class Reviews implements Procedure {

  private static final String ROLE = "unit-head";
  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  private final Matters matters;
  private final Findings findings;

  public Reviews(Matters matters, Findings findings) {
    this.matters = matters;
    this.findings = findings;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.REVIEW;
  }

  @Override
  public String book() {
    return "reviews";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return programme.loop().use("reviews").isPresent()
        && !programme.loop().reviewing().parts().isEmpty();
  }

  private static Reviewing reviewing(Handling handling) {
    return handling.desk().board().programme().loop().reviewing();
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.OPEN_MATTER);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    return switch (part) {
      case SUBJECT -> isReviewed(matter, handling);
      case CHECKER -> handling.actor().may(Right.VERIFY) && handling.isBelow(matter.unit());
      case OWNER, DECIDER, HOUSE -> false;
    };
  }

  private static boolean isReviewed(Matter matter, Handling handling) {
    return Objects.equals(matter.person(), handling.actor().person());
  }

  @Override
  public boolean sees(Matter matter, Handling handling) {
    boolean above = handling.actor().may(Right.VERIFY) || handling.actor().may(Right.OPEN_MATTER);
    return isReviewed(matter, handling) || (above && handling.isBelow(matter.unit()));
  }

  @Override
  public List<Ask> opening(Handling handling) {
    return List.of(
        Ask.words("year").usually(String.valueOf(handling.today().getYear())),
        Ask.many("heads", heads(handling)),
        Ask.day("by", ""));
  }

  /// The heads of units below, as person and unit.
  private static List<Frame.Choice> heads(Handling handling) {
    var board = handling.desk().board();
    var tree = handling.desk().tree(handling.today());
    return board.organisation().appointments().stream()
        .filter(one -> one.heldOn(handling.today()) && handling.isBelow(one.unit()))
        .filter(one ->
            board.programme().posts().values().stream()
                .anyMatch(post -> ROLE.equals(post.role()) && post.matches(one)))
        .sorted(
            Comparator.comparing(
                one -> tree.node(one.unit()).map(node -> node.position()).orElse(0)))
        .map(one ->
            new Frame.Choice(
                one.person() + "@" + one.unit(), one.person() + " " + handling.name(one.unit())))
        .distinct()
        .toList();
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var year = said.text("year");
    if (!year.isEmpty() && Term.labelled(year).isEmpty()) {
      said.wrong("review-year", "year", year);
    }
    var there = matters.all(flow().id()).stream().map(Matter::subject).toList();
    var openings = new ArrayList<Matters.Opening>();
    for (var head : said.many("heads")) {
      var person = head.substring(0, head.indexOf('@'));
      var unit = head.substring(head.indexOf('@') + 1);
      var subject = year + " " + head;
      if (there.contains(subject)) {
        said.wrong("review-there", "heads", head, year);
      }
      var content = new LinkedHashMap<String, String>();
      content.put("year", year);
      openings.add(
          new Matters.Opening(
              null,
              flow(),
              handling.desk().board().programme().id(),
              unit,
              handling.path(unit),
              handling.unit(),
              person,
              null,
              subject,
              handling.say("reviews.title", year, person, handling.name(unit)),
              said.day("by").orElse(null),
              content));
    }
    return openings;
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    return switch (move.id()) {
      case "rate" -> {
        var asks = new ArrayList<Ask>();
        asks.add(Ask.pastDay("held", handling.today().toString()));
        reviewing(handling)
            .parts()
            .forEach(part ->
                asks.add(
                    Ask.number(part.id())
                        .named(
                            handling.say(
                                "reviews.part", handling.in(part.title()), part.weight()))));
        yield asks;
      }
      case "list" -> List.of(Ask.day("limit", ""));
      default -> List.of();
    };
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    var due = matter.due();
    if (move.id().equals("rate")) {
      content.putAll(said.all());
      rated(said, handling).ifPresent(score -> content.put("score", score.toPlainString()));
    }
    if (move.id().equals("conclude")) {
      due = null;
    }
    return new After(content, due);
  }

  /// The score of what was said; empty where points are missing or beyond 0 to 100.
  private static Optional<BigDecimal> rated(Said said, Handling handling) {
    var points = new LinkedHashMap<String, BigDecimal>();
    var parts = reviewing(handling).parts();
    for (var part : parts) {
      var written = said.text(part.id());
      if (!written.isEmpty()) {
        var given = new BigDecimal(written);
        if (given.signum() < 0 || given.compareTo(MOST) > 0) {
          said.wrong("review-points", part.id(), written);
        } else {
          points.put(part.id(), given);
        }
      }
    }
    return points.size() == parts.size()
        ? Optional.of(reviewing(handling).score(points))
        : Optional.empty();
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    if (move.equals("rate")) {
      write(after, said.day("held").orElse(handling.today()), handling);
    }
    if (move.equals("list")) {
      var limit = said.day("limit").orElse(handling.today());
      for (var line : after.steps().getLast().reason().lines().map(String::strip).toList()) {
        if (!line.isEmpty()) {
          findings.note(after.unit(), line, after.title(), limit, handling);
        }
      }
    }
  }

  /// The record of the review, which the duty of the yearly review asks for.
  private static void write(Matter after, LocalDate held, Handling handling) {
    var programme = handling.desk().board().programme();
    var use = programme.loop().use("reviews").orElseThrow();
    RecordKind kind = Objects.requireNonNull(programme.records().get(use.record()));
    var roles = kind.roles();
    var values = new LinkedHashMap<String, Value>();
    if (roles.unit() != null) {
      values.put(roles.unit(), new Value.Reference(after.unit()));
    }
    if (roles.person() != null) {
      values.put(roles.person(), new Value.Reference(String.valueOf(after.person())));
    }
    if (roles.date() != null) {
      values.put(roles.date(), new Value.Day(held));
    }
    use.field("term").ifPresent(id -> values.put(id, new Value.Reference(after.says("year"))));
    use.field("score")
        .ifPresent(id ->
            values.put(id, new Value.Quantity(Amount.of(new BigDecimal(after.says("score"))))));
    new Pen(handling).enter(kind, values);
  }

  @Override
  public List<String> columns() {
    return List.of("title", "unit", "person", "year", "score", "grade");
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return List.of(
        matter.title(),
        handling.name(matter.unit()),
        String.valueOf(matter.person()),
        matter.says("year"),
        matter.says("score"),
        grade(matter, handling));
  }

  private static String grade(Matter matter, Handling handling) {
    var score = matter.says("score");
    return score.isEmpty()
        ? ""
        : reviewing(handling)
            .grade(new BigDecimal(score))
            .map(grade -> handling.in(grade.title()))
            .orElse("");
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    var facts = new ArrayList<>(columnsAsFacts(1, matter, handling, page));
    reviewing(handling)
        .parts()
        .forEach(part -> {
          if (!matter.says(part.id()).isEmpty()) {
            facts.add(
                Fact.of(
                    page.say("reviews.part", handling.in(part.title()), part.weight()),
                    matter.says(part.id())));
          }
        });
    return facts;
  }

  /// What was found at the unit the year before, and how it stands: it is shown first.
  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    var year = Term.labelled(matter.says("year")).map(term -> term.first().getYear()).orElse(0);
    var rows =
        findings.all(handling).stream()
            .filter(one -> one.unit().equals(matter.unit()))
            .filter(one -> findings.sees(one, handling))
            .filter(one ->
                findings
                    .found(one, handling)
                    .filter(day -> day.getYear() == year - 1 || day.getYear() == year)
                    .isPresent())
            .map(one ->
                new Row(
                    "/findings/" + RecordLink.escaped(one.number()),
                    List.of(
                        one.title(),
                        findings.found(one, handling).map(LocalDate::toString).orElse(""),
                        page.say("finding.state." + one.state()))))
            .toList();
    return List.of(
        new Section(
            page.say("reviews.before"),
            rows.isEmpty() ? page.say("reviews.none-before") : "",
            rows.isEmpty()
                ? List.of()
                : List.of(
                    page.say("findings.col.problem"),
                    page.say("finding.ask.found"),
                    page.say("record.state")),
            rows));
  }
}
