package org.luoshi.engine.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Due;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// Which measures the rules propose upon a row of judgements, letter by letter: M missed, D done, L
/// late, W waived, N nil, O open.
class LadderTest {

  private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

  private static Consequence propose(Consequence.When when) {
    return new Consequence(when, Consequence.Act.PROPOSE, "talk", List.of(), "superior");
  }

  private static Consequence missed(int times, boolean inARow) {
    return propose(new Consequence.Missed(times, inARow));
  }

  private static List<Judgement> year(String bearer, String letters) {
    var all = new ArrayList<Judgement>();
    for (int i = 0; i < letters.length(); i++) {
      var term = Term.around(Length.Calendar.MONTH, LocalDate.of(2020, 1 + i, 1));
      all.add(judgement(bearer, term, letters.charAt(i)));
    }
    return all;
  }

  private static Judgement judgement(String bearer, Term term, char letter) {
    var status =
        switch (letter) {
          case 'M' -> Status.MISSED;
          case 'D' -> Status.MET;
          case 'L' -> Status.LATE;
          case 'W' -> Status.WAIVED;
          case 'N' -> Status.NIL;
          default -> Status.OPEN;
        };
    var due = new Due(term.last(), term.last(), term.last(), false, List.of());
    var obligation =
        new Obligation(
            Made.duty(Made.MONTHLY, Made.MEETING),
            "1",
            new Bearer.OfUnit(bearer),
            bearer,
            new Occasion.InTerm(term),
            term.first(),
            term.last(),
            Amount.ONE,
            due,
            term.first());
    return new Judgement(obligation, AS_OF, status, Amount.ONE, Amount.ZERO, List.of(), null);
  }

  private static List<String> proposed(Consequence rule, String letters) {
    return new Ladder(List.of(rule), Made.CHINA_2020)
        .proposals(year("B", letters), AS_OF, Set.of()).stream()
            .map(one ->
                one.missed().getFirst().obligation().occasion().label().substring(5)
                    + "-"
                    + one.last().obligation().occasion().label().substring(5))
            .toList();
  }

  @Test
  void proposesAtEachFullCountInARow() {
    assertThat(proposed(missed(2, true), "MM")).containsExactly("01-02");
    assertThat(proposed(missed(2, true), "MMMMM")).containsExactly("01-02", "03-04");
    assertThat(proposed(missed(2, true), "MDM")).isEmpty();
    assertThat(proposed(missed(2, true), "MLM")).isEmpty();
    assertThat(proposed(missed(2, true), "MNM")).isEmpty();
    assertThat(proposed(missed(2, true), "MWOM")).containsExactly("01-04");
    assertThat(proposed(missed(1, true), "DMD")).containsExactly("02-02");
  }

  @Test
  void proposesAtEachFullCountInAll() {
    assertThat(proposed(missed(2, false), "MDMDMDM")).containsExactly("01-03", "05-07");
    assertThat(proposed(missed(3, false), "MDMD")).isEmpty();
  }

  @Test
  void proposesOnceTheStretchAfterTheDueDayIsOver() {
    var days = propose(new Consequence.After(new Deadline.Stretch(31, false)));
    assertThat(proposed(days, "DDDDDDDDDDMM")).containsExactly("11-11");
    var working = propose(new Consequence.After(new Deadline.Stretch(0, true)));
    assertThat(proposed(working, "DDDDDDDDDDMM")).containsExactly("11-11", "12-12");
  }

  @Test
  void leavesRemindersToOthers() {
    var remind =
        new Consequence(
            new Consequence.Missed(1, false),
            Consequence.Act.REMIND,
            null,
            List.of("bearer"),
            null);
    assertThat(proposed(remind, "MMM")).isEmpty();
  }

