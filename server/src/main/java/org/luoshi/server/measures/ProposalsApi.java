package org.luoshi.server.measures;

import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Books;
import org.luoshi.server.shell.Page;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Asks the rules over the API what they propose; asked again, they propose only what is new.
@RestController
public final class ProposalsApi {

  private final Books books;

  public ProposalsApi(Books books) {
    this.books = books;
  }

  /// How many measures were proposed anew.
  public record Proposed(int proposed) {}

  @Allows({Right.OPEN_MATTER, Right.DECIDE})
  @PostMapping(path = "/api/v1/measures/proposals", produces = "application/json")
  public Proposed propose(Page page, Actor actor) {
    return new Proposed(
        new Proposing(books.matters()).propose(books.handling("measures", actor, page)));
  }
}
