package org.luoshi.packs;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.engine.time.WorkingCalendar.Special;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlText;

/// Reads a working calendar: for each year the days of every holiday and the make-up days worked.
final class CalendarReader {

  private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");
  private static final int LONGEST_HOLIDAY = 60;

  private final String file;
  private final Findings findings = new Findings();
  private final Map<LocalDate, Special> specials = new HashMap<>();
  private final Set<Integer> years = new HashSet<>();

  CalendarReader(String file) {
    this.file = file;
  }

  CalendarReading read(String yaml) {
    var text = YamlText.read(file, yaml);
    findings.add(text.diagnostics());
    var id = "";
    if (text.root().orElse(null) instanceof Mapping mapping) {
      id = read(new Section(findings, mapping));
    } else if (!findings.hasErrors()) {
      findings.error("pack-not-mapping", new Span(file, 1, 1), file);
    }
    var calendar = findings.hasErrors() ? null : new WorkingCalendar(id, years, specials);
    return new CalendarReading(calendar, findings.inOrder());
  }

  private String read(Section calendar) {
    var id = calendar.needWords("calendar").orElse("");
    calendar.section("title").ifPresent(title -> title.text(id));
    if (!calendar.has("years")) {
      calendar.missing("years");
    }
    calendar
        .section("years")
        .ifPresent(inner ->
            inner
                .entries()
                .forEach((year, entry) -> {
                  if (!YEAR.matcher(year).matches()) {
                    findings.error("pack-bad-year", entry.keyAt(), year);
                  } else {
                    inner
                        .section(year, entry.value())
                        .ifPresent(section -> year(Integer.parseInt(year), section));
                  }
                }));
    calendar.done();
    return id;
  }

  private void year(int year, Section section) {
    years.add(year);
    section.words("notice");
    section.section("off").ifPresent(holidays -> holidays(year, holidays, false));
    section.section("worked").ifPresent(makeUps -> holidays(year, makeUps, true));
    section.done();
  }

  private void holidays(int year, Section section, boolean worked) {
    for (var name : section.entries().keySet()) {
      for (var scalar : section.scalars(name)) {
        days(year, scalar.at(), scalar.text().strip())
            .forEach(day -> put(scalar.at(), day, new Special(worked, name)));
      }
    }
  }

  private void put(Span at, LocalDate day, Special special) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    if (special.worked() && !weekend) {
      findings.error("pack-make-up-on-weekday", at, day, day.getDayOfWeek());
    }
    var before = specials.putIfAbsent(day, special);
    if (before != null) {
      findings.error("pack-day-twice", at, day, before.name(), special.name());
    }
  }

  /// The days of `01-24`, `01-24..02-02` or the same with years.
  private List<LocalDate> days(int year, Span at, String written) {
    int dots = written.indexOf("..");
    var first = day(year, dots < 0 ? written : written.substring(0, dots));
    var last = dots < 0 ? first : day(year, written.substring(dots + 2));
    if (first.isEmpty() || last.isEmpty()) {
      findings.error("pack-bad-days", at, written);
      return List.of();
    }
    if (last.get().isBefore(first.get())
        || last.get().isAfter(first.get().plusDays(LONGEST_HOLIDAY))) {
      findings.error("pack-bad-days", at, written);
      return List.of();
    }
    return first.get().datesUntil(last.get().plusDays(1)).toList();
  }

  private static Optional<LocalDate> day(int year, String written) {
    try {
      var full = written.length() == "01-24".length() ? year + "-" + written : written;
      return Optional.of(LocalDate.parse(full.strip()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