  @Test
  void keepsBearersApartAndNamesEachProposalAlike() {
    var both = new ArrayList<>(year("B", "M"));
    both.addAll(year("C", "M"));
    var ladder = new Ladder(List.of(missed(2, false), missed(1, false)), Made.CHINA_2020);
    assertThat(ladder.proposals(both, AS_OF, Set.of()))
        .extracting(Ladder.Proposal::id)
        .containsExactly("talk duty/B/2020-01", "talk duty/C/2020-01");
  }

  /// What is proposed of the row after it was proposed upon as it stood before.
  private static List<String> proposedAgain(Consequence rule, String before, String now) {
    var ladder = new Ladder(List.of(rule), Made.CHINA_2020);
    var counted = new HashSet<Ladder.Counted>();
    for (var proposal : ladder.proposals(year("B", before), AS_OF, Set.of())) {
      proposal
          .missed()
          .forEach(one -> counted.add(new Ladder.Counted(proposal.rung(), one.obligation().id())));
    }
    return ladder.proposals(year("B", now), AS_OF, counted).stream()
        .map(one -> one.id().substring(one.id().length() - 2))
        .toList();
  }

  @Test
  void countsAMissOnceForARungWhateverBecomesOfThoseBeforeIt() {
    assertThat(proposedAgain(missed(2, true), "MMMM", "LMMM")).isEmpty();
    assertThat(proposedAgain(missed(2, true), "MMMM", "LMMMM")).isEmpty();
    assertThat(proposedAgain(missed(2, true), "MMMM", "LMMMMM")).containsExactly("06");
    assertThat(proposedAgain(missed(2, false), "MMMM", "LMDMM")).isEmpty();
    assertThat(proposedAgain(missed(2, false), "MMMM", "WMMMDMOM")).containsExactly("08");
    // One that was counted and then done breaks a row all the same.
    assertThat(proposedAgain(missed(2, true), "NMM", "MLM")).isEmpty();
    // Those before and after a counted pair are still in one row of misses.
    assertThat(proposedAgain(missed(2, true), "NMMO", "MMMM")).containsExactly("04");
    var late = propose(new Consequence.After(new Deadline.Stretch(0, false)));
    assertThat(proposedAgain(late, "MD", "MM")).containsExactly("02");
    assertThat(proposedAgain(missed(1, false), "M", "M")).isEmpty();
  }

  @Test
  void countsForEachRungByItself() {
    var two = missed(2, true);
    var four = missed(4, false);
    var counted = Set.of(new Ladder.Counted(Ladder.rung(two), "duty/B/2020-01"));
    var found =
        new Ladder(List.of(two, four), Made.CHINA_2020)
            .proposals(year("B", "MMMM"), AS_OF, counted);
    assertThat(found)
        .extracting(one -> one.rung() + ": " + one.id())
        .containsExactly(
            "talk missed-2-in-a-row: talk duty/B/2020-03", "talk missed-4: talk duty/B/2020-04");
  }

  @Test
  void countsAsAnObviousCountDoes() {
    long seed = Long.getLong("luoshi.random.seed", 20201031L);
    System.out.println("LadderTest: 2000 rows from -Dluoshi.random.seed=" + seed);
    var dice = new Random(seed);
    for (int n = 0; n < 2_000; n++) {
      var letters = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        letters.append("MMDLWNO".charAt(dice.nextInt(7)));
      }
      int times = 1 + dice.nextInt(4);
      boolean inARow = dice.nextBoolean();
      assertThat(proposed(missed(times, inARow), letters.toString()))
          .as("%s %d %s", letters, times, inARow)
          .hasSize(obvious(letters.toString(), times, inARow));
    }
  }

  /// Rows of misses, once what does not count is left out.
  private static int obvious(String letters, int times, boolean inARow) {
    var counting = letters.replaceAll("[WO]", "");
    var rows =
        inARow ? counting.split("[^M]+", -1) : new String[] {counting.replaceAll("[^M]", "")};
    int count = 0;
    for (@Nullable String row : rows) {
      count += row == null ? 0 : row.length() / times;
    }
    return count;
  }
}
