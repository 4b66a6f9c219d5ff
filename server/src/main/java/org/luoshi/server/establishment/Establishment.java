package org.luoshi.server.establishment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.History;
import org.luoshi.server.records.History.Version;
import org.luoshi.server.shell.Refusals;

/// The organisation as somebody changes it: a change is looked at before it is made, and made whole
/// or not at all.
///
/// All of a change is written in one transaction, as records of the organisation's own kinds; one
/// change at a time, so that nobody changes what another has just looked at. The whole house is
/// reached while it is worked out; what lies beyond the scope of whoever asks is refused.
public final class Establishment {

  private static final int FIELD_LIMIT = 20;

  private final Database database;
  private final Entries entries;
  private final History versions;
  private final Supplier<Board> boards;
  private final Clock clock;

  public Establishment(
      Database database, Entries entries, History versions, Supplier<Board> boards, Clock clock) {
    this.database = database;
    this.entries = entries;
    this.versions = versions;
    this.boards = boards;
    this.clock = clock;
  }

  /// The day up to which terms have ended: today, or where this year has no work yet, the end of
  /// the last month that has.
  public LocalDate today() {
    return boards.get().usualDay(clock.instant());
  }

  public Board board() {
    return boards.get();
  }

  History versions() {
    return versions;
  }

  /// What the change would bring about; it may touch only what the scope reaches.
  public Preview preview(Change change, Scope scope) {
    return database.inReach(Reach.WHOLE, () -> previewed(change, scope));
  }

  private Preview previewed(Change change, Scope scope) {
    var board = boards.get();
    var facts = Facts.of(board.programme(), versions);
    var cases = openCases(change, facts, board);
    var draft = draft(change, facts, cases);
    refuseBeyond(scope, draft, facts, change);
    return preview(facts, cases, draft, change, board);
  }

  /// Makes the change, if it is still worked out from the same state and nothing is wrong with it.
  ///
  /// @param basis the state the preview that was confirmed was worked out from
  public List<WorkRecord> carryOut(Change change, long basis, Actor actor) {
    var board = boards.get();
    return database.inTransaction(() -> {
      database.sql().sql("select pg_advisory_xact_lock(20201103)").query((_, _) -> true).single();
      var facts = Facts.of(board.programme(), versions);
      if (facts.basis() != basis) {
        throw new WrongInput(Diagnostic.error("org-stale", new Place.Subject("")));
      }
      var cases = openCases(change, facts, board);
      var draft = draft(change, facts, cases);
      refuseBeyond(actor.scope(), draft, facts, change);
      var preview = preview(facts, cases, draft, change, board);
      if (preview.isWrong()) {
        throw new WrongInput(preview.errors());
      }
      return write(draft, facts, actor, reason(change));
    });
  }

  /// Whoever changes a part of the house can neither touch nor see the rest of it.
  private static void refuseBeyond(Scope scope, Draft draft, Facts facts, Change change) {
    if (scope.isWhole()) {
      return;
    }
    for (var unit : draft.units()) {
      var known = facts.unit(unit).orElse(null);
      var closed = known == null ? null : known.closed();
      var day =
          closed != null && !change.day().isBefore(closed)
              ? closed.minusDays(1)
              : known != null && change.day().isBefore(known.founded())
                  ? known.founded()
                  : change.day();
      if (known != null && !scope.reaches(facts.organisation().treeOn(day), unit)) {
        throw new Refusals.NotThere();
      }
    }
    if (change instanceof Change.Found found && found.superior().isEmpty()) {
      throw new WrongInput(Diagnostic.error("field-missing", new Place.Subject("superior")));
    }
  }

  private static String reason(Change change) {
    return change instanceof Change.TakeBack back ? back.reason() : "";
  }

  private List<WorkRecord> write(Draft draft, Facts facts, Actor actor, String reason) {
    var organisation = Organisations.of(facts.programme(), draft.after(facts.said()));
    var by =
        new Entries.By(
            clock.instant(), actor.signature(), organisation, reason.isEmpty() ? null : reason);
    var written = new ArrayList<WorkRecord>();
    for (var step : draft.steps()) {
      written.add(
          switch (step) {
            case Draft.Enter(var said) -> entries.enter(facts.programme(), said, by);
            case Draft.Correct(var said, var _, var version) ->
                entries.correct(facts.programme(), said, version, by);
            case Draft.Withdraw(var said, var version) ->
                entries.withdraw(facts.programme(), said.id(), version, by);
          });
    }
    return written;
  }

