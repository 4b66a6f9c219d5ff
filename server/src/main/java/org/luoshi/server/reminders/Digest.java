package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.remind.Group;
import org.luoshi.engine.remind.Reminder;

/// What one person is reminded of on a day, all in one: by group, the earliest due first.
record Digest(String account, LocalDate day, List<Reminder> reminders) {

  Digest {
    reminders = List.copyOf(reminders);
  }

  List<Judgement> in(Group group) {
    return reminders.stream()
        .map(Reminder::judgement)
        .filter(one -> Group.of(one, day) == group)
        .sorted(
            java.util.Comparator.comparing((Judgement one) -> one.obligation().due().day())
                .thenComparing(one -> one.obligation().id()))
        .toList();
  }

  List<String> keys() {
    return reminders.stream().map(Reminder::key).sorted().toList();
  }
}
