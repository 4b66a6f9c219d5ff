package org.luoshi.testkit.judging;

import java.util.List;

/// The oracle passes the contract it stands for: the scenarios judge it as they judge the engine.
class OracleTest extends JudgingContract {

  @Override
  protected List<Verdict> judge(World world) {
    return Oracle.verdicts(world);
  }
}
