package org.luoshi.server.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.obligations.Board;

/// Random changes, one after the other: what each preview says is what then happens, and changes
/// from today on change no figure of an ended term.
@OnEveryServer
class RandomChangesIT {

  private static final int STEPS = 14;

  private final TestServer server;
  @TempDir Path folder;

  RandomChangesIT(TestDatabase database) {
    this.server = database.server();
  }

  @Test
  void doWhatTheirPreviewSaysAndLeaveEndedTermsAlone() {
    long seed = Long.getLong("luoshi.seed", System.nanoTime());
    System.out.println("seed " + seed);
    var dice = new Random(seed);
    var bureau = new Bureau(server, folder);
    int made = 0;
    for (int step = 0; step < STEPS; step++) {
      var board = board(bureau);
      var change = random(dice, board, step);
      var preview = bureau.establishment.preview(change, Bureau.ADMINISTRATOR.scope());
      if (preview.isWrong()) {
        continue;
      }
      made++;
      var figures = halfYear(board);
      bureau.establishment.carryOut(change, preview.basis(), Bureau.ADMINISTRATOR);
      var after = board(bureau);
      var why = "seed %d, step %d, %s".formatted(seed, step, change);
      assertThat(said(preview.shifts())).as(why).isEqualTo(shifts(board, after, change.day()));
      assertThat(saidPast(preview.past())).as(why).isEqualTo(past(board, after, change.day()));
      boolean passesCasesOn = change.toString().contains("casesPassOn=true");
      if (!change.day().isBefore(Bureau.TODAY) && !passesCasesOn) {
        assertThat(preview.past()).as(why).isEmpty();
        if (change instanceof Change.Move || change instanceof Change.Rename) {
          assertThat(halfYear(after).equals(figures))
              .as("the half-year’s figures: " + why)
              .isTrue();
        }
      }
      assertThat(after.organisation().faults()).as(why).isEmpty();
    }
    assertThat(made).as("changes made of %d, seed %d", STEPS, seed).isGreaterThan(2);
    bureau.close();
  }

  private static Board board(Bureau bureau) {
    return bureau.house.live().now().board();
  }

  /// All figures of the first half-year but the plain numbers of rows kept.
  private static Map<String, Figure> halfYear(Board board) {
    var figures = new TreeMap<>(board.figures(LocalDate.of(2020, 6, 30)));
    figures.remove("rows");
    return figures;
  }

  private static Change random(Random dice, Board board, int step) {
    var day =
        dice.nextInt(4) > 0
            ? Bureau.TODAY.plusDays(dice.nextInt(120))
            : Bureau.TODAY.minusDays(dice.nextInt(400));
    var living = board.organisation().livingOn(day).stream().map(Unit::id).toList();
    var unit = pick(dice, living);
    var other = pick(dice, living);
    var code = "N" + step;
    var founds = new Change.Found(code, "新" + code, "党支部", other, null, null, day);
    var remains = new Change.Remains(dice.nextBoolean(), other, dice.nextInt(4) == 0);
    return switch (dice.nextInt(9)) {
      case 0 -> founds;
      case 1 -> new Change.Rename(unit, "改" + code, day);
      case 2, 3 -> new Change.Move(unit, other, day);
      case 4 -> new Change.Merge(List.of(unit, pick(dice, living)), other, null, day, remains);
      case 5 -> new Change.Merge(List.of(unit, other), code, founds, day, remains);
      case 6 ->
          new Change.Split(unit, List.of(founds), List.of(), dice.nextBoolean(), day, remains);
      case 7 -> new Change.Close(unit, other, day, remains);
      default -> post(dice, board, unit, day);
    };
  }

  private static Change post(Random dice, Board board, String unit, LocalDate day) {
    var held = board.organisation().appointments().stream().filter(one -> one.heldOn(day)).toList();
    if (held.isEmpty() || dice.nextBoolean()) {
      return new Change.Appoint("N" + dice.nextInt(99), "", unit, "信息员", "科级以上", day, null, "");
    }
    var one = held.get(dice.nextInt(held.size()));
    return new Change.Dismiss("appointment/" + PeoplePages.key(one), day);
  }

