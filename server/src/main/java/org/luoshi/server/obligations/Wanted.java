package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;

/// What a list of obligations is to show; whatever is empty or null does not matter.
///
/// `unit` is one unit, and all below it where `below`. `through` narrows a view to what it reaches
/// through one unit directly below its root, or the root's own: a row of [Heat]. `term` is a term's
/// label, or for obligations set off by records the label of a term they were set off in. The due
/// days are both included; what is never due is due on [LocalDate#MAX]. `level` is the depth in the
/// tree, from 0. `bearer` is a unit's or a person's id.
public record Wanted(
    String unit,
    boolean below,
    String through,
    String duty,
    Set<Status> statuses,
    String term,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueUntil,
    @Nullable Integer level,
    String bearer) {

  public static final Wanted ALL = new Wanted("", true, "", "", Set.of(), "", null, null, null, "");

  public Wanted {
    statuses = Set.copyOf(statuses);
  }

  public Wanted ofUnit(String one, boolean andBelow) {
    return new Wanted(
        one, andBelow, through, duty, statuses, term, dueFrom, dueUntil, level, bearer);
  }

  public Wanted through(String one) {
    return new Wanted(unit, below, one, duty, statuses, term, dueFrom, dueUntil, level, bearer);
  }

  public Wanted ofDuty(String id) {
    return new Wanted(unit, below, through, id, statuses, term, dueFrom, dueUntil, level, bearer);
  }

  public Wanted is(Set<Status> any) {
    return new Wanted(unit, below, through, duty, any, term, dueFrom, dueUntil, level, bearer);
  }

  public Wanted in(String label) {
    return new Wanted(
        unit, below, through, duty, statuses, label, dueFrom, dueUntil, level, bearer);
  }

  public Wanted due(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new Wanted(unit, below, through, duty, statuses, term, from, until, level, bearer);
  }

  public Wanted atLevel(int depth) {
    return new Wanted(unit, below, through, duty, statuses, term, dueFrom, dueUntil, depth, bearer);
  }

  public Wanted by(String id) {
    return new Wanted(unit, below, through, duty, statuses, term, dueFrom, dueUntil, level, id);
  }
}
