package org.luoshi.server.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.remind.Delivery;
import org.luoshi.engine.text.Language;

/// One message of the outbox as it stands: a person's digest of a day, or a test.
///
/// `key` is the same however often it is sent; `problem` says in a code what went wrong last, empty
/// where nothing did.
public record Message(
    String id,
    String key,
    String account,
    LocalDate day,
    Channel channel,
    boolean test,
    Language language,
    String subject,
    String body,
    Counts counts,
    Delivery.State state,
    int attempts,
    Instant nextAt,
    String problem,
    Instant madeAt,
    @Nullable Instant sentAt) {

  /// How many obligations it tells of in each group.
  public record Counts(int overdue, int today, int soon) {}

  /// A message about to be put into the outbox.
  record Fresh(
      String key,
      String account,
      LocalDate day,
      Channel channel,
      boolean test,
      Language language,
      String subject,
      String body,
      List<String> items,
      Counts counts) {
    Fresh {
      items = List.copyOf(items);
    }
  }

  /// The state's name in tables, addresses and JSON.
  public String stateCode() {
    return code(state);
  }

  static String code(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Delivery.State state(String code) {
    return Delivery.State.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
