package org.luoshi.server.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.luoshi.server.access.Actor;
import org.luoshi.server.work.Office;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Somebody working through the books of a small office: opens, reads, moves, as the pages let
/// them.
public final class Clerks {

  private final Books books;
  private final MatterPages pages;

  public Clerks(Books books) {
    this.books = books;
    this.pages = new MatterPages(books);
  }

  public String list(Actor actor, String book, String... asked) {
    return pages.list(book, Office.page(), actor, map(asked));
  }

  public String read(Actor actor, String book, String number) {
    return pages.one(book, number, Office.page(), actor);
  }

  /// Opens a matter and gives its number; fails where it was refused.
  public String open(Actor actor, String book, String... said) {
    var answer = tryOpening(actor, book, said);
    assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(303);
    return Objects.requireNonNull(answer.getHeaders().getFirst("Location"))
        .replaceFirst("\\?.*", "")
        .replaceFirst("^/" + book + "/?", "");
  }

  public ResponseEntity<String> tryOpening(Actor actor, String book, String... said) {
    return pages.open(book, Office.page(), actor, form(said));
  }

  /// Makes the move as seen now; fails where it was refused.
  public void move(Actor actor, String book, String number, String move, String... said) {
    var answer = trying(actor, book, number, move, said);
    assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(303);
  }

  public ResponseEntity<String> trying(
      Actor actor, String book, String number, String move, String... said) {
    var form = form(said);
    if (!form.containsKey("version")) {
      form.add("version", version(actor, book, number));
    }
    return pages.move(book, number, move, Office.page(), actor, form);
  }

  private String version(Actor actor, String book, String number) {
    return String.valueOf(books.seen(book, number, actor, Office.page()).version());
  }

  private static Map<String, String> map(String... said) {
    var map = new HashMap<String, String>();
    for (int i = 0; i + 1 < said.length; i += 2) {
      map.put(said[i], said[i + 1]);
    }
    return map;
  }

  private static MultiValueMap<String, String> form(String... said) {
    var form = new LinkedMultiValueMap<String, String>();
    map(said).forEach((name, value) -> form.put(name, List.of(value.split(","))));
    form.putIfAbsent("once", List.of(UUID.randomUUID().toString()));
    var changeable = new LinkedMultiValueMap<String, String>();
    form.forEach((name, values) -> values.forEach(value -> changeable.add(name, value)));
    return changeable;
  }
}