  private Draft draft(Change change, Facts facts, List<Version> cases) {
    var units = new UnitDrafts(facts, new Leftovers(facts, cases));
    var posts = new PostDrafts(facts);
    return switch (change) {
      case Change.Found found -> units.found(found);
      case Change.Rename rename -> units.rename(rename);
      case Change.Move move -> units.move(move);
      case Change.Count count -> units.count(count);
      case Change.Merge merge -> units.merge(merge);
      case Change.Split split -> units.split(split);
      case Change.Close close -> units.close(close);
      case Change.Appoint appoint -> posts.appoint(appoint);
      case Change.Dismiss dismiss -> posts.dismiss(dismiss);
      case Change.Transfer transfer -> posts.transfer(transfer);
      case Change.HandOver handOver -> posts.handOver(handOver);
      case Change.TakeBack back -> new TakingBack(versions, changeable()).of(back);
    };
  }

  private Set<String> changeable() {
    var kinds = new HashSet<>(Facts.KINDS);
    caseKinds(boards.get()).forEach(kind -> kinds.add(kind.id()));
    return kinds;
  }

  private static List<RecordKind> caseKinds(Board board) {
    return board.programme().records().values().stream()
        .filter(kind -> kind.isCase() && kind.roles().unit() != null)
        .toList();
  }

  /// The cases still open on the day in the units that the change ends.
  private List<Version> openCases(Change change, Facts facts, Board board) {
    var ending = ending(change);
    if (ending.isEmpty()) {
      return List.of();
    }
    var kinds = caseKinds(board);
    return versions.ofUnits(kinds.stream().map(RecordKind::id).toList(), ending).stream()
        .filter(one -> one.record().state() == WorkRecord.State.ACTIVE)
        .filter(one -> isOpen(facts, one.record(), change.day()))
        .toList();
  }

  private static boolean isOpen(Facts facts, WorkRecord one, LocalDate day) {
    var kind = facts.programme().records().get(one.kind());
    var closes = kind == null ? null : kind.roles().closes();
    return closes != null && one.day(closes).map(closed -> !closed.isBefore(day)).orElse(true);
  }

  private static Set<String> ending(Change change) {
    return switch (change) {
      case Change.Merge merge -> {
        var ending = new LinkedHashSet<>(merge.units());
        ending.remove(merge.into());
        yield ending;
      }
      case Change.Split split when !split.stays() -> Set.of(split.unit());
      case Change.Close close -> Set.of(close.unit());
      default -> Set.of();
    };
  }

  private Preview preview(
      Facts facts, List<Version> cases, Draft draft, Change change, Board board) {
    var written = draft.steps().stream().map(Establishment::written).toList();
    if (draft.isWrong()) {
      return new Preview(
          written, draft.found(), List.of(), List.of(), List.of(), List.of(), facts.basis());
    }
    var before = board.evidence();
    var organisation = Organisations.of(facts.programme(), draft.after(facts.said()));
    var excerpt =
        Excerpt.of(draft.units(), draft.persons(), List.of(before.organisation(), organisation));
    var old = excerpt.of(board.rules(), before, facts.organisation());
    var young = excerpt.of(board.rules(), withCases(before, draft), organisation);
    var foresight = new Foresight(board.rules(), old, young, change.day(), today());
    var found = new ArrayList<>(draft.found());
    found.addAll(newFaults(old.organisation(), young.organisation()));
    var difference = new Difference(facts.organisation(), organisation, change.day());
    return new Preview(
        written,
        found,
        foresight.shifts(),
        foresight.past(),
        difference.sights(draft),
        Difference.left(draft, cases),
        facts.basis());
  }

  private static Preview.Written written(Draft.Step step) {
    return new Preview.Written(
        step.said(),
        switch (step) {
          case Draft.Enter _ -> Preview.How.ENTERED;
          case Draft.Correct _ -> Preview.How.CORRECTED;
          case Draft.Withdraw _ -> Preview.How.WITHDRAWN;
        });
  }

  /// The evidence with the cases as they will be; the organisation's own records judge nothing.
  private static Evidence withCases(Evidence evidence, Draft draft) {
    var cases =
        new Draft(
            draft.steps().stream()
                .filter(step -> !Facts.KINDS.contains(step.said().kind()))
                .toList(),
            List.of());
    return cases.steps().isEmpty()
        ? evidence
        : new Evidence(
            evidence.organisation(), cases.after(evidence.records()), evidence.exemptions());
  }

  /// What is wrong afterwards and was not before.
  private static List<Diagnostic> newFaults(Organisation before, Organisation after) {
    var known = new HashSet<>(before.faults());
    return after.faults().stream()
        .filter(fault -> !known.contains(fault))
        .limit(FIELD_LIMIT)
        .toList();
  }
}
