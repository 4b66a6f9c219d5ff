package org.luoshi.server.matters;

import java.util.List;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Desks;

/// The books of the house: every procedure by its address.
public record Books(List<Procedure> procedures, Matters matters, Desks desks) {

  /// The addresses that there are, as a pattern of paths.
  static final String NAMES =
      "directives|letters|findings|measures|reviews|campaigns|assessments|acceptances";

  public Books {
    procedures = List.copyOf(procedures);
  }

  public Procedure procedure(String book) {
    return procedures.stream()
        .filter(one -> one.book().equals(book))
        .findFirst()
        .orElseThrow(NotThere::new);
  }

  /// What may be done in the book now, by whom.
  public Proceedings open(String book, Actor actor, Page page) {
    return new Proceedings(procedure(book), matters, new Handling(desks.open(), actor, page));
  }

  /// One request about a book, for rooms with pages of their own beside it; a book that the
  /// programme does not open is not there.
  public Handling handling(String book, Actor actor, Page page) {
    return open(book, actor, page).handling();
  }

  /// The matter of that number, for rooms with pages of their own; one that may not be seen is not
  /// there.
  public Matter seen(String book, String number, Actor actor, Page page) {
    return open(book, actor, page).seen(number);
  }
}
