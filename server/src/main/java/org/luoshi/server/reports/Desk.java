package org.luoshi.server.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.report.ReportParts;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Reaches;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Versions;
import org.luoshi.server.reports.Draft.Part;
import org.luoshi.server.shell.Refusals;

/// The desk where reports are drafted, frozen and compared with what is known now: what the pages
/// and the API both ask for.
///
/// A report is seen by whoever may see all that its figures count; to anybody else it is not there.
public final class Desk {

  private static final int NUMBERS_KEPT = 8;

  private final Supplier<Board> boards;
  private final Programmes programmes;
  private final Once once;
  private final Clock clock;
  private final Function<Language, Phrasebook> phrases;
  private final Drafts drafts;
  private final FrozenReports frozen;
  private final Freezing freezing;
  private final Staleness staleness;
  private final Press press = new Press();
  private final Map<Kept, Numbers> numbers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kept, Numbers> eldest) {
          return size() > NUMBERS_KEPT;
        }
      };

  /// What numbers were computed for.
  private record Kept(Board board, String unit, LocalDate asOf, Language language) {}

  public Desk(
      Supplier<Board> boards,
      Programmes programmes,
      Database database,
      Ledger ledger,
      Once once,
      Clock clock,
      Function<Language, Phrasebook> phrases) {
    this.boards = boards;
    this.programmes = programmes;
    this.once = once;
    this.clock = clock;
    this.phrases = phrases;
    var versions = new Versions(database);
    this.drafts = new Drafts(database, ledger);
    this.frozen = new FrozenReports(database, ledger);
    this.freezing = new Freezing(database, frozen, versions, once, clock);
    this.staleness =
        new Staleness(frozen, versions, one -> numbers(one.unit(), one.asOf(), one.language()));
  }

  /// The day and the language of a report about to be drafted, with the token of its form.
  public record Wanted(LocalDate asOf, Language language, String token) {}

  public Board board() {
    return boards.get();
  }

  public LocalDate usualDay() {
    return boards.get().usualDay(clock.instant());
  }

  /// The unit a report of this actor reports for; empty for the whole house with several roots.
  private String unitOf(Actor actor, LocalDate asOf) {
    var unit = actor.scope().unit();
    if (!unit.isEmpty()) {
      return unit;
    }
    var board = boards.get();
    var tree = board.treeOn(asOf);
    return tree.preorder().isEmpty() || !Reaches.isAll(board, tree.preorder().getFirst(), asOf)
        ? ""
        : tree.preorder().getFirst();
  }

  private boolean sees(Actor actor, String unit, LocalDate asOf) {
    return Reaches.sees(boards.get(), actor.scope(), unit, asOf);
  }

  /// The drafts the actor sees, the newest first.
  public List<Draft> drafts(Actor actor) {
    return drafts.all().stream().filter(one -> sees(actor, one.unit(), one.asOf())).toList();
  }

  /// The frozen reports the actor sees, the newest first.
  public List<Frozen> frozen(Actor actor) {
    return frozen.all().stream().filter(one -> sees(actor, one.unit(), one.asOf())).toList();
  }

  public Draft draft(Actor actor, String id) {
    return drafts
        .draft(id)
        .filter(one -> sees(actor, one.unit(), one.asOf()))
        .orElseThrow(Refusals.NotThere::new);
  }

  public Frozen frozen(Actor actor, String id) {
    return frozen
        .frozen(id)
        .filter(one -> sees(actor, one.unit(), one.asOf()))
        .orElseThrow(Refusals.NotThere::new);
  }

  /// The frozen reports that came of a draft.
  public List<Frozen> frozenOf(Draft draft) {
    return frozen.of(draft.id());
  }

  /// Begins a draft; the same token begins one only.
  public Draft begin(Actor actor, Wanted wanted) {
    var board = boards.get();
    var programme = board.programmeOn(wanted.asOf());
    var unit = unitOf(actor, wanted.asOf());
    refuseDay(board, wanted.asOf());
    if (!sees(actor, unit, wanted.asOf())) {
      throw new Refusals.NotThere();
    }
    var text =
        programmes
            .report(programme.id(), wanted.language())
            .orElseThrow(() ->
                new WrongInput(
                    Diagnostic.error(
                        "report-no-text",
                        new Place.Subject("language"),
                        programme.id(),
                        wanted.language().code())));
    var now = clock.instant();
    var draft =
        new Draft(
            "",
            programme.id(),
            programme.version(),
            wanted.language(),
            unit,
            wanted.asOf(),
            now,
            actor.signature());
    var asked =
        new Once.Asked(
            actor.signature(),
            wanted.token(),
            "draft " + wanted.asOf() + " " + wanted.language().code(),
            now);
    var id = once.run(asked, () -> drafts.begin(draft, ReportParts.of(text.text())).id());
    return drafts.draft(id).orElseThrow();
  }

  /// A report speaks of a day that has come and on which somebody can report.
  private void refuseDay(Board board, LocalDate asOf) {
    var place = new Place.Subject("as-of");
    var today = LocalDate.ofInstant(clock.instant(), board.programme().zone());
    if (asOf.isAfter(today)) {
      throw new WrongInput(Diagnostic.error("report-day-to-come", place, asOf, today));
    }
    if (board.treeOn(asOf).preorder().isEmpty()) {
      throw new WrongInput(Diagnostic.error("report-no-unit", place, asOf));
    }
  }

  /// The numbers of a report as they stand now.
  public Numbers numbers(Draft draft) {
    return numbers(draft.unit(), draft.asOf(), draft.language());
  }

  private Numbers numbers(String unit, LocalDate asOf, Language language) {
    var key = new Kept(boards.get(), unit, asOf, language);
    synchronized (numbers) {
      var known = numbers.get(key);
      if (known == null) {
        var reach = Reaches.of(key.board(), unit, asOf);
        known = new Numbers(key.board(), unit, reach, asOf, phrases.apply(language));
        numbers.put(key, known);
      }
      return known;
    }
  }

  /// The draft's text with the numbers as they stand now.
  public DraftText text(Draft draft) {
    var parts = drafts.parts(draft.id());
    var origins = new HashMap<Integer, String>();
    parts.stream()
        .filter(Part::isEdited)
        .forEach(part -> origins.put(part.number(), origin(draft, part.number()).text()));
    return new DraftText(parts, origins, numbers(draft));
  }

  /// All parts as they stand.
  public List<Part> parts(Draft draft) {
    return drafts.parts(draft.id());
  }

  public Part part(Draft draft, int number) {
    return drafts.part(draft.id(), number).orElseThrow(Refusals.NotThere::new);
  }

  /// The part as the pack has it.
  public Part origin(Draft draft, int number) {
    return drafts.history(draft.id(), number).getLast();
  }

  /// Every version of a part, the newest first.
  public List<Part> history(Draft draft, int number) {
    return drafts.history(draft.id(), number);
  }

  /// Somebody's new words for a part, over the version they saw, with the token of their form.
  public record Edit(int part, int version, String text, String token) {}

  /// Keeps an edit; broken marks and stale versions are refused, all mistakes at once.
  public Part edit(Actor actor, Draft draft, Edit edit) {
    var text = edit.text().replace("\r\n", "\n").strip();
    var wrong = new ArrayList<>(DraftText.wrong(edit.part(), text, numbers(draft)));
    if (wrong.isEmpty()) {
      wrong.addAll(text(draft).wrongWith(edit.part(), text));
    }
    if (!wrong.isEmpty()) {
      throw new WrongInput(wrong);
    }
    var now = clock.instant();
    var what = "edit " + draft.id() + " " + edit.part() + " " + edit.version() + " " + text;
    var by = new Drafts.By(now, actor.signature());
    once.run(
        new Once.Asked(actor.signature(), edit.token(), what, now),
        () ->
            String.valueOf(
                drafts.edit(draft.id(), edit.part(), edit.version(), text, by).version()));
    return part(draft, edit.part());
  }

  /// What the approver reads now; freezing names it.
  public String seen(DraftText text) {
    return Freezing.digest(text.filled());
  }

  /// Freezes the draft at once and returns the report.
  public Frozen freeze(Actor actor, Draft draft, String seen, String token) {
    return frozen(
        actor, freezing.freeze(wanted(actor, draft, seen, token), reading(draft), _ -> {}));
  }

  /// Starts freezing the draft; [#state] tells how it goes.
  void startFreezing(Actor actor, Draft draft, String seen, String token) {
    var wanted = wanted(actor, draft, seen, token);
    press.start(key(actor, token), steps -> freezing.freeze(wanted, reading(draft), steps));
  }

  Optional<Press.State> state(Actor actor, String token) {
    return press.state(key(actor, token));
  }

  private static String key(Actor actor, String token) {
    return actor.signature() + " " + token;
  }

  private static Freezing.Wanted wanted(Actor actor, Draft draft, String seen, String token) {
    return new Freezing.Wanted(draft, seen, token, actor.signature());
  }

  private Freezing.Reading reading(Draft draft) {
    return (position, knownAt) -> {
      drafts.lock(draft.id());
      return new Freezing.Taken(text(draft), numbers(draft), position, knownAt);
    };
  }

  /// The figures of a frozen report that have changed since.
  public List<Staleness.Change> changes(Frozen report) {
    return staleness.of(report);
  }

  public Manifest manifest(Frozen report) {
    return Manifest.read(content(report.manifest()));
  }

  /// The bytes of a file of a frozen report.
  public byte[] content(String sha256) {
    return frozen.content(sha256);
  }
}
