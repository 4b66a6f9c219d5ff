package org.luoshi.server.measures;

import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.matters.Books;
import org.luoshi.server.shell.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Asks the rules what they propose; nothing is decided by it.
@RestController
public final class ProposalPages {

  private final Books books;

  public ProposalPages(Books books) {
    this.books = books;
  }

  @Allows({Right.OPEN_MATTER, Right.DECIDE})
  @PostMapping("/measures/proposals")
  public ResponseEntity<String> propose(Page page, Actor actor) {
    int number = new Proposing(books.matters()).propose(books.handling("measures", actor, page));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(
            "Location",
            number == 0 ? "/measures?done=none-proposed" : "/measures?state=proposed&done=proposed")
        .build();
  }
}
