package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History.Version;

/// Works out the records of a change of posts: appointed, dismissed, transferred, handed over.
final class PostDrafts {

  private final Facts facts;
  private final List<Draft.Step> steps = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  PostDrafts(Facts facts) {
    this.facts = facts;
  }

  Draft appoint(Change.Appoint change) {
    enter(change, "day");
    if (!change.standsInFor().isEmpty()
        && !isHeld(change.standsInFor(), change.unit(), change.post(), change.day())) {
      wrong("post-nobody-to-stand-in-for", "stands-in-for", change.standsInFor(), change.post());
    }
    return done();
  }

  Draft dismiss(Change.Dismiss change) {
    held(change.appointment(), change.day()).ifPresent(post -> end(post, change.day()));
    return done();
  }

  Draft transfer(Change.Transfer change) {
    held(change.appointment(), change.day())
        .ifPresent(post -> {
          var said = post.record();
          if (change.unit().equals(said.unit())
              && Names.normal(change.post()).equals(text(said, "post"))) {
            wrong("post-same", "post", change.post());
          }
          end(post, change.day());
          enter(
              new Change.Appoint(
                  String.valueOf(said.person()),
                  text(said, Organisations.NAME),
                  change.unit(),
                  change.post(),
                  change.rank(),
                  change.day(),
                  null,
                  ""),
              "day");
        });
    return done();
  }

  Draft handOver(Change.HandOver change) {
    held(change.appointment(), change.day())
        .ifPresent(post -> {
          var said = post.record();
          if (change.person().equals(said.person())) {
            wrong("post-to-oneself", "person", change.person());
          }
          end(post, change.day());
          enter(
              new Change.Appoint(
                  change.person(),
                  change.name(),
                  String.valueOf(said.unit()),
                  text(said, "post"),
                  text(said, "rank"),
                  change.day(),
                  said.day("until").orElse(null),
                  ""),
              "day");
        });
    return done();
  }

  private Draft done() {
    return new Draft(steps, found);
  }

  private void enter(Change.Appoint change, String field) {
    var unit = facts.unit(change.unit()).orElse(null);
    if (unit == null || !unit.livesOn(change.day())) {
      wrong("org-not-living", field, name(unit, change), change.day());
    } else {
      warnBeyondTheUnit(change, unit);
    }
    var until = change.until();
    if (until != null && !until.isAfter(change.day())) {
      wrong("post-ends-before", "until", until, change.day());
    }
    var said = Words.appointment(change);
    if (facts.active(said.id()).isPresent()) {
      wrong("post-there", field, change.person(), change.post(), change.day());
    } else if (isHeld(change.person(), change.unit(), change.post(), change.day())
        && steps.stream().noneMatch(step -> step instanceof Draft.Correct)) {
      wrong("post-held", field, change.person(), change.post(), change.day());
    }
    steps.add(new Draft.Enter(said));
  }

  private void warnBeyondTheUnit(Change.Appoint change, Unit unit) {
    var closed = unit.closed();
    if (closed != null && (change.until() == null || change.until().isAfter(closed))) {
      found.add(
          Diagnostic.warning(
              "post-beyond-unit", new Place.Subject("until"), unit.nameOn(change.day()), closed));
    }
  }

  private static String name(@org.jspecify.annotations.Nullable Unit unit, Change.Appoint change) {
    return unit == null ? change.unit() : unit.nameOn(change.day());
  }

  private boolean isHeld(String person, String unit, String post, LocalDate day) {
    return facts.organisation().appointments().stream()
        .anyMatch(held ->
            held.person().equals(person)
                && held.unit().equals(unit)
                && held.heldOn(day)
                && Names.normal(held.traits().getOrDefault("post", "")).equals(Names.normal(post)));
  }

  /// The appointment if it is held just before the day; an error where it is not.
  private Optional<Version> held(String id, LocalDate day) {
    var post = facts.active(id);
    if (post.isEmpty()) {
      wrong("post-unknown", "", id);
      return post;
    }
    var said = post.get().record();
    var from = said.day("from").orElse(LocalDate.MIN);
    var until = said.day("until").orElse(LocalDate.MAX);
    if (!day.isAfter(from) || day.isAfter(until)) {
      wrong("post-not-held", "day", from, said.day("until").map(Object::toString).orElse("—"));
      return Optional.empty();
    }
    return post;
  }

  private void end(Version post, LocalDate day) {
    var said = post.record();
    steps.add(
        new Draft.Correct(Words.with(said, "until", new Value.Day(day)), said, post.number()));
  }

  private void wrong(String code, String field, Object... values) {
    found.add(Diagnostic.error(code, new Place.Subject(field), values));
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
