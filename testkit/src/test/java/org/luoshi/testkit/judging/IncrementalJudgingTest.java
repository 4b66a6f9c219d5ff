package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.figure.Figures;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;

/// A judge that moves on with changed records says what a judge from scratch says, in random worlds
/// after random sequences of changes; only what was touched is judged again. So do figures that
/// move on with it, and what is counted of every subtree.
class IncrementalJudgingTest {

  private static final int STEPS = 6;

  @Test
  void saysAfterEachChangeWhatAJudgeFromScratchSays() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    int cases = Integer.getInteger("luoshi.random.cases", 1000) / 2;
    System.out.printf(
        "%s: %d random worlds from -Dluoshi.random.seed=%d%n",
        getClass().getSimpleName(), cases, base);
    long kept = 0;
    long anew = 0;
    for (long seed = base; seed < base + cases; seed++) {
      var run = new Run(Worlds.random(seed), new Dice(seed), seed % 25 == 0);
      for (int step = 1; step <= STEPS; step++) {
        run.change();
        assertThat(run.known)
            .as("seed %d, step %d: %s", seed, step, run.last)
            .isEqualTo(byId(run.fromScratch()));
        assertThat(run.figures.byId())
            .as("seed %d, step %d: %s", seed, step, run.last)
            .isEqualTo(Figures.of(run.judge, run.world.asOf(), run.reach));
        run.counted.check("seed %d, step %d: %s".formatted(seed, step, run.last), run.known);
      }
      kept += run.kept;
      anew += run.anew;
    }
    System.out.printf("%d judgements were kept, %d judged anew%n", kept, anew);
    assertThat(kept).as("a change touches little").isGreaterThan(2 * anew);
  }

  /// One world on its way through changes.
  private static final class Run {
    private final boolean tellsFigures;
    private final World world;
    private final Dice dice;
    private final Map<String, WorkRecord> records = new TreeMap<>();
    private List<Exemption> exemptions;
    private Judge judge;
    private final Reach reach;
    private Map<String, Judgement> known;
    private Figures figures;
    private Counts counted;
    private String last = "";
    private int number;
    private long kept;
    private long anew;

    Run(World world, Dice dice, boolean tellsFigures) {
      this.tellsFigures = tellsFigures;
      this.world = world;
      this.dice = dice;
      world.evidence().records().forEach(one -> records.put(one.id(), one));
      this.exemptions = world.evidence().exemptions();
      this.judge = new Judge(rules(), world.evidence());
      this.known = byId(judge.judge(world.from(), world.until(), world.asOf(), _ -> true));
      this.counted = Counts.of(judge.forest(), known.values());
      this.reach =
          dice.chance(50) ? Reach.WHOLE : (unit, _) -> unit != null && unit.hashCode() % 2 == 0;
      this.figures = Figures.on(judge, world.asOf(), Reach.WHOLE).within(judge, reach);
    }

    private Rules rules() {
      return new Rules(
          tellsFigures
              ? world.versions().stream().map(Run::withFigures).toList()
              : world.versions(),
          world.calendar());
    }

    /// The programme with figures of every sort for each of its kinds and duties.
    private static Programme withFigures(Programme one) {
      var figures = new LinkedHashMap<String, FigureSpec>();
      one.records()
          .values()
          .forEach(kind -> ofRecords(kind).forEach((id, spec) -> figures.put(id, spec)));
      one.duties()
          .keySet()
          .forEach(duty -> ofObligations(duty).forEach((id, spec) -> figures.put(id, spec)));
      return new Programme(
          one.id(),
          one.version(),
          one.title(),
          one.issuer(),
          one.effective(),
          one.zone(),
          one.calendar(),
          one.unitKinds(),
          one.posts(),
          one.records(),
          one.duties(),
          one.consequences(),
          figures,
          Loop.NONE);
    }

    private static Map<String, FigureSpec> ofRecords(RecordKind kind) {
      var title = kind.title();
      var id = kind.id();
      var span = new FigureSpec.Period();
      var figures = new LinkedHashMap<String, FigureSpec>();
      figures.put(
          id + "-rows",
          new FigureSpec.OfRecords(
              title, id, List.of(), new FigureSpec.Rows(), new FigureSpec.Count()));
      for (var field : kind.fields().keySet()) {
        for (var measure :
            List.of(
                new FigureSpec.Sum(field),
                new FigureSpec.Mean(field, 1),
                new FigureSpec.Distinct(field))) {
          figures.put(
              id + "-" + field + "-" + measure.getClass().getSimpleName(),
              new FigureSpec.OfRecords(
                  title, id, List.of(new Condition.Filled(field)), span, measure));
        }
      }
      return figures;
    }

    private static Map<String, FigureSpec> ofObligations(String duty) {
      var title = Text.same(duty);
      var figures = new LinkedHashMap<String, FigureSpec>();
      for (var which : FigureSpec.Which.values()) {
        for (var telling : FigureSpec.Telling.values()) {
          figures.put(
              duty + "-" + which + "-" + telling,
              new FigureSpec.OfObligations(
                  title, duty, new FigureSpec.InPeriod(), which, telling, null));
        }
      }
      figures.put(
          duty + "-ever",
          new FigureSpec.OfObligations(
              title,
              duty,
              new FigureSpec.Ever(),
              FigureSpec.Which.MET,
              FigureSpec.Telling.COUNT,
              null));
      return figures;
    }

    void change() {
      var changes = new ArrayList<Change>();
      for (int i = dice.between(0, 3); i > 0; i--) {
        var change = change(changes);
        if (change != null) {
          changes.add(change);
        }
      }
      var exempt = dice.chance(30) ? otherExemptions() : exemptions;
      var touched = Touched.by(judge.rules(), changes).plus(Touched.by(exemptions, exempt));
      last = changes + " " + touched;
      judge = judge.with(changes, exempt);
      exemptions = exempt;
      changes.forEach(this::keep);
      var gone = known.values().stream().filter(one -> touched.reaches(one.obligation())).toList();
      known.values().removeAll(gone);
      kept += known.size();
      var again =
          judge.judgeReached(world.from(), world.until(), world.asOf(), touched::of).stream()
              .toList();
      anew += again.size();
      counted = counted.with(gone, again);
      known.putAll(byId(again));
      figures = figures.next(judge, touched);
    }

    private void keep(Change change) {
      if (change.before() != null) {
        records.remove(change.before().id());
      }
      if (change.after() != null) {
        records.put(change.after().id(), change.after());
      }
    }

    private @Nullable Change change(List<Change> others) {
      boolean fresh = records.isEmpty() || dice.chance(35);
      if (fresh) {
        return new Change(null, renamed(made()));
      }
      var before = dice.pick(List.copyOf(records.values()));
      if (others.stream().anyMatch(one -> before.equals(one.before()))) {
        return null;
      }
      return new Change(before, dice.chance(15) ? null : mutated(before));
    }

    private WorkRecord made() {
      var maker = new WorldRecords(dice, world.evidence().organisation());
      var made = new ArrayList<>(maker.triggersAndObjects(world.from(), world.until()));
      made.addAll(maker.noise(world.from(), world.until()));
      var owed = Oracle.verdicts(world.withAsOf(world.until()));
      made.addAll(maker.aimed(world, owed));
      return made.isEmpty() ? world.evidence().records().getFirst() : dice.pick(made);
    }

    private WorkRecord renamed(WorkRecord one) {
      return with(one, "new-" + ++number, one);
    }

    /// The record with one thing as another record of its kind has it.
    private WorkRecord mutated(WorkRecord one) {
      var like = records.values().stream().filter(o -> o.kind().equals(one.kind())).toList();
      return with(one, one.id(), dice.pick(like));
    }

    private WorkRecord with(WorkRecord one, String id, WorkRecord like) {
      var values = new HashMap<String, Value>(dice.chance(50) ? one.values() : like.values());
      if (dice.chance(20) && !values.isEmpty()) {
        values.remove(dice.pick(values.keySet().stream().sorted().toList()));
      }
      return new WorkRecord(
          id,
          one.kind(),
          dice.chance(50) ? one.unit() : like.unit(),
          dice.chance(50) ? one.person() : like.person(),
          dice.chance(50) ? one.effective() : like.effective(),
          one.entered().plusSeconds(dice.between(0, 5_000_000)),
          dice.chance(90) ? WorkRecord.State.ACTIVE : WorkRecord.State.RETURNED,
          values);
    }

    private List<Exemption> otherExemptions() {
      var others = new ArrayList<>(exemptions);
      if (!others.isEmpty() && dice.chance(50)) {
        others.remove(dice.between(0, others.size() - 1));
      }
      if (!known.isEmpty() && dice.chance(70)) {
        var one = dice.pick(List.copyOf(known.values())).obligation();
        var day = world.asOf().minusDays(dice.between(-1, 5));
        others.add(
            dice.chance(50)
                ? new Exemption.Waiver(
                    one.duty().id(), one.bearer().id(), one.occasion().label(), day, "reason")
                : new Exemption.Nil(
                    one.duty().id(), one.bearer().id(), one.occasion().label(), day));
      }
      return others;
    }

    List<Judgement> fromScratch() {
      return new Judge(
              rules(),
              new Evidence(
                  world.evidence().organisation(), List.copyOf(records.values()), exemptions))
          .judge(world.from(), world.until(), world.asOf(), _ -> true);
    }
  }

  private static Map<String, Judgement> byId(List<Judgement> all) {
    var byId = new TreeMap<String, Judgement>();
    all.forEach(one -> byId.put(one.obligation().id(), one));
    assertThat(byId).hasSameSizeAs(all);
    return byId;
  }
}
