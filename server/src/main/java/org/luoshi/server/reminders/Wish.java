package org.luoshi.server.reminders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;

/// Where somebody wants to be reminded, opened: no channel is nowhere. `feedAt` is when the address
/// of their calendar was made; null where there is none.
public record Wish(
    String account,
    @Nullable Channel channel,
    String address,
    String secret,
    Language language,
    @Nullable Instant feedAt) {

  /// What may be shown of the address: mail as it is; of anything else no more than where it leads,
  /// for the rest of it opens the way.
  public String shown() {
    if (channel == Channel.MAIL || address.isEmpty()) {
      return address;
    }
    return java.net.URI.create(address).getHost() + "/…";
  }
}
