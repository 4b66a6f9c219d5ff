package org.luoshi.server;

import java.util.Optional;
import java.util.UUID;
import org.luoshi.server.access.Posts;
import org.luoshi.server.api.Replays;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.reminders.Feed;
import org.luoshi.server.reminders.OutboxPages;
import org.luoshi.server.reminders.ReminderPages;
import org.luoshi.server.reminders.Reminders;
import org.luoshi.server.reminders.RemindersApi;
import org.luoshi.server.reminders.RemindersJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Reminders and their pages, wired by hand.
@Configuration(proxyBeanMethods = false)
class ReminderRooms {

  @Bean
  Reminders reminders(House house, Posts posts, Environment settings) {
    var site =
        new Reminders.Site(
            settings.getProperty("luoshi.origin", "").replaceFirst("/+$", ""),
            settings.getProperty("luoshi.reminders.private-addresses", Boolean.class, false),
            Reminders.Site.PATIENCE);
    return new Reminders(
        new Reminders.House(
            house.database(),
            house.ledger(),
            house.access().seal(),
            house.access().accounts(),
            posts,
            house.access().parameters(),
            () -> board(house),
            Phrases::in,
            house.clock(),
            site,
            UUID.randomUUID().toString()));
  }

  private static Optional<Board> board(House house) {
    return house.programmes().adopted().isEmpty()
        ? Optional.empty()
        : Optional.of(house.live().now().board());
  }

  @Bean
  RemindersJob remindersJob(Reminders reminders) {
    return new RemindersJob(reminders);
  }

  @Bean
  ReminderPages reminderPages(House house, Reminders reminders) {
    return new ReminderPages(reminders, new Feed(reminders), house.once());
  }

  @Bean
  OutboxPages outboxPages(Reminders reminders) {
    return new OutboxPages(reminders);
  }

  @Bean
  RemindersApi remindersApi(Reminders reminders, Replays replays) {
    return new RemindersApi(reminders, replays);
  }
}
