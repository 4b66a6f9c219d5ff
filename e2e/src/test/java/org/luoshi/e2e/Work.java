package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/// Pieces of work as the information officer of a branch records them: what other journeys begin
/// with.
final class Work {

  private Work() {}

  /// Records a lesson of 2 November 2020 with so many of 33 present; its page is open then.
  static void lesson(Desk desk, Terms terms, String present) {
    desk.open("/record/meeting");
    lessonTyped(desk, terms, present);
    desk.press(desk.button("record.save"));
    assertThat(desk.done()).hasText(desk.say("done.recorded"));
  }

  /// Fills in the form of a lesson and does not send it.
  static Sheet lessonTyped(Desk desk, Terms terms, String present) {
    return new Sheet(desk, terms, "meeting")
        .type("date", "2020-11-02")
        .choose("kind", "lesson")
        .type("due", "33")
        .type("present", present);
  }
}
