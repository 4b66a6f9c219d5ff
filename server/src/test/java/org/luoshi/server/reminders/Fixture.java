package org.luoshi.server.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.remind.Habit;
import org.luoshi.engine.remind.Hours;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Accounts;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Posts;
import org.luoshi.server.access.Seal;
import org.luoshi.server.access.Standing;

/// A house that reminds, as the tests of this room need it.
final class Fixture {

  private Fixture() {}

  static By terminal(Instant at) {
    return By.terminal(at);
  }

  static Reminders reminding(House house, Clock clock, String name) {
    return reminding(house, house.access().seal(), clock, name);
  }

  /// With the key of another house on the same database.
  static Reminders reminding(House house, Seal seal, Clock clock, String name) {
    return new Reminders(
        new Reminders.House(
            house.database(),
            house.ledger(),
            seal,
            house.access().accounts(),
            new Posts(() -> standing(house), house.access().housePosts()),
            house.access().parameters(),
            () -> Optional.of(house.live().now().board()),
            Phrases::in,
            clock,
            new Reminders.Site("https://luoshi.example.org", true, Duration.ofMillis(700)),
            name));
  }

  private static Standing standing(House house) {
    var board = house.live().now().board();
    var programme = board.programme();
    return new Standing(
        board.organisation(), programme.posts().values(), programme.records(), programme.zone());
  }

  static Policy policy(int smtp) {
    return new Policy(
        true,
        Habit.USUAL,
        Hours.OFFICE,
        Set.of(Channel.values()),
        false,
        new Policy.Smtp("127.0.0.1", smtp, "none", "", "luoshi@example.org"));
  }

  static Account account(House house, String name, String email) {
    return house
        .access()
        .accounts()
        .open(new Accounts.Wanted(name, "Mx " + name, email), terminal(house.clock().instant()));
  }

  /// The account wants to be reminded there.
  static void wants(
      Reminders reminders, Account account, Channel channel, String address, String secret) {
    reminders
        .wishes()
        .set(
            new Wish(account.id(), channel, address, secret, Language.ZH, null),
            terminal(reminders.house().clock().instant()));
  }
}