  private static String pick(Random dice, List<String> all) {
    return all.get(dice.nextInt(all.size()));
  }

  private static Map<String, Integer> said(List<Preview.Shift> shifts) {
    var said = new TreeMap<String, Integer>();
    shifts.forEach(one ->
        said.merge(one.what() + " " + one.duty() + " " + one.bearer(), one.count(), Integer::sum));
    return said;
  }

  /// The same from the whole house before and after.
  private static Map<String, Integer> shifts(Board before, Board after, LocalDate day) {
    var old = obligations(before, day);
    var young = obligations(after, day);
    var shifts = new TreeMap<String, Integer>();
    old.forEach((id, one) -> {
      var other = young.get(id);
      if (other == null) {
        shifts.merge("GOES " + name(one), 1, Integer::sum);
      } else if (!other.quota().equals(one.quota())
          || !other.unit().equals(one.unit())
          || !other.due().equals(one.due())) {
        shifts.merge("CHANGES " + name(one), 1, Integer::sum);
      }
    });
    young.forEach((id, one) -> {
      if (!old.containsKey(id)) {
        shifts.merge("COMES " + name(one), 1, Integer::sum);
      }
    });
    return shifts;
  }

  private static String name(Obligation one) {
    return one.duty().id() + " " + one.bearer().id();
  }

  private static Map<String, Obligation> obligations(Board board, LocalDate day) {
    var until = (day.isAfter(Bureau.TODAY) ? day : Bureau.TODAY).plusMonths(12);
    var all = new HashMap<String, Obligation>();
    Obligations.of(
            board.rules(),
            board.organisation(),
            board.evidence().records(),
            day.withDayOfYear(1),
            until,
            _ -> true)
        .forEach(one -> all.put(one.id(), one));
    return all;
  }

  private static Map<String, String> saidPast(List<Preview.PastShift> past) {
    var said = new TreeMap<String, String>();
    past.forEach(
        one -> said.put(one.halfYear() + " " + one.unit(), delta(one.before(), one.after())));
    return said;
  }

  private static String delta(Tally before, Tally after) {
    return "%d %d %d %d"
        .formatted(
            after.owed() - before.owed(),
            after.met() - before.met(),
            after.missed() - before.missed(),
            after.late() - before.late());
  }

  private static Map<String, String> past(Board before, Board after, LocalDate day) {
    var old = tallies(before, day);
    var young = tallies(after, day);
    var past = new TreeMap<String, String>();
    var keys = new ArrayList<>(old.keySet());
    keys.addAll(young.keySet());
    for (var key : keys) {
      var was = old.getOrDefault(key, Tally.NONE);
      var is = young.getOrDefault(key, Tally.NONE);
      if (!was.equals(is)) {
        past.put(key, delta(was, is));
      }
    }
    return past;
  }

  private static Map<String, Tally> tallies(Board board, LocalDate day) {
    var judge = new Judge(board.rules(), board.evidence());
    var halves = new HashMap<String, List<Judgement>>();
    for (var one : obligations(board, day).values()) {
      boolean ended =
          one.occasion() instanceof Occasion.Upon
              ? !one.rollsUpOn().isAfter(Bureau.TODAY)
              : one.rollsUpOn().isBefore(Bureau.TODAY);
      if (ended && one.rollsUpOn().getYear() >= day.getYear()) {
        halves
            .computeIfAbsent(
                Term.around(Length.Calendar.HALF_YEAR, one.rollsUpOn()).label(),
                _ -> new ArrayList<>())
            .add(judge.judge(one, Bureau.TODAY));
      }
    }
    var tallies = new HashMap<String, Tally>();
    halves.forEach((half, judged) ->
        RollUp.of(board.organisation(), judged)
            .byUnit()
            .forEach((unit, tally) -> tallies.put(half + " " + unit, tally)));
    return tallies;
  }
}
