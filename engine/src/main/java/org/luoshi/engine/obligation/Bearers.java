package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.time.Term;

/// Who can owe the duties of one version of a programme: its units by kind, its persons by post.
///
/// What was once looked up is kept; several threads may ask.
final class Bearers {

  private final Organisation organisation;
  private final Map<String, Map<String, List<Appointment>>> holders = new LinkedHashMap<>();
  private final Map<Duty.Binds, Map<String, Candidate>> candidates = new HashMap<>();
  private final Map<Living, Map<String, Integer>> living = new HashMap<>();

  private record Living(String kind, Term term) {}

  Bearers(Programme programme, Organisation organisation) {
    this.organisation = organisation;
    for (var post : programme.posts().values()) {
      holders.put(post.id(), byPerson(post, organisation.appointments()));
    }
  }

  private static Map<String, List<Appointment>> byPerson(Post post, List<Appointment> all) {
    var byPerson = new LinkedHashMap<String, List<Appointment>>();
    for (var appointment : all) {
      if (post.matches(appointment)) {
        byPerson.computeIfAbsent(appointment.person(), _ -> new ArrayList<>()).add(appointment);
      }
    }
    return byPerson;
  }

  /// One who may owe a term: the bearer, when it was there, and the unit it counts in for a stretch
  /// of days.
  record Candidate(Bearer bearer, Presence presence, List<Appointment> appointments) {

    /// The unit itself, or the unit of the last appointment held in the term.
    String unit(LocalDate first, LocalDate last) {
      if (appointments.isEmpty()) {
        return bearer.id();
      }
      return appointments.stream()
          .filter(held -> isHeldWithin(held, first, last))
          .reduce((one, other) -> isLater(one, other, last) ? one : other)
          .map(Appointment::unit)
          .orElse(bearer.id());
    }

    /// Whether the one was held longer in the term or, if equally long, begun later; equal ones go
    /// to the last listed.
    private static boolean isLater(Appointment one, Appointment other, LocalDate last) {
      int ended = end(one, last).compareTo(end(other, last));
      return ended > 0 || ended == 0 && one.from().isAfter(other.from());
    }

    private static boolean isHeldWithin(Appointment held, LocalDate first, LocalDate last) {
      var until = held.until();
      return !held.from().isAfter(last)
          && (until == null || until.isAfter(first) && until.isAfter(held.from()));
    }

    private static LocalDate end(Appointment held, LocalDate last) {
      return held.until() == null || held.until().isAfter(last) ? last : held.until().minusDays(1);
    }
  }

  /// Everybody the duty can bind, in the order of the organisation.
  List<Candidate> of(Duty duty) {
    return List.copyOf(byId(duty).values());
  }

  /// Those of them with one of the ids, in the order of the ids.
  List<Candidate> of(Duty duty, Set<String> ids) {
    var all = byId(duty);
    return ids.stream().sorted().map(all::get).filter(Objects::nonNull).toList();
  }

  private synchronized Map<String, Candidate> byId(Duty duty) {
    return candidates.computeIfAbsent(duty.binds(), this::bound);
  }

  private Map<String, Candidate> bound(Duty.Binds binds) {
    var bound = new LinkedHashMap<String, Candidate>();
    switch (binds) {
      case Duty.BindsUnits(Set<String> kinds) ->
          organisation.units().values().stream()
              .filter(unit -> kinds.contains(unit.kind()))
              .map(
                  unit -> new Candidate(new Bearer.OfUnit(unit.id()), Presence.of(unit), List.of()))
              .forEach(one -> bound.put(one.bearer().id(), one));
      case Duty.BindsPost(String post) ->
          holders
              .getOrDefault(post, Map.of())
              .forEach((person, held) ->
                  bound.put(
                      person,
                      new Candidate(new Bearer.OfHolder(person, post), Presence.of(held), held)));
    }
    return bound;
  }

  /// The units of a kind that live through the term, each with its place in the organisation.
  synchronized Map<String, Integer> living(String kind, Term term) {
    return living.computeIfAbsent(
        new Living(kind, term),
        _ -> {
          var places = new HashMap<String, Integer>();
          for (var unit : organisation.units().values()) {
            if (unit.kind().equals(kind) && unit.livesThrough(term.first(), term.last())) {
              places.put(unit.id(), places.size());
            }
          }
          return places;
        });
  }
}
