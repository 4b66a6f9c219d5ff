package org.luoshi.server.directives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
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

/// The book of directives (来文传达): one matter for each unit a directive has reached. Passing it on
/// writes the unit's relay record and opens the matter of each unit below. Relays known from a
/// workbook alone stand in the book all the same.
public final class Directives implements Procedure {

  private final Matters matters;

  public Directives(Matters matters) {
    this.matters = matters;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.DIRECTIVE;
  }

  @Override
  public String book() {
    return "directives";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return Relays.in(programme).isPresent();
  }

  private static Relays relays(Handling handling) {
    return Relays.in(handling.desk().board().programme()).orElseThrow();
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.OPEN_MATTER);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    var actor = handling.actor();
    return switch (part) {
      case SUBJECT ->
          handling.isOwn(matter.unit())
              && (actor.may(Right.RECORD) || actor.may(Right.OPEN_MATTER));
      case CHECKER -> actor.may(Right.VERIFY) && handling.isBelow(matter.unit());
      case OWNER ->
          actor.may(Right.OPEN_MATTER) && handling.isOwn(matter.owner()) && matter.version() > 0;
      case DECIDER, HOUSE -> false;
    };
  }

  @Override
  public List<Ask> opening(Handling handling) {
    return List.of(
        Ask.words("number"),
        Ask.words("title"),
        Ask.words("from").optional(),
        Ask.pastDay("received", handling.today().toString()));
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var number = said.text("number");
    if (number.contains("/") || number.contains("~")) {
      said.wrong("directive-number", "number", number);
    }
    var relays = relays(handling);
    if (handling.desk().catalogue().find(relays.directive().id() + "/" + number).isPresent()) {
      said.wrong("directive-known", "number", number);
    }
    if (!said.isRight()) {
      return List.of();
    }
    var record = relays.register(said, handling);
    var content = Map.of("number", number, "title", said.text("title"), "from", said.text("from"));
    return List.of(
        reaching(handling.unit(), record.id(), null, said.text("title"), content, handling));
  }

  /// The matter that opens where the directive reaches a unit.
  private Matters.Opening reaching(
      String unit,
      String subject,
      @Nullable Matter from,
      String title,
      Map<String, String> content,
      Handling handling) {
    var relays = relays(handling);
    var due = relays.due(subject, handling).orElse(null);
    return new Matters.Opening(
        null,
        flow(),
        handling.desk().board().programme().id(),
        unit,
        handling.path(unit),
        handling.unit(),
        null,
        from == null ? null : from.id(),
        subject,
        title,
        due,
        content);
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    if (!move.id().equals("relay")) {
      return List.of();
    }
    var below = below(handling, false);
    var asks = new ArrayList<Ask>();
    asks.add(Ask.pastDay("relayed", handling.today().toString()));
    asks.add(Ask.words("how"));
    if (!below.isEmpty()) {
      asks.add(
          Ask.choice(
                  "to",
                  List.of(
                      new Frame.Choice("direct", say(handling, "direct", below.size())),
                      new Frame.Choice("all", say(handling, "all", below(handling, true).size()))))
              .usually("direct"));
    }
    return asks;
  }

  private static String say(Handling handling, String what, int number) {
    return handling.say("directive.to." + what, number);
  }

  /// The units below the actor's own: those directly below, or all.
  private static List<String> below(Handling handling, boolean all) {
    var tree = handling.desk().tree(handling.today());
    var own = handling.unit();
    return tree.subtree(own).stream()
        .filter(unit -> !unit.equals(own))
        .filter(
            unit -> all || tree.node(unit).filter(node -> node.superior().equals(own)).isPresent())
        .toList();
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var received =
        relays(handling).received(String.valueOf(matter.subject()), handling).orElse(LocalDate.MIN);
    var relayed = said.day("relayed");
    if (relayed.isPresent() && relayed.get().isBefore(received)) {
      said.wrong("entry-closed-before", "relayed", relayed.get(), received);
    }
    return new After(matter.content(), matter.due());
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    var relays = relays(handling);
    var subject = String.valueOf(after.subject());
    switch (move) {
      case "relay" -> {
        var received = relays.received(subject, handling).orElse(handling.today());
        relays.write(after.unit(), subject, received, said, handling);
        if (!said.text("to").isEmpty()) {
          passOn(after, said.text("to").equals("all"), handling);
        }
      }
      case "return" -> {
        var record = relays.known(handling).get(Relays.key(after.unit(), subject));
        if (record != null && record.state() == WorkRecord.State.ACTIVE) {
          new Pen(handling).giveBack(record.id(), after.steps().getLast().reason());
        }
      }
      default -> {}
    }
  }

  private void passOn(Matter from, boolean all, Handling handling) {
    var subject = String.valueOf(from.subject());
    var there = new HashSet<String>();
    matters.about(flow().id(), subject).forEach(one -> there.add(one.unit()));
    for (var unit : below(handling, all)) {
      if (there.add(unit)) {
        matters.open(
            reaching(unit, subject, from, from.title(), from.content(), handling), handling.by());
      }
    }
  }

  @Override
  public List<Matter> all(Handling handling) {
    var relays = relays(handling);
    var known = relays.known(handling);
    var all = new ArrayList<Matter>();
    var there = new HashSet<String>();
    for (var one : matters.all(flow().id())) {
      var key = Relays.key(one.unit(), String.valueOf(one.subject()));
      there.add(key);
      all.add(as(one, known.get(key)));
    }
    known.forEach((key, record) -> {
      if (!there.contains(key)) {
        all.add(told(record, relays, handling));
      }
    });
    all.sort(Comparator.comparing(Matter::id).reversed());
    return all;
  }

  /// The kept matter, in the state its relay record has come to.
  private static Matter as(Matter kept, @Nullable WorkRecord record) {
    var told = Relays.state(record);
    return kept.state().equals("withdrawn") || kept.state().equals(told)
        ? kept
        : kept.in(told, kept.version());
  }

  /// The matter as a relay record tells it, of which no step is kept.
  private Matter told(WorkRecord record, Relays relays, Handling handling) {
    var unit = String.valueOf(record.unit());
    var subject = relays.subject(record);
    var number = relays.number(subject);
    var tree = handling.desk().tree(handling.today());
    var content = new LinkedHashMap<String, String>();
    content.put("number", number);
    content.put("title", number);
    return new Matter(
        flow().id() + "/" + record.id(),
        flow().id(),
        handling.desk().board().programme().id(),
        unit,
        handling.path(unit),
        tree.above(unit).stream().findFirst().orElse(unit),
        null,
        null,
        subject,
        number.isBlank() ? "—" : number,
        Relays.state(record),
        0,
        relays.due(subject, handling).orElse(null),
        content,
        record.entered(),
        "",
        List.of());
  }

  @Override
  public Optional<Matter> find(String number, Handling handling) {
    var id = flow().id() + "/" + number;
    var relays = relays(handling);
    var kept = matters.find(id);
    if (kept.isPresent()) {
      var key = Relays.key(kept.get().unit(), String.valueOf(kept.get().subject()));
      return Optional.of(as(kept.get(), relays.known(handling).get(key)));
    }
    return handling
        .desk()
        .catalogue()
        .find(number)
        .map(found -> found.record())
        .filter(record -> record.kind().equals(relays.relay().id()) && record.unit() != null)
        .map(record -> told(record, relays, handling));
  }

  @Override
  public List<String> columns() {
    return Telling.COLUMNS;
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return new Telling(relays(handling), handling, page).cells(matter);
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    return new Telling(relays(handling), handling, page).facts(matter);
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    var reached =
        all(handling).stream()
            .filter(one -> String.valueOf(one.subject()).equals(matter.subject()))
            .filter(one -> sees(one, handling))
            .toList();
    return new Telling(relays(handling), handling, page).sections(reached);
  }
}
