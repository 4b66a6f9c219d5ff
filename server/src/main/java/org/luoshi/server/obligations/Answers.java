package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.judgement.Explanations;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// The answer to a question: every obligation it meets, explained, or why there is none.
public record Answers(List<Explanation> explanations, @Nullable Absence absence) {

  static Answers to(Question question, Judge judge) {
    var range = range(question, judge);
    var touch = touch(question, judge);
    var met =
        judge
            .owed(
                range.from(),
                range.until(),
                duty -> duty.id().equals(question.duty().id()) ? touch : Touch.NOTHING)
            .stream()
            .filter(one -> concerns(one, question) && isAt(one.occasion(), question.term()))
            .map(one -> Explanations.of(judge, one, question.asOf()))
            .toList();
    return met.isEmpty()
        ? new Answers(List.of(), absence(question, judge))
        : new Answers(met, null);
  }

  /// What can concern the unit: its own, its people's, and what is owed for it.
  private static Touch touch(Question question, Judge judge) {
    var unit = question.unit().id();
    var bearers = new HashSet<>(Set.of(unit));
    for (var held : judge.evidence().organisation().appointments()) {
      if (held.unit().equals(unit)) {
        bearers.add(held.person());
      }
    }
    return new Touch(false, bearers, Set.of(unit));
  }

  /// As far as the lists go, which show the whole year of their day: what a list shows, it
  /// explains.
  private record Range(LocalDate from, LocalDate until) {}

  private static Range range(Question question, Judge judge) {
    return term(question)
        .map(term -> new Range(term.first(), term.last()))
        .orElseGet(() ->
            new Range(
                judge.rules().versions().getFirst().effective(),
                Period.upTo(question.asOf()).lastOfYear()));
  }

  /// The term of the duty's own length that the label names, or any calendar term for a duty set
  /// off by events.
  private static Optional<Term> term(Question question) {
    return question
        .duty()
        .termLength()
        .map(length -> labelled(question.term(), length))
        .orElseGet(() -> Term.labelled(question.term()));
  }

  private static Optional<Term> labelled(String label, Length length) {
    if (length instanceof Length.Years) {
      return Optional.of(label)
          .filter(written -> written.matches("[0-9]{4}(-[0-9]{4})?"))
          .map(written ->
              Term.around(length, LocalDate.of(Integer.parseInt(written.substring(0, 4)), 1, 1)));
    }
    return Term.labelled(label);
  }

  private static boolean concerns(Obligation one, Question question) {
    var unit = question.unit().id();
    return one.unit().equals(unit)
        || one.bearer().equals(new Bearer.OfUnit(unit))
        || one.occasion() instanceof Occasion.ForObject(var _, var object) && object.equals(unit);
  }

  private static boolean isAt(Occasion occasion, String label) {
    return switch (occasion) {
      case Occasion.InTerm(var term) -> term.label().equals(label);
      case Occasion.ForObject(var term, var object) ->
          term.label().equals(label) || occasion.label().equals(label) || object.equals(label);
      case Occasion.Upon(var trigger, var day) ->
          trigger.id().equals(label)
              || trigger.id().endsWith("/" + label)
              || Term.labelled(label).filter(term -> term.contains(day)).isPresent();
    };
  }

  private static Absence absence(Question question, Judge judge) {
    var term = term(question);
    if (term.isEmpty() || !question.duty().termLength().equals(term.map(Term::length))) {
      return new Absence.NoSuchOccasion(question.term());
    }
    var rule = judge.rules().inForceOn(term.get().first());
    if (rule.isEmpty()) {
      return new Absence.NoRule(term.get().first());
    }
    return switch (question.duty().binds()) {
      case Duty.BindsUnits(Set<String> kinds) -> ofUnit(question, kinds, term.get(), rule.get());
      case Duty.BindsPost(var post) -> new Absence.NoHolder(post);
    };
  }

  private static Absence ofUnit(Question question, Set<String> kinds, Term term, Programme rule) {
    var unit = question.unit();
    boolean asObject =
        question.duty().rhythm() instanceof Duty.Covers(var _, var target)
            && target instanceof Duty.UnitsOf(var kind)
            && kind.equals(unit.kind());
    if (!kinds.contains(unit.kind()) && !asObject) {
      return new Absence.NotBound(
          Optional.ofNullable(rule.unitKinds().get(unit.kind()))
              .map(kind -> kind.id())
              .orElse(unit.kind()));
    }
    return new Absence.NotThere(term, unit.founded(), unit.closed());
  }
}
