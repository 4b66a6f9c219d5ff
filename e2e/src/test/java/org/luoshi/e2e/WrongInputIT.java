package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every main form, filled in wrongly: it answers in place, names the field, keeps what was typed,
/// and is still without fault for axe.
@Journey
class WrongInputIT {

  /// A form by its page, who sends it, what is typed by field name, which fields are wrong, and the
  /// button that sends it.
  private record Wrong(
      String path, Person person, Map<String, String> typed, List<String> wrong, String button) {

    @Override
    public String toString() {
      return path;
    }
  }

  private static final List<Wrong> FORMS =
      List.of(
          new Wrong(
              "/record/meeting",
              Person.BRANCH_OFFICER,
              Map.of(
                  "v-date", "2020-13-45", "v-due", "some", "v-present", "28", "v-subject", "x y"),
              List.of("v-date", "v-due", "v-kind"),
              "record.save"),
          new Wrong(
              "/record/training",
              Person.UNIT_HEAD,
              Map.of("v-date", "2021-01-01", "v-people", "-3", "v-hours", "1,5,0", "v-topic", "t"),
              List.of("v-date", "v-people", "v-hours"),
              "record.save"),
          new Wrong(
              "/waivers/new?duty=lesson&bearer=MZ0101&occasion=2020-Q4",
              Person.UNIT_HEAD,
              Map.of("reason", " "),
              List.of("reason"),
              "exempt.do.ask"),
          new Wrong(
              "/reports/new",
              Person.LEADER,
              Map.of("as-of", "2021-06-30"),
              List.of("as-of"),
              "report.begin"),
          new Wrong(
              "/organisation/change?what=found",
              Person.ADMINISTRATOR,
              Map.of("code", "MZ 01", "name", "N", "staff", "many"),
              List.of("code", "kind", "staff"),
              "change.preview"),
          new Wrong(
              "/organisation/change?what=appoint&unit=MZ0101",
              Person.ADMINISTRATOR,
              Map.of("person", "", "post", "P", "until", "2019-01-01"),
              List.of("person"),
              "change.preview"),
          new Wrong(
              "/accounts/new",
              Person.ADMINISTRATOR,
              Map.of("name", "?", "title", "", "email", "nobody"),
              List.of("name"),
              "account-new.do"),
          new Wrong(
              "/settings",
              Person.ADMINISTRATOR,
              Map.of("attempts", "1000", "idle-minutes", "30"),
              List.of("attempts"),
              "settings.do"),
          new Wrong(
              "/reminders/house",
              Person.ADMINISTRATOR,
              Map.of("before", "many", "smtp-host", "mail host", "smtp-from", "nobody"),
              List.of("before", "smtp-host", "smtp-from"),
              "house-reminders.save"),
          new Wrong(
              "/account/password",
              Person.AUDITOR,
              Map.of("password", "short", "again", "other"),
              List.of("again"),
              "password.do"));

  static Stream<Wrong> forms() {
    return FORMS.stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isAnsweredInPlace(Wrong form, Desks desks) {
    var desk = desks.of(form.person(), Look.of(form.person().language()));
    desk.complaints().expect(422);
    desk.open(form.path());
    // The browser's own checks would stop it before the server sees it.
    desk.page()
        .evaluate("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
    form.typed().forEach((name, text) -> desk.page().locator("[name='" + name + "']").fill(text));
    desk.button(form.button()).click();
    for (var name : form.wrong()) {
      var field = desk.page().locator("main [name='" + name + "']").first();
      assertThat(field).hasAttribute("aria-invalid", "true");
      var told = field.getAttribute("aria-describedby");
      assertThat(told).as("what tells the fault of %s", name).contains("e-");
      for (var id : told.strip().split(" ")) {
        assertThat(desk.page().locator("[id='" + id + "']")).isVisible();
      }
    }
    assertThat(desk.page().locator("#wrongs")).isVisible();
    form.typed()
        .forEach((name, text) -> {
          var field = desk.page().locator("main [name='" + name + "']").first();
          if (!"password".equals(field.getAttribute("type"))) {
            assertThat(field).hasValue(text);
          }
        });
    desk.look("wrong " + form.path().replaceAll("[/?&=]", " "));
    assertThat(Axe.violations(desk.page())).isEmpty();
  }
}
