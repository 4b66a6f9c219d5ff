package org.luoshi.server.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.matters.Said;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// The ledger of findings (整改台账). The record of a finding is the truth of what was found, by when
/// and when put right; the matter beside it keeps who did which step. A finding known from a
/// workbook alone stands in the ledger all the same.
public final class Findings implements Procedure {

  private static final List<String> COLUMNS =
      List.of(
          "problem",
          "source",
          "unit",
          "leader",
          "actions",
          "kind",
          "limit",
          "progress",
          "rectified",
          "checker",
          "closed");

  private final Matters matters;

  public Findings(Matters matters) {
    this.matters = matters;
  }

  @Override
  public Matters matters() {
    return matters;
  }

  @Override
  public Flow flow() {
    return Flows.FINDING;
  }

  @Override
  public String book() {
    return "findings";
  }

  @Override
  public boolean isOpen(Programme programme) {
    return Fields.of(programme).isPresent();
  }

  private static Fields fields(Handling handling) {
    return Fields.of(handling.desk().board().programme()).orElseThrow();
  }

  @Override
  public List<Right> openers() {
    return List.of(Right.VERIFY, Right.INSPECT);
  }

  @Override
  public boolean plays(Part part, Matter matter, Handling handling) {
    return switch (part) {
      case SUBJECT -> handling.actor().may(Right.RECORD) && handling.isOwn(matter.unit());
      case CHECKER, OWNER -> handling.actor().may(Right.VERIFY) && handling.isBelow(matter.unit());
      case DECIDER, HOUSE -> false;
    };
  }

  @Override
  public List<Ask> opening(Handling handling) {
    var fields = fields(handling);
    var asks = new ArrayList<Ask>();
    asks.add(handling.unitBelow("unit"));
    asks.add(Ask.text("problem"));
    if (fields.has("source")) {
      asks.add(Ask.words("source").optional());
    }
    if (fields.has("kind")) {
      asks.add(Ask.choice("kind", fields.kinds(handling)).optional());
    }
    asks.add(Ask.choice("duty", duties(handling)).optional());
    asks.add(Ask.words("assessment").optional());
    asks.add(Ask.pastDay("found", handling.today().toString()));
    asks.add(Ask.day("limit", ""));
    return asks;
  }

  private static List<Frame.Choice> duties(Handling handling) {
    return handling.desk().board().programme().duties().values().stream()
        .map(duty -> new Frame.Choice(duty.id(), duty.clause() + " " + handling.in(duty.title())))
        .toList();
  }

  @Override
  public List<Matters.Opening> opened(Said said, Handling handling) {
    var found = said.day("found");
    var limit = said.day("limit");
    if (found.isPresent() && limit.isPresent() && limit.get().isBefore(found.get())) {
      said.wrong("finding-limit-before", "limit", limit.get(), found.get());
    }
    var assessment = assessment(said);
    if (!said.isRight()) {
      return List.of();
    }
    var record = new Entering(fields(handling), handling).enter(said);
    var content = new LinkedHashMap<String, String>();
    content.put("duty", said.text("duty"));
    content.values().removeIf(String::isEmpty);
    return List.of(
        new Matters.Opening(
            id(record),
            flow(),
            handling.desk().board().programme().id(),
            said.text("unit"),
            handling.path(said.text("unit")),
            handling.unit(),
            null,
            assessment,
            record.id(),
            Fields.shortened(said.text("problem")),
            limit.orElse(null),
            content));
  }

  /// Notes a finding that another room came upon, at this unit, from today on; its id.
  public String note(
      String unit, String problem, String source, LocalDate limit, Handling handling) {
    var said =
        Said.of(
            Map.of(
                "unit", unit,
                "problem", problem,
                "source", source,
                "found", handling.today().toString(),
                "limit", limit.toString()));
    var openings = opened(said, handling);
    said.refuseIfWrong();
    return matters.open(openings.getFirst(), handling.by()).id();
  }

  /// When it was found.
  public Optional<LocalDate> found(Matter matter, Handling handling) {
    return handling
        .desk()
        .board()
        .evidence()
        .book()
        .find(fields(handling).kind(), String.valueOf(matter.subject()))
        .flatMap(record -> Optional.ofNullable(record.effective()));
  }

  /// The assessment of the same unit that it was found at; null where none is named.
  private @Nullable String assessment(Said said) {
    var number = said.text("assessment");
    if (number.isEmpty()) {
      return null;
    }
    var id = "assessment/" + number;
    if (matters.find(id).filter(one -> one.unit().equals(said.text("unit"))).isEmpty()) {
      said.wrong("finding-assessment", "assessment", number);
    }
    return id;
  }

  /// The id of the matter beside a record.
  private static String id(WorkRecord record) {
    var prefix = "finding/";
    return record.id().startsWith(prefix) ? record.id() : prefix + record.id();
  }

  @Override
  public List<Ask> asks(Matter matter, Move move, Handling handling) {
    var today = handling.today().toString();
    return switch (move.id()) {
      case "plan" ->
          List.of(
              Ask.text("cause").usually(matter.says("cause")),
              Ask.text("actions").usually(matter.says("actions")),
              Ask.words("leader").usually(matter.says("leader")));
      case "progress" -> List.of(Ask.text("progress"));
      case "ask-extension", "grant-extension" -> List.of(Ask.day("until", matter.says("until")));
      case "rectify" -> List.of(Ask.pastDay("rectified", today), Ask.text("evidence"));
      case "close" -> List.of(Ask.pastDay("closed", today), Ask.text("verified").optional());
      case "look-back" -> List.of(Ask.pastDay("looked", today), Ask.text("lasting"));
      default -> List.of();
    };
  }

