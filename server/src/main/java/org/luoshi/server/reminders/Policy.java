package org.luoshi.server.reminders;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.luoshi.engine.remind.Habit;
import org.luoshi.engine.remind.Hours;

/// How the house reminds, as an administrator has set it: whether at all, how early and how far up,
/// at which hours, on which channels, and whether what may have arrived is sent once more.
public record Policy(
    boolean on, Habit habit, Hours hours, Set<Channel> channels, boolean repeats, Smtp smtp) {

  /// The mail server of the house; `security` is none, starttls or tls.
  public record Smtp(String host, int port, String security, String user, String from) {
    public boolean isSet() {
      return !host.isEmpty();
    }
  }

  private static final String PREFIX = "reminders.";
  private static final Smtp NO_MAIL = new Smtp("", 587, "starttls", "", "");

  public static final Policy USUAL =
      new Policy(false, Habit.USUAL, Hours.OFFICE, Set.of(), false, NO_MAIL);

  public Policy {
    channels = Set.copyOf(channels);
  }

  /// As the table of settings has it; what is missing there is as usual.
  static Policy of(Map<String, String> kept) {
    var channels = EnumSet.noneOf(Channel.class);
    for (var code : value(kept, "channels", "").split(" ", -1)) {
      Channel.of(code).ifPresent(channels::add);
    }
    return new Policy(
        value(kept, "on", "no").equals("yes"),
        new Habit(
            number(kept, "before", Habit.USUAL.before()),
            number(kept, "further", Habit.USUAL.further()),
            number(kept, "levels", Habit.USUAL.levels())),
        new Hours(
            LocalTime.parse(value(kept, "from", Hours.OFFICE.from().toString())),
            LocalTime.parse(value(kept, "until", Hours.OFFICE.until().toString()))),
        channels,
        value(kept, "repeats", "no").equals("yes"),
        new Smtp(
            value(kept, "smtp-host", NO_MAIL.host()),
            number(kept, "smtp-port", NO_MAIL.port()),
            value(kept, "smtp-security", NO_MAIL.security()),
            value(kept, "smtp-user", NO_MAIL.user()),
            value(kept, "smtp-from", NO_MAIL.from())));
  }

  private static String value(Map<String, String> kept, String key, String usual) {
    return kept.getOrDefault(PREFIX + key, usual);
  }

  private static int number(Map<String, String> kept, String key, int usual) {
    return Integer.parseInt(value(kept, key, String.valueOf(usual)));
  }

  /// As the table of settings keeps it.
  Map<String, String> kept() {
    var kept = new LinkedHashMap<String, String>();
    kept.put(PREFIX + "on", yes(on));
    kept.put(PREFIX + "before", String.valueOf(habit.before()));
    kept.put(PREFIX + "further", String.valueOf(habit.further()));
    kept.put(PREFIX + "levels", String.valueOf(habit.levels()));
    kept.put(PREFIX + "from", hours.from().toString());
    kept.put(PREFIX + "until", hours.until().toString());
    kept.put(
        PREFIX + "channels",
        Arrays.stream(Channel.values())
            .filter(channels::contains)
            .map(Channel::code)
            .collect(Collectors.joining(" ")));
    kept.put(PREFIX + "repeats", yes(repeats));
    kept.put(PREFIX + "smtp-host", smtp.host());
    kept.put(PREFIX + "smtp-port", String.valueOf(smtp.port()));
    kept.put(PREFIX + "smtp-security", smtp.security());
    kept.put(PREFIX + "smtp-user", smtp.user());
    kept.put(PREFIX + "smtp-from", smtp.from());
    return kept;
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  /// Whether messages can go this way now.
  public boolean has(Channel channel) {
    return channels.contains(channel) && (channel != Channel.MAIL || smtp.isSet());
  }
}
