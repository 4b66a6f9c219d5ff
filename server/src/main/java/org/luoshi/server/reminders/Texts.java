package org.luoshi.server.reminders;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.luoshi.server.access.Times;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// What pages of this room say of messages.
public record Texts(Page page, ZoneId zone) {

  /// A moment at the programme's home.
  public String at(java.time.@org.jspecify.annotations.Nullable Instant moment) {
    return new Times(zone).at(moment);
  }

  /// What went wrong last; empty where nothing did.
  public String problem(Message one) {
    if (one.problem().isEmpty()) {
      return "";
    }
    var parts = one.problem().split(" ", 2);
    return page.say("problem." + parts[0], parts.length < 2 ? "" : parts[1]);
  }

  /// The shape that says the state beside its words.
  public String shape(Message one) {
    return switch (one.state()) {
      case SENT -> "●";
      case QUEUED, CLAIMED, SENDING -> "◐";
      case FAILED, UNCERTAIN -> "▲";
      case GIVEN_UP -> "■";
    };
  }

  /// The colour of the state, by the name of a status that has it.
  public String css(Message one) {
    return switch (one.state()) {
      case SENT -> "met";
      case QUEUED, CLAIMED, SENDING -> "open";
      case FAILED, UNCERTAIN -> "late";
      case GIVEN_UP -> "missed";
    };
  }

  /// The channels that are open, to choose from.
  static List<Frame.Choice> channels(Page page, Policy policy) {
    return Arrays.stream(Channel.values())
        .filter(policy::has)
        .map(one -> new Frame.Choice(one.code(), page.say("channel." + one.code())))
        .toList();
  }
}
