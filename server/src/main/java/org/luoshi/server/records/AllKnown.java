package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Organisations;

/// What was entered, and the judge who knows it with all that follows from it: the organisation,
/// the exemptions, the parents that rows name.
///
/// A value: it moves on with the records that changed, without reading the others again, to what it
/// would be had all been read anew.
public record AllKnown(RecordBook entered, Judge judge) {

  /// What it became, which obligations the change can have touched (empty where it may be any,
  /// because the organisation is another), and whether anything changed at all.
  public record Next(AllKnown known, Optional<Touched> touched, boolean changed) {}

  public static AllKnown of(Rules rules, List<WorkRecord> records) {
    var entered = RecordBook.of(records);
    return new AllKnown(entered, new Judge(rules, Known.of(rules.latest(), entered)));
  }

  /// After these records came to be as they are now; what is as it was is left alone.
  public Next with(Collection<WorkRecord> now) {
    var changes = new ArrayList<Change>();
    var kinds = new HashSet<String>();
    for (var one : now) {
      var before = entered.find(one.kind(), one.id()).orElse(null);
      if (!one.equals(before)) {
        changes.add(new Change(before, one));
        kinds.add(one.kind());
      }
    }
    if (changes.isEmpty()) {
      return new Next(this, Optional.of(Touched.NOTHING), false);
    }
    var next = entered.with(changes);
    var step = step(changes, kinds, next);
    if (kinds.stream().noneMatch(Organisations.KINDS::contains)) {
      return new Next(new AllKnown(next, step.judge()), Optional.of(step.touched()), true);
    }
    var organisation = Known.organisation(judge.rules().latest(), next);
    return new Next(
        new AllKnown(next, step.judge().with(organisation)),
        kinds.contains(Organisations.UNIT) || kinds.contains(Organisations.CHANGE)
            ? Optional.empty()
            : Optional.of(step.touched().plus(byAppointments(changes))),
        true);
  }

  /// What appointments reach that were made, changed or taken back.
  private Touched byAppointments(List<Change> changes) {
    var persons = new HashSet<String>();
    var units = new HashSet<String>();
    for (var change : changes) {
      for (var one : new @Nullable WorkRecord[] {change.before(), change.after()}) {
        if (one != null && one.kind().equals(Organisations.APPOINTMENT)) {
          Optional.ofNullable(one.person()).ifPresent(persons::add);
          Optional.ofNullable(one.unit()).ifPresent(units::add);
        }
      }
    }
    return Touched.byHolders(judge.rules(), persons, units);
  }

  /// The judge while he takes note, and what was touched so far.
  private record Step(Judge judge, Touched touched) {}

  private Step step(List<Change> changes, Set<String> kinds, RecordBook next) {
    var rules = judge.rules();
    var former = judge.evidence().exemptions();
    var exempt =
        kinds.stream().anyMatch(Known.EXEMPTING::contains)
            ? Known.exemptions(rules.latest(), next)
            : former;
    var step =
        new Step(
            judge.with(changes, exempt),
            Touched.by(rules, changes).plus(Touched.by(former, exempt)));
    for (var parents : Known.parentKinds(rules.latest())) {
      step = parents(parents, changes, next, step);
    }
    return step;
  }

  /// Takes note of the parents that changed with their children, or with being entered themselves.
  private Step parents(String parents, List<Change> changes, RecordBook next, Step step) {
    var programme = judge.rules().latest();
    var changed = new ArrayList<Change>();
    boolean moved = changes.stream().anyMatch(one -> one.kind().equals(parents));
    for (var id : named(parents, changes)) {
      var before = derived(parents, id, entered, judge);
      var after = derived(parents, id, next, step.judge());
      if (!before.equals(after)) {
        changed.add(new Change(before.parent(), after.parent()));
        moved = true;
      }
    }
    if (!moved) {
      return step;
    }
    changed.removeIf(one -> Objects.equals(one.before(), one.after()));
    var evidence = step.judge().evidence();
    var book = evidence.book().withKind(parents, Known.withParents(programme, parents, next));
    return new Step(
        step.judge().with(book, changed, evidence.exemptions()),
        step.touched().plus(Touched.by(judge.rules(), changed)));
  }

  /// The ids of the parents that changed records name or are.
  private Set<String> named(String parents, List<Change> changes) {
    var links = Known.links(judge.rules().latest());
    var ids = new HashSet<String>();
    for (var change : changes) {
      for (var one : new @Nullable WorkRecord[] {change.before(), change.after()}) {
        var link = one == null ? null : links.get(one.kind());
        if (one != null && one.kind().equals(parents)) {
          ids.add(one.id());
        } else if (one != null && link != null && link.kind().equals(parents)) {
          one.value(link.link()).ifPresent(value -> ids.add(value.toString()));
        }
      }
    }
    return ids;
  }

  /// The parent that children make, and the first of them, which tells its place among the others.
  private record Derived(@Nullable WorkRecord parent, String first) {}

  /// No parent where none names it, or where it was entered itself.
  private static Derived derived(String parents, String id, RecordBook entered, Judge judge) {
    if (entered.find(parents, id).filter(Known::stands).isPresent()) {
      return new Derived(null, "");
    }
    for (var link : Known.links(judge.rules().latest()).entrySet()) {
      if (link.getValue().kind().equals(parents)) {
        var children = judge.naming(link.getKey(), link.getValue().link(), id);
        var parent = Known.parents(link.getValue(), children).get(id);
        if (parent != null) {
          return new Derived(parent, first(children));
        }
      }
    }
    return new Derived(null, "");
  }

  private static String first(List<WorkRecord> children) {
    return children.stream()
        .filter(one -> one.state() == WorkRecord.State.ACTIVE)
        .findFirst()
        .map(WorkRecord::id)
        .orElse("");
  }
}
