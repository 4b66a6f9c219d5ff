package org.luoshi.testkit.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;

/// A duty being drawn for a scenario: units of kind `branch` owe it once, by the end of the term,
/// unless it is told otherwise.
public final class DutySketch {

  private final String id;
  private final Duty.Rhythm rhythm;
  private final List<Condition> where = new ArrayList<>();
  private Duty.Binds binds = new Duty.BindsUnits(Set.of("branch"));
  private Duty.Partial partial = Duty.Partial.SKIP;
  private @Nullable String proof;
  private @Nullable String sum;
  private @Nullable String term;
  private @Nullable String object;
  private Amount atLeast = Amount.ONE;
  private Deadline.Rule rule = new Deadline.TermEnd();
  private Stretch grace = Stretch.NONE;
  private DayOff dayOff = DayOff.STAYS;
  private Duty.Window window = Duty.Window.TERM;
  private Duty.JudgedBy judgedBy = Duty.JudgedBy.EFFECTIVE;
  private int leadDays;
  private boolean nilAllowed;

  public DutySketch(String id, Duty.Rhythm rhythm) {
    this.id = id;
    this.rhythm = rhythm;
  }

  public DutySketch bindsUnits(String... kinds) {
    binds = new Duty.BindsUnits(Set.of(kinds));
    return this;
  }

  public DutySketch bindsPost(String post) {
    binds = new Duty.BindsPost(post);
    return this;
  }

  public DutySketch partial(Duty.Partial said) {
    partial = said;
    return this;
  }

  /// So many records of the kind.
  public DutySketch needs(String kind, int count) {
    proof = kind;
    atLeast = Amount.whole(count);
    return this;
  }

  /// So much in a field of the kind's records.
  public DutySketch needsSum(String kind, String field, int quota) {
    sum = field;
    return needs(kind, quota);
  }

  public DutySketch where(Condition condition) {
    where.add(condition);
    return this;
  }

  public DutySketch termIn(String field) {
    term = field;
    return this;
  }

  public DutySketch objectIn(String field) {
    object = field;
    return this;
  }

  public DutySketch due(Deadline.Rule said) {
    rule = said;
    return this;
  }

  public DutySketch grace(int workingDays) {
    grace = new Stretch(workingDays, true);
    return this;
  }

  public DutySketch dayOff(DayOff said) {
    dayOff = said;
    return this;
  }

  public DutySketch untilDue() {
    window = Duty.Window.UNTIL_DUE;
    return this;
  }

  public DutySketch judgedByEntry() {
    judgedBy = Duty.JudgedBy.ENTERED;
    return this;
  }

  public DutySketch lead(int days) {
    leadDays = days;
    return this;
  }

  public DutySketch nilAllowed() {
    nilAllowed = true;
    return this;
  }

  public Duty drawn() {
    return new Duty(
        id,
        "",
        Text.same(id),
        binds,
        rhythm,
        partial,
        proof == null ? null : new Needs(proof, where, sum, atLeast, term, object),
        new Deadline(rule, grace, dayOff),
        window,
        leadDays,
        "superior",
        1,
        nilAllowed,
        judgedBy);
  }
}
