package org.luoshi.server.matters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Typed;

/// What somebody said in the fields asked for, in canonical words, and all that is wrong with it.
///
/// Days stand as 2020-10-31, choices by their value, several choices with a comma between.
public final class Said {

  private static final int LONGEST = 20_000;
  private static final int LONGEST_WORDS = 300;

  private final Map<String, String> words = new LinkedHashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private Said() {}

  /// What another room says, in canonical words.
  public static Said of(Map<String, String> words) {
    var said = new Said();
    said.words.putAll(words);
    return said;
  }

  /// What was typed into the fields, read by their types.
  static Said read(List<Ask> asks, Map<String, String> typed, Handling handling) {
    var said = new Said();
    for (var ask : asks) {
      var written = typed.getOrDefault(ask.id(), "").strip();
      if (written.isEmpty()) {
        if (ask.required()) {
          said.wrong("matter-missing", ask.id());
        }
      } else {
        said.read(ask, written, handling);
      }
    }
    return said;
  }

  private void read(Ask ask, String written, Handling handling) {
    switch (ask.type()) {
      case WORDS, TEXT -> {
        int most = ask.type() == Ask.Type.WORDS ? LONGEST_WORDS : LONGEST;
        if (written.length() > most) {
          wrong("typed-long", ask.id(), written.length(), most);
        }
        words.put(ask.id(), written);
      }
      case DAY, PAST_DAY -> readDay(ask, written, handling.today());
      case UNIT -> readUnit(ask, written, handling);
      case NUMBER -> {
        if (written.matches("-?[0-9]{1,9}(\\.[0-9]{1,3})?")) {
          words.put(ask.id(), new BigDecimal(written).stripTrailingZeros().toPlainString());
        } else {
          wrong("matter-number", ask.id(), written);
        }
      }
      case CHOICE, MANY -> {
        var chosen = ask.type() == Ask.Type.MANY ? List.of(written.split(",")) : List.of(written);
        for (var one : chosen) {
          if (ask.choices().stream().noneMatch(choice -> choice.value().equals(one))) {
            wrong("matter-choice", ask.id(), one);
          }
        }
        words.put(ask.id(), String.join(",", chosen));
      }
    }
  }

  /// A unit within reach; any other is told like one that does not exist.
  private void readUnit(Ask ask, String written, Handling handling) {
    var unit = handling.desk().references().names().unit(written).orElse(written);
    if (handling.isOwn(unit) || handling.isBelow(unit)) {
      words.put(ask.id(), unit);
    } else {
      wrong("entry-unit-outside", ask.id(), written);
    }
  }

  private void readDay(Ask ask, String written, LocalDate today) {
    var day = Typed.day(written);
    if (day.isEmpty()) {
      wrong("page-date", ask.id(), written);
      return;
    }
    if (ask.type() == Ask.Type.PAST_DAY && day.get().isAfter(today)) {
      wrong("entry-future", ask.id(), day.get(), today);
    }
    words.put(ask.id(), day.get().toString());
  }

  /// Tells something that is wrong with a field; the empty id is the whole form.
  public void wrong(String code, String field, Object... values) {
    found.add(Diagnostic.error(code, new Place.Subject(field), values));
  }

  /// Adds what the house itself has to say to the step, such as what was drawn.
  public void add(String id, String said) {
    words.put(id, said);
  }

  /// The words said; empty text where there are none.
  public String text(String id) {
    return words.getOrDefault(id, "");
  }

  public Optional<LocalDate> day(String id) {
    return Optional.ofNullable(words.get(id)).map(LocalDate::parse);
  }

  /// The several choices made.
  public List<String> many(String id) {
    var written = text(id);
    return written.isEmpty() ? List.of() : List.of(written.split(","));
  }

  /// All that was said, in the order asked.
  public Map<String, String> all() {
    return Map.copyOf(words);
  }

  /// Whether nothing is wrong so far.
  public boolean isRight() {
    return found.isEmpty();
  }

  /// Ends it where anything is wrong, telling all of it at once.
  public void refuseIfWrong() {
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
  }
}
