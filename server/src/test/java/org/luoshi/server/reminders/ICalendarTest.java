package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ICalendarTest {

  private static final Instant AT = Instant.parse("2020-03-03T01:02:03.456Z");

  private static String written(String summary, String description) {
    return new ICalendar(
            "落实",
            AT,
            List.of(
                new ICalendar.Event(
                    "abc@luoshi",
                    LocalDate.of(2020, 2, 29),
                    summary,
                    description,
                    "https://luoshi.example.org/explanation?unit=A",
                    "")))
        .written();
  }

  @Test
  void writesWholeDaysAsTheStandardHasThem() {
    assertThat(written("会议", ""))
        .isEqualTo(
            String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Luoshi//Reminders//ZH",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:落实",
                "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
                "BEGIN:VEVENT",
                "UID:abc@luoshi",
                "DTSTAMP:20200303T010203Z",
                "DTSTART;VALUE=DATE:20200229",
                "DTEND;VALUE=DATE:20200301",
                "SUMMARY:会议",
                "URL:https://luoshi.example.org/explanation?unit=A",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
                ""));
  }

  @Test
  void escapesWhatWouldEndAText() {
    assertThat(ICalendar.escaped("a,b;c\\d\r\ne\rf\ng\u0007"))
        .isEqualTo("a\\,b\\;c\\\\d\\ne\\nf\\ng");
    assertThat(written("x\r\nEND:VEVENT", "")).contains("SUMMARY:x\\nEND:VEVENT\r\n");
  }

  @Test
  void foldsAtSeventyFiveOctetsAndNeverWithinACharacter() {
    var long1 = "落实".repeat(60) + "😀".repeat(30) + "end";
    var text = written(long1, "");
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(line)
          .doesNotContain("\uFFFD");
    }
    assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + long1 + "\r\n");
  }
}
