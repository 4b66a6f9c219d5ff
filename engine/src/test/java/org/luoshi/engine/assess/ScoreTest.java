package org.luoshi.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;

/// Scores by clause, against a slow oracle that counts what is lost in whole thousandths.
class ScoreTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int CASES = 3_000;
  private static final Text T = Text.same("t");
  private static final List<Checklist.Grade> GRADES =
      List.of(
          new Checklist.Grade("best", T, Amount.whole(90)),
          new Checklist.Grade("good", T, Amount.whole(80)),
          new Checklist.Grade("fair", T, Amount.whole(60)),
          new Checklist.Grade("poor", T, Amount.ZERO));

  private static Amount amount(String number) {
    return Amount.of(new BigDecimal(number));
  }

  private static Checklist list(int decimals, int bonus, Checklist.Section... sections) {
    return new Checklist(
        "c",
        T,
        Set.of(),
        null,
        decimals,
        null,
        Amount.whole(bonus),
        Amount.whole(6),
        List.of(sections));
  }

  private static Checklist.Section section(@Nullable Amount most, Checklist.Item... items) {
    return new Checklist.Section("s" + items[0].id(), T, most, List.of(items));
  }

  private static Checklist.Scored scored(
      String id, int points, @Nullable Amount most, @Nullable String duty) {
    return new Checklist.Scored(id, "一", T, Amount.whole(points), most, duty);
  }

  private static final Checklist USUAL =
      list(
          2,
          4,
          section(
              null,
              scored("a", 30, null, "meeting"),
              scored("b", 20, Amount.whole(5), null),
              new Checklist.Bonus("plus", "一", T, Amount.whole(3))),
          section(
              Amount.whole(10),
              scored("c", 25, null, null),
              scored("d", 25, null, null),
              new Checklist.Bonus("more", "二", T, Amount.whole(3)),
              new Checklist.Veto("never", "二", T, "fair")));

  private static Sheet.Mark mark(String item, String points) {
    return new Sheet.Mark(item, amount(points), "why", "");
  }

  private static Score score(Sheet sheet) {
    return Score.of(USUAL, GRADES, sheet);
  }

  @Test
  void isFullWhereNothingWasLost() {
    var score = score(Sheet.BLANK);
    assertThat(score.points()).isEqualTo(Amount.whole(100));
    assertThat(score.full()).isEqualTo(Amount.whole(100));
    assertThat(score.grade().id()).isEqualTo("best");
    assertThat(score.vetoed()).isFalse();
  }

  @Test
  void fillsInTheShareOfADutyRoundedHalfUp() {
    var score = score(new Sheet(Map.of("meeting", new Sheet.Counted(2, 3)), List.of(), Set.of()));
    assertThat(score.parts().getFirst().lines().getFirst().begins()).isEqualTo(amount("20"));
    score = score(new Sheet(Map.of("meeting", new Sheet.Counted(1, 7)), List.of(), Set.of()));
    assertThat(score.parts().getFirst().lines().getFirst().begins()).isEqualTo(amount("4.29"));
    score = score(new Sheet(Map.of("meeting", new Sheet.Counted(0, 0)), List.of(), Set.of()));
    assertThat(score.points()).isEqualTo(Amount.whole(100));
  }

  @Test
  void takesAwayUpToTheCapsAndNeverBelowNought() {
    var line = score(new Sheet(Map.of(), List.of(mark("b", "3.5"), mark("b", "9")), Set.of()));
    assertThat(line.points()).isEqualTo(Amount.whole(95));
    assertThat(line.parts().getFirst().lines().get(1).asked()).isEqualTo(amount("12.5"));
    assertThat(line.parts().getFirst().lines().get(1).taken()).isEqualTo(Amount.whole(5));

    var section = score(new Sheet(Map.of(), List.of(mark("c", "8"), mark("d", "30")), Set.of()));
    assertThat(section.parts().getLast().earned()).isEqualTo(Amount.whole(17));
    assertThat(section.parts().getLast().counts()).isEqualTo(Amount.whole(40));
    assertThat(section.points()).isEqualTo(Amount.whole(90));

    var none =
        score(
            new Sheet(
                Map.of("meeting", new Sheet.Counted(0, 4)), List.of(mark("a", "5")), Set.of()));
    assertThat(none.points()).isEqualTo(Amount.whole(70));
  }

  @Test
  void addsBonusPointsUpToTheirCaps() {
    var score = score(new Sheet(Map.of(), List.of(mark("plus", "5"), mark("more", "2")), Set.of()));
    assertThat(score.bonus()).isEqualTo(Amount.whole(4));
    assertThat(score.points()).isEqualTo(Amount.whole(104));
  }

  @Test
  void takesOffWhatMeasuresDeductUpToTheCapAndNeverBelowNought() {
    var none = new Sheet(Map.of(), List.of(mark("plus", "1")), Set.of(), amount("2.5"));
    assertThat(score(none).deducted()).isEqualTo(amount("2.5"));
    assertThat(score(none).points()).isEqualTo(amount("98.5"));
    var much = new Sheet(Map.of(), List.of(), Set.of(), Amount.whole(40));
    assertThat(score(much).deducted()).isEqualTo(Amount.whole(6));
    assertThat(score(much).points()).isEqualTo(Amount.whole(94));
    assertThat(score(much).grade().id()).isEqualTo("best");
    var small = list(2, 0, section(null, scored("a", 4, null, null)));
    var left = Score.of(small, GRADES, much);
    assertThat(left.points()).isEqualTo(Amount.ZERO);
    assertThat(left.deducted()).isEqualTo(Amount.whole(4));
  }

  @Test
  void lowersTheGradeButNotThePointsByAVeto() {
    var score = score(new Sheet(Map.of(), List.of(), Set.of("never")));
    assertThat(score.points()).isEqualTo(Amount.whole(100));
    assertThat(score.grade().id()).isEqualTo("fair");
    assertThat(score.vetoed()).isTrue();
    var low =
        score(
            new Sheet(
                Map.of("meeting", new Sheet.Counted(0, 1)),
                List.of(mark("b", "5"), mark("c", "9")),
                Set.of("never")));
    assertThat(low.points()).isEqualTo(Amount.whole(56));
    assertThat(low.grade().id()).isEqualTo("poor");
  }

  @Test
  void isNoShareOfMoreThanWasOwed() {
    assertThatThrownBy(() -> new Sheet.Counted(3, 2)).hasMessage("No share: 3 of 2");
  }

  @Test
  void agreesWithTheOracleOnRandomSheets() {
    for (int i = 0; i < CASES; i++) {
      var random = new Random(SEED + i);
      var checklist = randomList(random);
      var sheet = randomSheet(random, checklist);
      var score = Score.of(checklist, GRADES, sheet);
      var as = "seed %d: %s %s".formatted(SEED + i, checklist, sheet);
      long oracle = oracle(checklist, sheet);
      assertThat(score.points().thousandths()).as(as).isEqualTo(oracle);
      assertThat(score.grade().id()).as(as).isEqualTo(grade(checklist, sheet, oracle));
      long lines =
          score.parts().stream().mapToLong(part -> part.counts().thousandths()).sum()
              + score.bonus().thousandths()
              - score.deducted().thousandths();
      assertThat(lines).as(as).isEqualTo(oracle);
    }
  }

  private static Checklist randomList(Random random) {
    var sections = new ArrayList<Checklist.Section>();
    int id = 0;
    for (int s = 0; s <= random.nextInt(4); s++) {
      var items = new ArrayList<Checklist.Item>();
      for (int n = 0; n <= random.nextInt(6); n++) {
        var name = "i" + id++;
        items.add(
            switch (random.nextInt(6)) {
              case 0 -> new Checklist.Bonus(name, "一", T, random(random, 6));
              case 1 ->
                  new Checklist.Veto(name, "一", T, GRADES.get(random.nextInt(GRADES.size())).id());
              default ->
                  new Checklist.Scored(
                      name,
                      "一",
                      T,
                      random(random, 20),
                      random.nextBoolean() ? null : random(random, 10),
                      random.nextBoolean() ? null : "duty" + random.nextInt(3));
            });
      }
      sections.add(
          new Checklist.Section(
              "s" + s, T, random.nextBoolean() ? null : random(random, 30), items));
    }
    return new Checklist(
        "c",
        T,
        Set.of(),
        null,
        random.nextInt(4),
        null,
        random(random, 8),
        random(random, 12),
        sections);
  }

  private static Amount random(Random random, int most) {
    return new Amount(1 + random.nextInt(most * 1000));
  }

  private static Sheet randomSheet(Random random, Checklist checklist) {
    var counted = new HashMap<String, Sheet.Counted>();
    for (int d = 0; d < 3; d++) {
      int owed = random.nextInt(13);
      if (random.nextInt(4) > 0) {
        counted.put("duty" + d, new Sheet.Counted(owed == 0 ? 0 : random.nextInt(owed + 1), owed));
      }
    }
    var marks = new ArrayList<Sheet.Mark>();
    var vetoes = new HashSet<String>();
    checklist
        .items()
        .forEach(item -> {
          if (item instanceof Checklist.Veto) {
            if (random.nextInt(4) == 0) {
              vetoes.add(item.id());
            }
          } else {
            for (int n = random.nextInt(3); n > 0; n--) {
              marks.add(new Sheet.Mark(item.id(), random(random, 9), "why", ""));
            }
          }
        });
    var deducted = random.nextInt(3) == 0 ? random(random, 40) : Amount.ZERO;
    return new Sheet(counted, marks, vetoes, deducted);
  }

  /// What all are worth, less what is lost, plus what is added: in thousandths.
  private static long oracle(Checklist checklist, Sheet sheet) {
    long sum = 0;
    long bonus = 0;
    for (var section : checklist.sections()) {
      long worth = 0;
      long lost = 0;
      for (var item : section.items()) {
        long marked = 0;
        for (var mark : sheet.marks()) {
          marked += mark.item().equals(item.id()) ? mark.points().thousandths() : 0;
        }
        if (item instanceof Checklist.Bonus one) {
          bonus += Math.min(marked, one.most().thousandths());
        } else if (item instanceof Checklist.Scored one) {
          long points = one.points().thousandths();
          long begins =
              begins(
                  points,
                  one.duty() == null ? null : sheet.counted().get(one.duty()),
                  checklist.decimals());
          var most = one.most();
          long taken = most == null ? marked : Math.min(marked, most.thousandths());
          worth += points;
          lost += points - Math.max(0, begins - Math.min(taken, points));
        }
      }
      var most = section.most();
      sum += worth - (most == null ? lost : Math.min(lost, most.thousandths()));
    }
    long all = sum + Math.min(bonus, checklist.bonus().thousandths());
    long off = Math.min(sheet.deducted().thousandths(), checklist.deductions().thousandths());
    return Math.max(0, all - off);
  }

  private static long begins(long points, Sheet.@Nullable Counted counted, int decimals) {
    if (counted == null || counted.owed() == 0) {
      return points;
    }
    var unit = BigInteger.TEN.pow(3 - decimals);
    var twice = BigInteger.TWO.multiply(BigInteger.valueOf(points * counted.met()));
    var per = unit.multiply(BigInteger.valueOf(counted.owed()));
    return Math.min(
        points,
        twice.add(per).divide(per.multiply(BigInteger.TWO)).multiply(unit).longValueExact());
  }

  private static String grade(Checklist checklist, Sheet sheet, long points) {
    var reached =
        GRADES.stream().filter(g -> points >= g.atLeast().thousandths()).findFirst().orElseThrow();
    var worst = reached;
    for (var item : checklist.items().toList()) {
      if (item instanceof Checklist.Veto veto && sheet.vetoes().contains(veto.id())) {
        var at = GRADES.stream().filter(g -> g.id().equals(veto.grade())).findFirst().orElseThrow();
        if (at.atLeast().compareTo(worst.atLeast()) < 0) {
          worst = at;
        }
      }
    }
    return worst.id();
  }
}
