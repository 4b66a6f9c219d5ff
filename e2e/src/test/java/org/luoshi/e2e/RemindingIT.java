package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import org.luoshi.engine.text.Language;

/// An administrator sets up the mail server, the head of a branch says where to be reminded and
/// tries it, reminders are switched on, and the day's digest arrives and is shown as sent.
@Journey(writes = true)
class RemindingIT {

  /// The last working day of November: its meeting is due on it and was not recorded.
  private static final LocalDate DAY = LocalDate.of(2020, 11, 30);

  @InBothLanguages
  void sendsTheDigestOfTheDay(Language language, Bureau bureau, Desks desks) throws Exception {
    try (var mail = new MailServer()) {
      bureau.clock().moveTo(DAY);
      var look = Look.of(language);
      var admin = desks.of(Person.ADMINISTRATOR, look).open("/reminders/house");
      tick(admin.labelled(admin.say("channel.mail")));
      admin.type(admin.field("house-reminders.smtp-host"), "127.0.0.1");
      admin.type(admin.field("house-reminders.smtp-port"), String.valueOf(mail.port()));
      admin.choose(
          admin.field("house-reminders.smtp-security"),
          admin.say("house-reminders.smtp-security.none"));
      admin.type(admin.field("house-reminders.smtp-from"), "luoshi@example.org");
      admin.press(admin.button("house-reminders.save"));
      assertThat(admin.done()).hasText(admin.say("done.reminders-house"));

      var head = desks.of(Person.UNIT_HEAD, look).open("/reminders");
      head.choose(head.field("reminders.channel"), head.say("channel.mail"));
      head.type(head.field("reminders.address"), "head@example.org");
      head.labelled(head.say("reminders.language." + language.code())).check();
      head.press(head.button("reminders.save"));
      assertThat(head.done()).hasText(head.say("done.reminders-saved"));
      head.press(head.button("reminders.test"));
      assertThat(head.done()).hasText(head.say("done.reminders-test"));
      arrived(mail, 1);

      tick(admin.open("/reminders/house").labelled(admin.say("house-reminders.on")));
      admin.press(admin.button("house-reminders.save"));
      arrived(mail, 2);
      assertThat(mail.mails().getLast()).contains("To: head@example.org");
      sent(head.open("/reminders"), 2);
      var digest = head.page().locator("tr[data-row]").first();
      digest.locator("summary").click();
      assertThat(digest).containsText(bureau.terms(language).duty("committee-meeting"));
      head.look("reminders");
      head.press(head.button("reminders.feed.make"));
      assertThat(head.page().locator("code.hash")).containsText("/calendar/");
      head.look("reminders-feed");
      sent(admin.open("/reminders/house"), 2);
      admin.look("reminders-house");
    }
  }

  private static void tick(Locator box) {
    box.check();
  }

  /// The job looks every ten seconds.
  private static void arrived(MailServer mail, int count) throws InterruptedException {
    for (int n = 0; mail.mails().size() < count && n < 300; n++) {
      Thread.sleep(100);
    }
    assertThat(mail.mails()).hasSize(count);
  }

  private static void sent(Desk desk, int count) throws InterruptedException {
    var sent = desk.page().locator("tr[data-row] .status.met");
    for (int n = 0; sent.count() < count && n < 20; n++) {
      Thread.sleep(200);
      desk.page().reload();
    }
    assertThat(sent).hasCount(count);
    assertThat(desk.page().locator("tr[data-row]")).hasCount(count);
  }
}
