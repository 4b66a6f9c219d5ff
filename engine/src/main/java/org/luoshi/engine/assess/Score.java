package org.luoshi.engine.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.record.Amount;

/// The score of one filled-in checklist with the reason for each point; exact to a thousandth.
///
/// A line filled in by a duty begins at points × met ÷ owed, rounded half up to the checklist's
/// decimals but never more than its points, and at all its points where nothing was owed; others
/// begin at all their points. What the inspector takes away counts up to the line's cap and never
/// below nought. What a section loses together counts up to the section's cap, all bonus points up
/// to the checklist's. What decided measures take off the whole counts up to the checklist's cap
/// for them and never below nought; it stands in `deducted`. A veto leaves the points as they are
/// and lowers the grade.
public record Score(
    Amount points,
    Amount full,
    Amount bonus,
    Amount deducted,
    Checklist.Grade grade,
    boolean vetoed,
    List<Part> parts) {

  public Score {
    parts = List.copyOf(parts);
  }

  /// A section: what it is worth, what its lines came to, and what counts after its cap.
  public record Part(
      Checklist.Section section, Amount full, Amount earned, Amount counts, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /// A line: its points at first (after the share of its duty, where `counted` says which), what
  /// was asked to be taken away or added, what of that counts, and what it comes to.
  ///
  /// A bonus line begins at nought; a veto has no points and `happened` where it did.
  public record Line(
      Checklist.Item item,
      Sheet.@Nullable Counted counted,
      Amount begins,
      Amount asked,
      Amount taken,
      Amount earned,
      boolean happened) {}

  /// Scores the sheet. The grades stand with the best first and the last of them reaches down to
  /// nought; marks name items of the checklist.
  public static Score of(Checklist checklist, List<Checklist.Grade> grades, Sheet sheet) {
    var parts = new ArrayList<Part>();
    long points = 0;
    long full = 0;
    long bonus = 0;
    int floor = 0;
    for (var section : checklist.sections()) {
      var lines = section.items().stream().map(item -> line(checklist, item, sheet)).toList();
      var part = part(section, lines);
      parts.add(part);
      points += part.counts().thousandths();
      full += part.full().thousandths();
      for (var line : lines) {
        if (line.item() instanceof Checklist.Bonus) {
          bonus += line.earned().thousandths();
        }
        if (line.happened() && line.item() instanceof Checklist.Veto veto) {
          floor = Math.max(floor, place(grades, veto.grade()));
        }
      }
    }
    long added = Math.min(bonus, checklist.bonus().thousandths());
    long deducted = Math.min(off(checklist, sheet), points + added);
    var all = new Amount(points + added - deducted);
    boolean vetoed = parts.stream().flatMap(part -> part.lines().stream()).anyMatch(Line::happened);
    int place = 0;
    while (place < grades.size() - 1 && !all.atLeast(grades.get(place).atLeast())) {
      place++;
    }
    return new Score(
        all,
        new Amount(full),
        new Amount(added),
        new Amount(deducted),
        grades.get(Math.max(place, floor)),
        vetoed,
        parts);
  }

  private static long off(Checklist checklist, Sheet sheet) {
    return Math.min(sheet.deducted().thousandths(), checklist.deductions().thousandths());
  }

  private static int place(List<Checklist.Grade> grades, String id) {
    for (int i = 0; i < grades.size(); i++) {
      if (grades.get(i).id().equals(id)) {
        return i;
      }
    }
    return grades.size() - 1;
  }

  private static Part part(Checklist.Section section, List<Line> lines) {
    long full = 0;
    long earned = 0;
    for (var line : lines) {
      if (line.item() instanceof Checklist.Scored scored) {
        full += scored.points().thousandths();
        earned += line.earned().thousandths();
      }
    }
    var most = section.most();
    long least = most == null ? 0 : Math.max(0, full - most.thousandths());
    return new Part(
        section, new Amount(full), new Amount(earned), new Amount(Math.max(earned, least)), lines);
  }

  private static Line line(Checklist checklist, Checklist.Item item, Sheet sheet) {
    long asked =
        sheet.marks().stream()
            .filter(mark -> mark.item().equals(item.id()))
            .mapToLong(mark -> mark.points().thousandths())
            .sum();
    return switch (item) {
      case Checklist.Scored scored -> scored(checklist, scored, sheet, asked);
      case Checklist.Bonus one -> {
        var added = new Amount(Math.min(asked, one.most().thousandths()));
        yield new Line(one, null, Amount.ZERO, new Amount(asked), added, added, false);
      }
      case Checklist.Veto one ->
          new Line(
              one,
              null,
              Amount.ZERO,
              Amount.ZERO,
              Amount.ZERO,
              Amount.ZERO,
              sheet.vetoes().contains(one.id()));
    };
  }

  private static Line scored(Checklist checklist, Checklist.Scored item, Sheet sheet, long asked) {
    var duty = item.duty();
    var counted = duty == null ? null : sheet.counted().get(duty);
    var begins = counted == null ? item.points() : share(item.points(), counted, checklist);
    long cap = Objects.requireNonNullElse(item.most(), item.points()).thousandths();
    long taken = Math.min(Math.min(asked, cap), begins.thousandths());
    return new Line(
        item,
        counted,
        begins,
        new Amount(asked),
        new Amount(taken),
        new Amount(begins.thousandths() - taken),
        false);
  }

  private static Amount share(Amount points, Sheet.Counted counted, Checklist checklist) {
    if (counted.owed() == 0) {
      return points;
    }
    var share =
        Amount.of(
            points
                .decimal()
                .multiply(BigDecimal.valueOf(counted.met()))
                .divide(
                    BigDecimal.valueOf(counted.owed()),
                    checklist.decimals(),
                    RoundingMode.HALF_UP));
    return share.compareTo(points) > 0 ? points : share;
  }
}
