package org.luoshi.server.measures;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.shell.Page;
import org.luoshi.server.work.Desks;
import org.springframework.scheduling.annotation.Scheduled;

/// Asks the rules once a day what they propose, so that nobody has to remember to; it decides
/// nothing.
public final class ProposingJob {

  private static final long TEN_MINUTES = 600_000;
  private static final long A_DAY = 144 * TEN_MINUTES;

  private final Desks desks;
  private final Matters matters;
  private final Page page;

  /// @param page the words in which proposals are written
  public ProposingJob(Desks desks, Matters matters, Page page) {
    this.desks = desks;
    this.matters = matters;
    this.page = page;
  }

  /// What the rules propose for the whole house; nothing where its programme names no measures.
  @Scheduled(initialDelay = TEN_MINUTES, fixedDelay = A_DAY)
  public void propose() {
    var handling = new Handling(desks.open(), house(), page);
    if (!handling.desk().board().programme().loop().measures().isEmpty()) {
      new Proposing(matters).propose(handling);
    }
  }

  /// The house itself: it reaches all, holds no account and signs with no name.
  private static Actor house() {
    var held = new Held("", Role.LEADER, "", "", LocalDate.MIN, null, null);
    return new Actor("", "", null, held, List.of(held));
  }
}
