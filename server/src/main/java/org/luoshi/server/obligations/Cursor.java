package org.luoshi.server.obligations;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;

/// A place in a list of obligations: that of one of them in the one order that lists have.
///
/// They stand by due day, then unit, duty, bearer, start and what they are for. The place stays the
/// same while others come and go, so a list goes on where it was left.
public record Cursor(
    LocalDate due, String unit, String duty, String bearer, LocalDate starts, String thing)
    implements Comparable<Cursor> {

  static final Comparator<Cursor> ORDER =
      Comparator.comparing(Cursor::due)
          .thenComparing(Cursor::unit)
          .thenComparing(Cursor::duty)
          .thenComparing(Cursor::bearer)
          .thenComparing(Cursor::starts)
          .thenComparing(Cursor::thing);

  /// The same order, told of the obligations themselves.
  static final Comparator<Judgement> JUDGEMENTS =
      Comparator.comparing(Judgement::obligation, Cursor::compare);

  static Cursor of(Judgement judgement) {
    var one = judgement.obligation();
    return new Cursor(
        one.due().day(),
        one.unit(),
        one.duty().id(),
        one.bearer().id(),
        one.occasion().starts(),
        thing(one.occasion()));
  }

  private static int compare(Obligation one, Obligation other) {
    int order = one.due().day().compareTo(other.due().day());
    if (order == 0) {
      order = one.unit().compareTo(other.unit());
    }
    if (order == 0) {
      order = one.duty().id().compareTo(other.duty().id());
    }
    if (order == 0) {
      order = one.bearer().id().compareTo(other.bearer().id());
    }
    if (order == 0) {
      order = one.occasion().starts().compareTo(other.occasion().starts());
    }
    return order != 0 ? order : thing(one.occasion()).compareTo(thing(other.occasion()));
  }

  /// What the obligation is for besides its term.
  private static String thing(Occasion occasion) {
    return switch (occasion) {
      case Occasion.InTerm _ -> "";
      case Occasion.ForObject(var _, var object) -> object;
      case Occasion.Upon(var trigger, var _) -> trigger.id();
    };
  }

  @Override
  public int compareTo(Cursor other) {
    return ORDER.compare(this, other);
  }

  /// As it stands in an address.
  public String written() {
    var text = String.join("\n", due.toString(), unit, duty, bearer, starts.toString(), thing);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The place written so; empty where it is none.
  public static Optional<Cursor> read(String written) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
      var parts = text.split("\n", -1);
      return parts.length == 6
          ? Optional.of(
              new Cursor(
                  LocalDate.parse(parts[0]),
                  parts[1],
                  parts[2],
                  parts[3],
                  LocalDate.parse(parts[4]),
                  parts[5]))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
