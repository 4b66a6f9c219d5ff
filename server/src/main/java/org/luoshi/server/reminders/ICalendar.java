package org.luoshi.server.reminders;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A calendar as RFC 5545 writes it: whole-day events, so that no time zone has a say; lines end in
/// CRLF and are folded at 75 octets, never within a character.
record ICalendar(String name, Instant at, List<Event> events) {

  /// One whole day; `uid` is the same as long as the thing is the same. Blank texts are left out.
  record Event(
      String uid, LocalDate day, String summary, String description, String url, String category) {}

  private static final int OCTETS = 75;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  ICalendar {
    events = List.copyOf(events);
  }

  String written() {
    var out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Luoshi//Reminders//ZH");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    text(out, "X-WR-CALNAME", name);
    line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    for (var event : events) {
      line(out, "BEGIN:VEVENT");
      text(out, "UID", event.uid());
      line(out, "DTSTAMP:" + STAMP.format(at));
      line(out, "DTSTART;VALUE=DATE:" + day(event.day()));
      line(out, "DTEND;VALUE=DATE:" + day(event.day().plusDays(1)));
      text(out, "SUMMARY", event.summary());
      text(out, "DESCRIPTION", event.description());
      text(out, "CATEGORIES", event.category());
      if (!event.url().isEmpty()) {
        line(out, "URL:" + event.url());
      }
      line(out, "TRANSP:TRANSPARENT");
      line(out, "END:VEVENT");
    }
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static String day(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static void text(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      line(out, name + ":" + escaped(value));
    }
  }

  /// Backslashes, semicolons, commas and line ends are escaped; other control characters have no
  /// place in a text.
  static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\n", "\\n")
        .replaceAll("[\\x00-\\x08\\x0b-\\x1f\\x7f]", "");
  }

  /// Writes a line; what is longer goes on in lines that begin with a blank.
  private static void line(StringBuilder out, String line) {
    int used = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      var letter = Character.toString(point);
      int octets = letter.getBytes(StandardCharsets.UTF_8).length;
      if (used + octets > OCTETS) {
        out.append("\r\n ");
        used = 1;
      }
      out.append(letter);
      used += octets;
      i += Character.charCount(point);
    }
    out.append("\r\n");
  }
}
