package org.luoshi.server.letters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;
import org.luoshi.server.access.Right;
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

/// The book of responsibility letters (责任书): one matter for each unit and year. What is signed is
/// the digest of the letter's words and data; it binds the post, and a successor signs it again.
public final class Letters implements Procedure {

  private final Matters matters;
  private final UnaryOperator<String> who;
  private final Sealing sealing;

  /// @param who what people call the one who signed so
  public Letters(Matters matters, UnaryOperator<String> who, Sealing sealing) {
    this.matters = matters;
    this.who = who;
    this.sealing = sealing;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.LETTER;
  }

  @Override
  public String book() {
    return "letters";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return programme.loop().use("letters").isPresent();
  }

  private static Loop.Use use(Handling handling) {
    return handling.desk().board().programme().loop().use("letters").orElseThrow();
  }

  private static RecordKind kind(Handling handling) {
    return Objects.requireNonNull(
        handling.desk().board().programme().records().get(use(handling).record()));
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.OPEN_MATTER);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    return switch (part) {
      case SUBJECT -> handling.actor().may(Right.SIGN) && handling.isOwn(matter.unit());
      case OWNER ->
          handling.actor().may(Right.OPEN_MATTER)
              && handling.isBelow(matter.unit())
              && handling.isOwn(matter.owner());
      case CHECKER, DECIDER, HOUSE -> false;
    };
  }

  /// A successor is who did not sign last.
  @Override
  public boolean offers(Matter matter, Move move, Handling handling) {
    return !move.id().equals("inherit")
        || signatures(matter).stream()
            .reduce((_, later) -> later)
            .filter(last -> last.account().equals(handling.actor().account()))
            .isEmpty();
  }

  /// The signatures of who bears the letter, the first one first.
  static List<Matter.Step> signatures(Matter matter) {
    return matter.steps().stream()
        .filter(step -> step.move().equals("sign") || step.move().equals("inherit"))
        .toList();
  }

  @Override
  public List<Ask> opening(Handling handling) {
    var tree = handling.desk().tree(handling.today());
    var own = handling.unit();
    var below =
        tree.subtree(own).stream()
            .filter(unit -> tree.node(unit).filter(node -> node.superior().equals(own)).isPresent())
            .map(unit -> new Frame.Choice(unit, handling.name(unit)))
            .toList();
    return List.of(
        Ask.words("year").usually(String.valueOf(handling.today().getYear())),
        Ask.many("units", below),
        Ask.text("more").optional(),
        Ask.day("by", ""));
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var year = said.text("year");
    var term = Term.labelled(year);
    if (!year.isEmpty() && term.isEmpty()) {
      said.wrong("letter-year", "year", year);
    }
    var there =
        matters.all(flow().id()).stream()
            .filter(one -> !one.state().equals("withdrawn"))
            .map(one -> one.says("year") + " " + one.unit())
            .toList();
    var openings = new ArrayList<Matters.Opening>();
    for (var id : said.many("units")) {
      if (there.contains(year + " " + id)) {
        said.wrong("letter-there", "units", handling.name(id), year);
      }
      handling
          .desk()
          .board()
          .organisation()
          .unit(id)
          .ifPresent(unit -> openings.add(opening(unit, said, handling)));
    }
    return openings;
  }

  private Matters.Opening opening(Unit unit, Said said, Handling handling) {
    var year = said.text("year");
    var content = new LinkedHashMap<String, String>();
    content.put("year", year);
    content.put("superior", handling.unit());
    content.put(
        "text", new LetterText(handling).of(unit, handling.unit(), year, said.text("more")));
    return new Matters.Opening(
        null,
        flow(),
        handling.desk().board().programme().id(),
        unit.id(),
        handling.path(unit.id()),
        handling.unit(),
        null,
        null,
        null,
        handling.say("letters.title", year, handling.name(unit.id())),
        said.day("by").orElse(null),
        content);
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    return switch (move.id()) {
      case "sign", "inherit", "countersign" ->
          List.of(Ask.pastDay("signed", handling.today().toString()));
      case "amend" -> List.of(Ask.text("text").usually(matter.says("text")));
      default -> List.of();
    };
  }

  /// Signing leaves the words as they are: their digest is what is signed.
  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    if (move.id().equals("amend")) {
      if (said.text("text").equals(matter.says("text"))) {
        said.wrong("letter-same", "text");
      }
      content.put("text", said.text("text"));
    }
    return new After(content, matter.due());
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    var pen = new Pen(handling);
    switch (move) {
      case "sign" -> sign(after, said.day("signed").orElse(handling.today()), handling);
      case "amend" ->
          record(after, handling)
              .filter(record -> record.state() == WorkRecord.State.ACTIVE)
              .filter(record -> record.effective() != null)
              .ifPresent(record -> pen.giveBack(record.id(), after.steps().getLast().reason()));
      default -> {}
    }
  }

  /// The record of the letter, which the duty of signing it asks for.
  private static void sign(Matter after, LocalDate day, Handling handling) {
    var kind = kind(handling);
    var roles = kind.roles();
    var former = record(after, handling);
    var values = new LinkedHashMap<String, Value>();
    former.ifPresent(record -> values.putAll(record.values()));
    if (roles.unit() != null) {
      values.put(roles.unit(), new Value.Reference(after.unit()));
    }
    if (roles.date() != null) {
      values.put(roles.date(), new Value.Day(day));
    }
    use(handling)
        .field("term")
        .ifPresent(id -> values.put(id, new Value.Reference(after.says("year"))));
    use(handling)
        .field("superior")
        .ifPresent(id -> values.put(id, new Value.Reference(after.says("superior"))));
    if (former.isPresent()) {
      new Pen(handling).correct(former.get(), values, "");
    } else {
      new Pen(handling).enter(kind, values);
    }
  }

  /// The record of the unit's letter of that year, if there is one that was not withdrawn.
  private static Optional<WorkRecord> record(Matter matter, Handling handling) {
    var term = use(handling).field("term").orElse("");
    return new Pen(handling)
        .ofKind(kind(handling).id()).stream()
            .filter(record -> record.state() != WorkRecord.State.WITHDRAWN)
            .filter(record -> matter.unit().equals(record.unit()))
            .filter(record ->
                record.value(term).map(Object::toString).orElse("").equals(matter.says("year")))
            .findFirst();
  }

  @Override
  public List<String> columns() {
    return List.of("title", "unit", "year", "superior", "signed", "by");
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    var last = signatures(matter).stream().reduce((_, later) -> later);
    boolean stands = !matter.state().equals("issued");
    return List.of(
        matter.title(),
        handling.name(matter.unit()),
        matter.says("year"),
        handling.name(matter.says("superior")),
        stands ? last.map(step -> step.said().getOrDefault("signed", "")).orElse("") : "",
        stands ? last.map(step -> who.apply(step.actor())).orElse("") : "");
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    var facts = new ArrayList<>(columnsAsFacts(1, matter, handling, page));
    facts.add(Fact.of(page.say("letters.digest"), matter.course().digest()));
    facts.add(
        new Fact(
            page.say("letters.print"),
            page.say("letters.pdf"),
            "/letters/" + RecordLink.escaped(matter.number()) + "/letter.pdf"));
    facts.add(Fact.of(page.say("letters.seal"), sealing.told(matter, handling)));
    return facts;
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    var words =
        matter
            .says("text")
            .lines()
            .map(line ->
                line.startsWith(LetterText.HEADING)
                    ? line.substring(LetterText.HEADING.length())
                    : line)
            .toList();
    var sections = new ArrayList<Section>();
    sections.add(
        new Section(page.say("letters.words"), String.join("\n", words), List.of(), List.of()));
    if (!signatures(matter).isEmpty()) {
      sections.add(signed(matter, page));
    }
    return sections;
  }

  /// Who signed what, the first one first.
  private Section signed(Matter matter, Page page) {
    var digest = matter.course().digest();
    var rows =
        signatures(matter).stream()
            .map(step ->
                new Row(
                    "",
                    List.of(
                        who.apply(step.actor()),
                        step.said().getOrDefault("signed", ""),
                        step.digest().substring(0, 16),
                        page.say(step.digest().equals(digest) ? "letters.holds" : "letters.held"))))
            .toList();
    return new Section(
        page.say("letters.signatures"),
        "",
        List.of(
            page.say("letters.col.by"),
            page.say("letters.col.signed"),
            page.say("letters.col.digest"),
            page.say("letters.col.holds")),
        rows);
  }
}
