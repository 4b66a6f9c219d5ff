package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Pen;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// Acceptances (验收) of registered objects such as sites: checked line by line on the checklist that
/// the pack binds to a record kind, scored, and accepted by another; what is accepted becomes a
/// record of that kind.
public final class Acceptances implements Procedure {

  private final Matters matters;

  public Acceptances(Matters matters) {
    this.matters = matters;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.ACCEPTANCE;
  }

  @Override
  public String book() {
    return "acceptances";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return programme.loop().use("acceptances").isPresent() && !lists(programme).isEmpty();
  }

  /// The checklists for the objects of the room's record kind.
  private static List<Checklist> lists(Programme programme) {
    return programme.loop().use("acceptances").stream()
        .flatMap(use ->
            programme.loop().checklists().values().stream()
                .filter(list -> use.record().equals(list.record())))
        .toList();
  }

  private static RecordKind kind(Handling handling) {
    var programme = handling.desk().board().programme();
    var use = programme.loop().use("acceptances").orElseThrow();
    return Objects.requireNonNull(programme.records().get(use.record()));
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.VERIFY, Right.INSPECT);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    var actor = handling.actor();
    boolean below = handling.isBelow(matter.unit());
    return switch (part) {
      case CHECKER -> below && (actor.may(Right.INSPECT) || actor.may(Right.VERIFY));
      case DECIDER -> below && (actor.may(Right.VERIFY) || actor.may(Right.DECIDE));
      case OWNER -> below && actor.may(Right.VERIFY);
      case SUBJECT, HOUSE -> false;
    };
  }

  @Override
  public List<Ask> opening(Handling handling) {
    var lists =
        lists(handling.desk().board().programme()).stream()
            .map(list -> new Frame.Choice(list.id(), handling.in(list.title())))
            .toList();
    return List.of(
        Ask.choice("checklist", lists).usually(lists.getFirst().value()),
        Ask.words("object"),
        Ask.day("by", ""));
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var written = said.text("object");
    var object = written.isEmpty() ? Optional.<WorkRecord>empty() : object(written, handling);
    var unit = object.flatMap(one -> unit(one, handling));
    if (!written.isEmpty() && unit.filter(handling::isBelow).isEmpty()) {
      said.wrong("acceptance-object", "object", written);
    }
    var list = handling.desk().board().programme().loop().checklist(said.text("checklist"));
    if (!said.isRight() || unit.isEmpty() || list.isEmpty()) {
      return List.of();
    }
    var grades = handling.desk().board().programme().loop().grades();
    var content = new LinkedHashMap<String, String>();
    content.put("object", written);
    content.put("scale", ChecklistText.of(new ChecklistText.Scale(list.get(), grades)));
    return List.of(
        new Matters.Opening(
            null,
            flow(),
            handling.desk().board().programme().id(),
            unit.get(),
            handling.path(unit.get()),
            handling.unit(),
            null,
            null,
            object.get().id(),
            handling.say("acceptances.title", written),
            said.day("by").orElse(null),
            content));
  }

  /// The object of that key, as known at this moment.
  private static Optional<WorkRecord> object(String key, Handling handling) {
    var link = kind(handling).of();
    return link == null
        ? Optional.empty()
        : handling
            .desk()
            .board()
            .evidence()
            .book()
            .find(link.kind(), link.kind() + "/" + key)
            .filter(one -> one.state() == WorkRecord.State.ACTIVE);
  }

  /// The unit of the object: its own, or that of the latest row that names it.
  private static Optional<String> unit(WorkRecord object, Handling handling) {
    var link = Objects.requireNonNull(kind(handling).of()).link();
    return Optional.ofNullable(object.unit())
        .or(() ->
            new Pen(handling)
                .ofKind(kind(handling).id()).stream()
                    .filter(one -> one.state() == WorkRecord.State.ACTIVE && one.unit() != null)
                    .filter(
                        one -> one.value(link).map(Object::toString).orElse("").equals(object.id()))
                    .max(
                        Comparator.comparing(
                            WorkRecord::effective,
                            Comparator.nullsFirst(Comparator.naturalOrder())))
                    .map(WorkRecord::unit));
  }

  private static ChecklistText.Scale scale(Matter matter) {
    return ChecklistText.read(matter.says("scale"));
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    if (!move.id().equals("check")) {
      return List.of();
    }
    var list = scale(matter).checklist();
    var asks = new ArrayList<Ask>();
    asks.add(Ask.pastDay("checked", handling.today().toString()));
    for (var ask : SheetWords.asks(list, Map.of())) {
      var item = list.item(ask.id().substring(2)).orElseThrow();
      var what = item instanceof Checklist.Bonus ? "b" : ask.id().substring(0, 1);
      var happened =
          Ask.choice(
                  ask.id(),
                  List.of(
                      new Frame.Choice(SheetWords.HAPPENED, handling.say("checklist.happened"))))
              .optional();
      var label = handling.say("acceptances.ask." + what, item.clause(), handling.in(item.title()));
      asks.add((what.equals("v") ? happened : ask).named(label));
    }
    return asks;
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    if (move.id().equals("check")) {
      SheetWords.check(scale(matter).checklist(), said);
      if (said.isRight()) {
        SheetWords.put(content, said, Map.of(), scale(matter));
        content.put("checked", said.text("checked"));
      }
    }
    return new After(content, matter.due());
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    if (move.equals("accept")) {
      write(after, handling);
    }
  }

  /// The record of the acceptance: the one that waits for its day, or a new one.
  private static void write(Matter after, Handling handling) {
    var kind = kind(handling);
    var roles = kind.roles();
    var link = Objects.requireNonNull(kind.of()).link();
    var object = String.valueOf(after.subject());
    var pen = new Pen(handling);
    var waiting =
        pen.ofKind(kind.id()).stream()
            .filter(one -> one.state() == WorkRecord.State.ACTIVE && one.effective() == null)
            .filter(one -> one.value(link).map(Object::toString).orElse("").equals(object))
            .findFirst();
    var values = new LinkedHashMap<String, Value>();
    waiting.ifPresent(one -> values.putAll(one.values()));
    values.put(link, new Value.Reference(object));
    if (roles.unit() != null) {
      values.put(roles.unit(), new Value.Reference(after.unit()));
    }
    if (roles.date() != null) {
      values.put(roles.date(), new Value.Day(LocalDate.parse(after.says("checked"))));
    }
    handling
        .desk()
        .board()
        .programme()
        .loop()
        .use("acceptances")
        .flatMap(use -> use.field("score"))
        .ifPresent(field ->
            values.put(field, new Value.Quantity(Amount.of(new BigDecimal(after.says("score"))))));
    if (waiting.isPresent()) {
      pen.correct(waiting.get(), values, "");
    } else {
      pen.enter(kind, values);
    }
  }

  @Override
  public List<String> columns() {
    return List.of("object", "unit", "checked", "score", "grade");
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return List.of(
        matter.says("object"),
        handling.name(matter.unit()),
        matter.says("checked"),
        matter.says("score"),
        Assessments.grade(matter, handling, page));
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    var facts = new ArrayList<>(columnsAsFacts(0, matter, handling, page));
    return facts;
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    if (matter.says("score").isEmpty()) {
      return List.of();
    }
    var scale = scale(matter);
    var score =
        Score.of(
            scale.checklist(),
            scale.grades(),
            SheetWords.sheet(scale.checklist(), matter.content()));
    var telling = new SheetTelling(page);
    return score.parts().stream().map(part -> telling.part(matter, part, (_, _) -> "")).toList();
  }
}
