package org.luoshi.server.reminders;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.luoshi.engine.remind.Limit;

/// A way by which reminders leave the house, with the limits that its owner has published and the
/// longest text it takes, in bytes of UTF-8.
///
/// Sources: WeCom group robots 20 messages a minute and 2,048 bytes of text; DingTalk robots 20 a
/// minute and 20,000 bytes; Feishu robots 100 a minute, 5 a second and 20 KB. Mail and webhooks
/// have none of their own.
public enum Channel {
  MAIL(1_000_000),
  WECOM(2_048, minute(20)),
  DINGTALK(20_000, minute(20)),
  FEISHU(20_000, minute(100), new Limit(5, Duration.ofSeconds(1))),
  WEBHOOK(200_000);

  private final int bytes;
  private final List<Limit> limits;

  Channel(int bytes, Limit... limits) {
    this.bytes = bytes;
    this.limits = List.of(limits);
  }

  private static Limit minute(int count) {
    return new Limit(count, Duration.ofMinutes(1));
  }

  /// Its name in tables, forms and JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  int bytes() {
    return bytes;
  }

  List<Limit> limits() {
    return limits;
  }

  /// Whether it goes to an address of the web.
  boolean isWeb() {
    return this != MAIL;
  }

  /// Whether the other side may ask for signed messages.
  boolean isSigned() {
    return this == DINGTALK || this == FEISHU || this == WEBHOOK;
  }

  public static Optional<Channel> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
