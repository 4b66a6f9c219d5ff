package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;

/// How things stand on a date: tallies in all, by duty and by unit, and the cadences that need to
/// be looked at.
public record Overview(
    LocalDate from,
    LocalDate asOf,
    Tally total,
    List<DutyLine> duties,
    List<UnitLine> units,
    List<Worst> worst) {

  public record DutyLine(Duty duty, Tally tally) {}

  /// A unit of the tree on the date with the tally of itself and all below it.
  public record UnitLine(String unit, String name, int depth, Tally tally) {}

  /// One duty that one unit missed: how often, the longest run of terms in a row, and which.
  public record Worst(
      String unit, String name, Duty duty, int missed, int run, List<String> terms) {}

  static Overview of(
      Organisation organisation, List<Judgement> judgements, LocalDate from, LocalDate asOf) {
    return new Overview(
        from,
        asOf,
        Tally.of(judgements),
        byDuty(judgements),
        byUnit(organisation, judgements, asOf),
        worst(organisation, judgements, asOf));
  }

  private static List<DutyLine> byDuty(List<Judgement> judgements) {
    var lines = new LinkedHashMap<String, DutyLine>();
    for (var one : judgements) {
      var duty = one.obligation().duty();
      lines.merge(
          duty.id(),
          new DutyLine(duty, Tally.of(one.status())),
          (a, b) -> new DutyLine(b.duty(), a.tally().plus(b.tally())));
    }
    return List.copyOf(lines.values());
  }

  private static List<UnitLine> byUnit(
      Organisation organisation, List<Judgement> judgements, LocalDate asOf) {
    var rolled = RollUp.of(organisation, judgements);
    var tree = organisation.treeOn(asOf);
    var lines = new ArrayList<UnitLine>();
    for (var id : tree.preorder()) {
      int depth = tree.node(id).orElseThrow().depth();
      lines.add(new UnitLine(id, name(organisation, id, asOf), depth, rolled.of(id)));
    }
    return lines;
  }

  private static List<Worst> worst(
      Organisation organisation, List<Judgement> judgements, LocalDate asOf) {
    var byUnitAndDuty = new LinkedHashMap<String, List<Judgement>>();
    for (var one : judgements) {
      if (!(one.obligation().occasion() instanceof Occasion.ForObject)) {
        var key = one.obligation().unit() + "/" + one.obligation().duty().id();
        byUnitAndDuty.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
      }
    }
    return byUnitAndDuty.values().stream()
        .map(all -> line(organisation, all, asOf))
        .filter(line -> line.missed() > 0)
        .sorted(
            Comparator.comparingInt(Worst::missed)
                .thenComparingInt(Worst::run)
                .reversed()
                .thenComparing(Worst::unit)
                .thenComparing(line -> line.duty().id()))
        .toList();
  }

  private static Worst line(Organisation organisation, List<Judgement> all, LocalDate asOf) {
    return lineOf(organisation, all.stream().sorted(IN_ORDER).toList(), asOf);
  }

  /// The order in which runs are counted.
  static final Comparator<Judgement> IN_ORDER =
      Comparator.comparing(one -> one.obligation().occasion().starts());

  /// How often something was missed, and the longest run in a row.
  record Run(int missed, int longest) {
    static Run of(List<Judgement> inOrder) {
      int missed = 0;
      int run = 0;
      int longest = 0;
      for (var one : inOrder) {
        run = one.is(Status.MISSED) ? run + 1 : 0;
        missed += one.is(Status.MISSED) ? 1 : 0;
        longest = Math.max(longest, run);
      }
      return new Run(missed, longest);
    }
  }

  /// The line of one unit and duty, whose judgements stand in order.
  static Worst lineOf(Organisation organisation, List<Judgement> inOrder, LocalDate asOf) {
    var run = Run.of(inOrder);
    var first = inOrder.getFirst().obligation();
    return new Worst(
        first.unit(),
        name(organisation, first.unit(), asOf),
        first.duty(),
        run.missed(),
        run.longest(),
        inOrder.stream()
            .filter(one -> one.is(Status.MISSED))
            .map(one -> one.obligation().occasion().label())
            .toList());
  }

  static String name(Organisation organisation, String unit, LocalDate day) {
    return organisation.unit(unit).map(u -> u.nameOn(day)).orElse(unit);
  }
}
