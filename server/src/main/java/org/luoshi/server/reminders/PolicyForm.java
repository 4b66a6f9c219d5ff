package org.luoshi.server.reminders;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.luoshi.engine.remind.Habit;
import org.luoshi.engine.remind.Hours;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.shell.Form;

/// The policy of the house as a form, and read back from one with all that is wrong.
final class PolicyForm {

  static final List<String> SECURITIES = List.of("none", "starttls", "tls");
  private static final String CHANNEL = "channel-";

  private PolicyForm() {}

  static Form of(Policy policy) {
    var values = new HashMap<String, String>();
    policy.kept().forEach((key, value) -> values.put(key.substring("reminders.".length()), value));
    policy.channels().forEach(one -> values.put(CHANNEL + one.code(), "yes"));
    return Form.fresh(values);
  }

  static Policy read(Map<String, String> typed, List<Diagnostic> found) {
    int before = number(typed, "before", 0, 30, found);
    int further = number(typed, "further", 0, 60, found);
    int levels = number(typed, "levels", 1, 9, found);
    var hours = hours(typed, found);
    return new Policy(
        typed.containsKey("on"),
        new Habit(before, further, levels),
        hours,
        channels(typed),
        typed.containsKey("repeats"),
        smtp(typed, found));
  }

  private static Set<Channel> channels(Map<String, String> typed) {
    return Arrays.stream(Channel.values())
        .filter(one -> typed.containsKey(CHANNEL + one.code()))
        .collect(Collectors.toSet());
  }

  private static int number(
      Map<String, String> typed, String name, int least, int most, List<Diagnostic> found) {
    var written = typed.getOrDefault(name, "").strip();
    if (written.matches("[0-9]{1,5}")
        && Integer.parseInt(written) >= least
        && Integer.parseInt(written) <= most) {
      return Integer.parseInt(written);
    }
    found.add(Diagnostic.error("reminder-number", new Place.Subject(name), written, least, most));
    return least;
  }

  private static Hours hours(Map<String, String> typed, List<Diagnostic> found) {
    var from = time(typed.getOrDefault("from", ""));
    var until = time(typed.getOrDefault("until", ""));
    if (from.isPresent() && until.isPresent() && from.get().isBefore(until.get())) {
      return new Hours(from.get(), until.get());
    }
    found.add(
        Diagnostic.error(
            "reminder-hours",
            new Place.Subject("from"),
            typed.getOrDefault("from", ""),
            typed.getOrDefault("until", "")));
    return Hours.OFFICE;
  }

  private static Optional<LocalTime> time(String written) {
    try {
      return Optional.of(LocalTime.parse(written.strip()));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  private static Policy.Smtp smtp(Map<String, String> typed, List<Diagnostic> found) {
    var host = typed.getOrDefault("smtp-host", "").strip();
    var from = typed.getOrDefault("smtp-from", "").strip();
    var security = typed.getOrDefault("smtp-security", "");
    if (!host.matches("[A-Za-z0-9.:-]{0,190}")) {
      found.add(Diagnostic.error("reminder-host", new Place.Subject("smtp-host"), host));
    }
    boolean mails = !host.isEmpty() || typed.containsKey(CHANNEL + Channel.MAIL.code());
    if (mails && !from.matches("[\\x21-\\x7e&&[^@<>\",;:]]{1,64}@[A-Za-z0-9.-]{1,190}")) {
      found.add(Diagnostic.error("reminder-from", new Place.Subject("smtp-from"), from));
    }
    return new Policy.Smtp(
        host,
        number(typed, "smtp-port", 1, 65_535, found),
        SECURITIES.contains(security) ? security : "starttls",
        typed.getOrDefault("smtp-user", "").strip(),
        from);
  }
}
