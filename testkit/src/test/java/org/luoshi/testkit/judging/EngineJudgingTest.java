package org.luoshi.testkit.judging;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Judgement.Credit;
import org.luoshi.engine.obligation.Rules;

/// The engine under the contract of judging: scenarios as written, random worlds as the oracle.
class EngineJudgingTest extends JudgingContract {

  @Override
  protected List<Verdict> judge(World world) {
    var judge = new Judge(new Rules(world.versions(), world.calendar()), world.evidence());
    return judge.judge(world.from(), world.until(), world.asOf(), _ -> true).stream()
        .map(EngineJudgingTest::verdict)
        .sorted()
        .toList();
  }

  private static Verdict verdict(Judgement one) {
    var obligation = one.obligation();
    return new Verdict(
        obligation.duty().id(),
        obligation.version(),
        obligation.bearer().id(),
        obligation.unit(),
        obligation.occasion().label(),
        one.quota().toString(),
        one.done().toString(),
        obligation.opens(),
        obligation.due().day(),
        obligation.due().last(),
        obligation.due().provisional(),
        one.status().name().toLowerCase(Locale.ROOT),
        one.credits().stream().map(Credit::record).collect(Collectors.toSet()),
        one.reached());
  }
}
