package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Duty.BindsPost;
import org.luoshi.engine.duty.Duty.BindsUnits;
import org.luoshi.engine.duty.Duty.Covers;
import org.luoshi.engine.duty.Duty.Every;
import org.luoshi.engine.duty.Duty.ForEach;
import org.luoshi.engine.duty.Duty.Standing;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.record.WorkRecord.State;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.WorkingCalendar;

/// The contract of judging, told so slowly and plainly that it can be read beside the rules.
///
/// It shares no decision with the engine: only the values go in, and it looks at every day. Here it
/// finds what is owed; [Reckoning] says what became of it.
public final class Oracle {

  private final World world;
  private final NaiveOrganisation organisation;

  private Oracle(World world) {
    this.world = world;
    this.organisation = new NaiveOrganisation(world.evidence().organisation());
  }

  /// All obligations whose term has a day from `from` to `until` (or whose trigger's day is one),
  /// judged at the end of the day `asOf`; sorted.
  public static List<Verdict> verdicts(
      List<Programme> versions,
      Evidence evidence,
      WorkingCalendar calendar,
      LocalDate from,
      LocalDate until,
      LocalDate asOf) {
    return verdicts(new World(versions, evidence, calendar, from, until, asOf));
  }

  public static List<Verdict> verdicts(World world) {
    var reckoning = new Reckoning(world);
    return new Oracle(world).owed().stream().map(reckoning::verdict).sorted().toList();
  }

  /// What is owed, before any record is looked at.
  static List<Owed> owed(World world) {
    return new Oracle(world).owed();
  }

  private List<Owed> owed() {
    var owed = new ArrayList<Owed>();
    for (var version : world.versions()) {
      for (var duty : version.duties().values()) {
        switch (duty.rhythm()) {
          case Every(var length) -> inTerms(version, duty, length, owed);
          case Covers(var length, var _) -> inTerms(version, duty, length, owed);
          case Standing(var length, var _, var _) -> inTerms(version, duty, length, owed);
          case ForEach(var kind) -> uponTriggers(version, duty, kind, owed);
        }
      }
    }
    return owed;
  }

  /// The version in force on the day: of those already effective the one that became so last.
  static @Nullable Programme inForce(World world, LocalDate day) {
    Programme found = null;
    for (var version : world.versions()) {
      if (!version.effective().isAfter(day)
          && (found == null || version.effective().isAfter(found.effective()))) {
        found = version;
      }
    }
    return found;
  }

  private boolean isInForce(Programme version, LocalDate day) {
    var found = inForce(world, day);
    return found != null && found.version().equals(version.version());
  }

  private void inTerms(Programme version, Duty duty, Length length, List<Owed> owed) {
    for (var term : NaiveTerm.overlapping(length, world.from(), world.until())) {
      if (!isInForce(version, term.first())) {
        continue;
      }
      switch (duty.binds()) {
        case BindsUnits(var kinds) -> {
          for (var unit : world.evidence().organisation().units().values()) {
            if (kinds.contains(unit.kind())) {
              var bearer = new Owed.Holder(unit.id(), false, unit.id());
              quota(duty, term, day -> NaiveOrganisation.lives(unit, day))
                  .ifPresent(quota -> inTerm(version, duty, bearer, quota, term, owed));
            }
          }
        }
        case BindsPost(var id) -> {
          var post = postOf(version, id);
          for (var person : organisation.persons(post)) {
            quota(duty, term, day -> organisation.holds(person, post, day))
                .ifPresent(
                    quota -> inTerm(version, duty, holder(person, post, term), quota, term, owed));
          }
        }
      }
    }
  }

  static Post postOf(Programme version, String id) {
    var post = version.posts().get(id);
    if (post == null) {
      throw new IllegalArgumentException("No post (" + id + "). Maybe the world is not valid.");
    }
    return post;
  }

  /// The person, at the unit of the last appointment to the post that was held in the term.
  private Owed.Holder holder(String person, Post post, NaiveTerm term) {
    for (var day : term.days().reversed()) {
      var unit = organisation.unitHeldAt(person, post, day);
      if (!unit.isEmpty()) {
        return new Owed.Holder(person, true, unit);
      }
    }
    throw new IllegalStateException("Nobody owes what was held on no day: " + person);
  }

