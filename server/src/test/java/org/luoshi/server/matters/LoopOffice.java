package org.luoshi.server.matters;

import java.nio.file.Path;
import java.util.List;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.directives.Directives;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.inspections.Acceptances;
import org.luoshi.server.letters.Letters;
import org.luoshi.server.letters.Sealing;
import org.luoshi.server.measures.Measures;
import org.luoshi.server.reviews.Reviews;
import org.luoshi.server.work.Office;

/// The small office with all books of the governance loop, and the people who work in them.
public final class LoopOffice implements AutoCloseable {

  public final Office office;
  public final Matters matters;
  public final Books books;
  public final Clerks clerks;

  public final Actor leader = Office.actor("局长", Role.LEADER, "B", null);
  public final Actor deputy = Office.actor("副局长", Role.LEADER, "B", null);
  public final Actor neighbour = Office.actor("邻", Role.UNIT_HEAD, "B2", "P2");

  public LoopOffice(TestServer server, Path folder) {
    this(server, folder, new Sealing(null));
  }

  /// One that prints letters with a seal.
  public LoopOffice(TestServer server, Path folder, Sealing sealing) {
    this.office = new Office(TestDatabase.on(server).open(), folder);
    this.matters = new Matters(office.house.database(), office.house.ledger());
    var findings = new Findings(matters);
    this.books =
        new Books(
            List.of(
                new Directives(matters),
                new Letters(matters, signature -> signature, sealing),
                findings,
                new Measures(matters, (_, _) -> {}),
                new Reviews(matters, findings),
                new Acceptances(matters)),
            matters,
            office.desks);
    this.clerks = new Clerks(books);
  }

  @Override
  public void close() {
    office.close();
  }
}
