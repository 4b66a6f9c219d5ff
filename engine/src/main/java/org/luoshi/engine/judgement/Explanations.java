package org.luoshi.engine.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.judgement.Judgement.Credit;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;

/// Explanations of judgements: they ask the judge the very questions it asked itself, and keep the
/// answers.
public final class Explanations {

  /// Records further from the days that count than this are not mentioned, unless they name the
  /// term or object.
  private static final int NEAR_DAYS = 31;

  private Explanations() {}

  /// Why an obligation has its status: the judgement, each record credited, each near record
  /// refused, and the waiver if any.
  public record Explanation(
      Judgement judgement,
      List<Credited> credited,
      List<Refused> refused,
      @Nullable Exemption waiver) {
    public Explanation {
      credited = List.copyOf(credited);
      refused = List.copyOf(refused);
    }
  }

  public record Credited(Credit credit, WorkRecord record) {}

  public record Refused(WorkRecord record, Refusal why) {}

  /// The explanation of one obligation on a date.
  public static Explanation of(Judge judge, Obligation obligation, LocalDate asOf) {
    var judgement = judge.judge(obligation, asOf);
    var credited = new ArrayList<Credited>();
    var refused = new ArrayList<Refused>();
    var needs = obligation.duty().needs();
    if (needs != null) {
      for (var one : judge.candidates(obligation, needs)) {
        var why = judge.refusal(obligation, needs, one, asOf);
        if (why != null && isNear(obligation, needs, one)) {
          refused.add(new Refused(one, why));
        }
        if (why == null) {
          creditOf(judgement, one).ifPresent(credit -> credited.add(new Credited(credit, one)));
        }
      }
    } else if (obligation.occasion() instanceof Occasion.Upon(var trigger, var _)) {
      creditOf(judgement, trigger).ifPresent(credit -> credited.add(new Credited(credit, trigger)));
    }
    return new Explanation(
        judgement, credited, refused, judge.waiver(obligation, asOf).orElse(null));
  }

  private static Optional<Credit> creditOf(Judgement judgement, WorkRecord one) {
    return judgement.credits().stream()
        .filter(credit -> credit.record().equals(one.id()))
        .findFirst();
  }

  private static boolean isNear(Obligation obligation, Needs needs, WorkRecord one) {
    boolean named =
        needs.term() != null
            && one.value(needs.term())
                .map(Object::toString)
                .equals(obligation.occasion().term().map(Term::label));
    if (named) {
      return true;
    }
    if (obligation.occasion() instanceof Occasion.Upon(var trigger, var _)
        && needs.object() != null) {
      return one.value(needs.object())
          .filter(value -> value.toString().equals(trigger.id()))
          .isPresent();
    }
    var day = one.effective();
    if (day == null) {
      return false;
    }
    var until =
        obligation.closes().equals(LocalDate.MAX)
            ? LocalDate.MAX
            : obligation.closes().plusDays(NEAR_DAYS);
    return !day.isBefore(obligation.opens().minusDays(NEAR_DAYS)) && !day.isAfter(until);
  }

  /// The refusal of a record for which the condition does not hold, with the values compared.
  static Refusal fails(Condition condition, WorkRecord one) {
    var compared =
        switch (condition) {
          case Condition.AtLeastShare share -> shown(one, share.of());
          case Condition.Later later -> shown(one, later.than());
          case Condition.OneOf oneOf ->
              String.join(" / ", oneOf.values().stream().sorted().toList());
          case Condition.AtLeast atLeast -> atLeast.least().toString();
          case Condition.Filled _, Condition.Empty _ -> "";
        };
    return new Refusal.Fails(condition, shown(one, condition.field()), compared);
  }

  private static String shown(WorkRecord one, String field) {
    return one.value(field).map(Object::toString).orElse("");
  }
}