  @Override
  public After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    content.putAll(said.all());
    var record = record(matter, handling);
    var found = record.effective() == null ? LocalDate.MIN : record.effective();
    var due = matter.due();
    switch (move.id()) {
      case "ask-extension", "grant-extension" -> {
        var until = said.day("until");
        if (until.isPresent() && due != null && !until.get().isAfter(due)) {
          said.wrong("finding-until", "until", until.get(), due);
        }
        if (move.id().equals("grant-extension")) {
          due = until.orElse(due);
          content.remove("until");
        }
      }
      case "decline-extension" -> content.remove("until");
      case "rectify" -> notBefore(said, "rectified", found);
      case "close" ->
          notBefore(said, "closed", record.day(fields(handling).closes()).orElse(found));
      case "look-back" -> notBefore(said, "looked", fields(handling).closed(record).orElse(found));
      case "return", "reopen" ->
          List.of("rectified", "evidence", "closed", "verified", "looked", "lasting")
              .forEach(content::remove);
      default -> {}
    }
    return new After(content, due);
  }

  private static void notBefore(Said said, String field, LocalDate first) {
    var day = said.day(field);
    if (day.isPresent() && day.get().isBefore(first)) {
      said.wrong("entry-closed-before", field, day.get(), first);
    }
  }

  @Override
  public void follows(Matter after, String move, Said said, Handling handling) {
    new Entering(fields(handling), handling).follow(record(after, handling), after, move, said);
  }

  private WorkRecord record(Matter matter, Handling handling) {
    return handling
        .desk()
        .catalogue()
        .find(String.valueOf(matter.subject()))
        .orElseThrow()
        .record();
  }

  @Override
  public List<Matter> all(Handling handling) {
    var kept = new HashMap<String, Matter>();
    matters.all(flow().id()).forEach(one -> kept.put(one.id(), one));
    var all = new ArrayList<Matter>();
    for (var record : records(handling)) {
      var known = kept.remove(id(record));
      all.add(known == null ? told(record, handling) : as(known, record, handling));
    }
    kept.values().stream().filter(one -> one.state().equals("withdrawn")).forEach(all::add);
    all.sort(Comparator.comparing(Matter::id).reversed());
    return all;
  }

  private static List<WorkRecord> records(Handling handling) {
    return handling.desk().board().evidence().book().ofKind(fields(handling).kind()).stream()
        .filter(record -> record.state() == WorkRecord.State.ACTIVE && record.unit() != null)
        .toList();
  }

  @Override
  public Optional<Matter> find(String number, Handling handling) {
    var kept = matters.find("finding/" + number);
    var catalogue = handling.desk().catalogue();
    var record =
        catalogue
            .find(fields(handling).kind() + "/" + number)
            .or(() -> catalogue.find(number))
            .filter(one -> one.record().kind().equals(fields(handling).kind()))
            .map(one -> one.record());
    if (record.isEmpty() || record.get().unit() == null) {
      return kept;
    }
    var known = record.get();
    return Optional.of(
        kept.map(one -> as(one, known, handling)).orElseGet(() -> told(known, handling)));
  }

  /// The matter as its record tells it, of which no step is kept.
  private Matter told(WorkRecord record, Handling handling) {
    var fields = fields(handling);
    var unit = String.valueOf(record.unit());
    return new Matter(
        id(record),
        flow().id(),
        handling.desk().board().programme().id(),
        unit,
        handling.path(unit),
        unit,
        null,
        null,
        record.id(),
        Fields.shortened(fields.text(record, "problem")),
        fields.state(record),
        0,
        fields.limit(record).orElse(null),
        Map.of(),
        record.entered(),
        "",
        List.of());
  }

  /// The kept matter, in the state that its record has come to: a workbook may say that it was put
  /// right or closed.
  private Matter as(Matter kept, WorkRecord record, Handling handling) {
    var told = fields(handling).state(record);
    var base =
        switch (kept.state()) {
          case "asking" -> "open";
          case "confirmed" -> "closed";
          default -> kept.state();
        };
    return base.equals(told) || kept.state().equals("withdrawn")
        ? kept
        : kept.in(told, kept.version());
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> cells(Matter matter, Handling handling, Page page) {
    return new Telling(fields(handling), handling, page).cells(matter, COLUMNS);
  }

  @Override
  public List<Fact> facts(Matter matter, Handling handling, Page page) {
    return new Telling(fields(handling), handling, page).facts(matter, COLUMNS);
  }

  @Override
  public List<Section> sections(Matter matter, Handling handling, Page page) {
    var telling = new Telling(fields(handling), handling, page);
    var before =
        all(handling).stream()
            .filter(one -> !one.id().equals(matter.id()) && sees(one, handling))
            .filter(one -> one.unit().equals(matter.unit()) && telling.isAgain(one, matter))
            .toList();
    return before.isEmpty() ? List.of() : List.of(telling.again(before));
  }
}