  /// How much is owed by one that was there on the days that pass; empty where nothing is.
  private static Optional<BigDecimal> quota(
      Duty duty, NaiveTerm term, Predicate<LocalDate> isThere) {
    var declared = duty.needs() == null ? BigDecimal.ONE : duty.needs().atLeast().decimal();
    boolean always = term.days().stream().allMatch(isThere);
    boolean ever = term.days().stream().anyMatch(isThere);
    if (always || (ever && duty.partial() == Duty.Partial.FULL)) {
      return Optional.of(declared);
    }
    if (duty.partial() != Duty.Partial.PRORATE) {
      return Optional.empty();
    }
    boolean byMonths = term.wholeMonths(_ -> true) >= 2;
    long held = byMonths ? term.wholeMonths(isThere) : term.days().stream().filter(isThere).count();
    long whole = byMonths ? term.wholeMonths(_ -> true) : term.days().size();
    var share =
        declared
            .multiply(BigDecimal.valueOf(held))
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.CEILING);
    return Optional.of(share).filter(quota -> quota.signum() > 0);
  }

  private void inTerm(
      Programme version,
      Duty duty,
      Owed.Holder bearer,
      BigDecimal quota,
      NaiveTerm term,
      List<Owed> owed) {
    if (duty.rhythm() instanceof Covers covers) {
      for (var object : covered(covers.target(), bearer, term)) {
        owed.add(new Owed(version, duty, bearer, quota, term, object, null, term.first()));
      }
    } else {
      owed.add(new Owed(version, duty, bearer, quota, term, null, null, term.first()));
    }
  }

  private List<String> covered(Duty.Target target, Owed.Holder bearer, NaiveTerm term) {
    var objects = new ArrayList<String>();
    switch (target) {
      case Duty.UnitsOf(var kind) -> {
        for (var unit : world.evidence().organisation().units().values()) {
          if (unit.kind().equals(kind)
              && NaiveOrganisation.lives(unit, term.first())
              && NaiveOrganisation.lives(unit, term.last())
              && organisation.above(unit.id(), term.last()).contains(bearer.unit())) {
            objects.add(unit.id());
          }
        }
      }
      case Duty.ObjectsOf(var kind) -> {
        for (var object : world.evidence().records()) {
          if (object.kind().equals(kind) && object.state() == State.ACTIVE) {
            objects.add(object.id());
          }
        }
      }
    }
    return objects;
  }

  private void uponTriggers(Programme version, Duty duty, String kindId, List<Owed> owed) {
    var kind = version.records().get(kindId);
    if (kind == null) {
      throw new IllegalArgumentException("No kind (" + kindId + "). Maybe the world is not valid.");
    }
    for (var trigger : world.evidence().records()) {
      var day = triggerDay(trigger, kind);
      if (trigger.kind().equals(kindId)
          && trigger.state() == State.ACTIVE
          && day != null
          && !day.isBefore(world.from())
          && !day.isAfter(world.until())
          && !day.isAfter(world.asOf())
          && isInForce(version, day)) {
        var quota = duty.needs() == null ? BigDecimal.ONE : duty.needs().atLeast().decimal();
        for (var bearer : bearersUpon(version, duty, kind, trigger, day)) {
          owed.add(new Owed(version, duty, bearer, quota, null, null, trigger, day));
        }
      }
    }
  }

  private static @Nullable LocalDate triggerDay(WorkRecord trigger, RecordKind kind) {
    var opens = kind.roles().opens();
    return opens == null ? trigger.effective() : trigger.day(opens).orElse(null);
  }

  private List<Owed.Holder> bearersUpon(
      Programme version, Duty duty, RecordKind kind, WorkRecord trigger, LocalDate day) {
    var bearers = new ArrayList<Owed.Holder>();
    switch (duty.binds()) {
      case BindsUnits(var kinds) -> {
        boolean namesUnit = kind.roles().opens() != null && kind.roles().unit() != null;
        for (var unit : world.evidence().organisation().units().values()) {
          if (kinds.contains(unit.kind())
              && (namesUnit
                  ? unit.id().equals(trigger.unit())
                  : NaiveOrganisation.lives(unit, day))) {
            bearers.add(new Owed.Holder(unit.id(), false, unit.id()));
          }
        }
      }
      case BindsPost(var id) -> {
        var post = postOf(version, id);
        for (var person : organisation.persons(post)) {
          var unit = organisation.unitHeldAt(person, post, day);
          if (!unit.isEmpty()) {
            bearers.add(new Owed.Holder(person, true, unit));
          }
        }
      }
    }
    return bearers;
  }
}
