package org.luoshi.spark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Organisation.Succession;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.WorkingCalendar;

/// A book on its way from a house to a cluster, so that neither needs the libraries of the other:
/// zipped text, a line for each value, what it is before a tab and the value behind it.
public final class BookFile {

  private static final Map<String, Class<?>> PARTS =
      Map.of(
          "calendar", WorkingCalendar.class,
          "version", Programme.class,
          "unit", Unit.class,
          "appointment", Appointment.class,
          "succession", Succession.class,
          "record", WorkRecord.class,
          "exemption", Exemption.class);

  private BookFile() {}

  public static void write(Book book, Path file) throws IOException {
    var organisation = book.evidence().organisation();
    try (var out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write("book\t" + book.id() + "\n");
      lines("calendar", List.of(book.rules().calendar()), out);
      lines("version", book.rules().versions(), out);
      lines("unit", organisation.units().values(), out);
      lines("appointment", organisation.appointments(), out);
      lines("succession", organisation.successions(), out);
      lines("record", book.evidence().records(), out);
      lines("exemption", book.evidence().exemptions(), out);
    }
  }

  private static void lines(String part, Iterable<?> values, BufferedWriter out)
      throws IOException {
    var type = type(part);
    for (var value : values) {
      out.write(part + "\t" + EngineText.write(type, value) + "\n");
    }
  }

  public static Book read(Path file) throws IOException {
    var found = new HashMap<String, List<Object>>();
    var id = "";
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        int tab = line.indexOf('\t');
        var part = line.substring(0, Math.max(0, tab));
        var rest = line.substring(tab + 1);
        if (part.equals("book")) {
          id = rest;
        } else {
          found
              .computeIfAbsent(part, _ -> new ArrayList<>())
              .add(EngineText.read(type(part), rest));
        }
      }
    }
    var units = new LinkedHashMap<String, Unit>();
    all(found, "unit", Unit.class).forEach(unit -> units.put(unit.id(), unit));
    var organisation =
        new Organisation(
            units,
            all(found, "appointment", Appointment.class),
            all(found, "succession", Succession.class));
    return new Book(
        id,
        new Rules(
            all(found, "version", Programme.class),
            all(found, "calendar", WorkingCalendar.class).getFirst()),
        new Evidence(
            organisation,
            all(found, "record", WorkRecord.class),
            all(found, "exemption", Exemption.class)));
  }

  private static <T> List<T> all(Map<String, List<Object>> found, String part, Class<T> type) {
    return found.getOrDefault(part, List.of()).stream().<T>map(type::cast).toList();
  }

  private static Class<?> type(String part) {
    return Objects.requireNonNull(
        PARTS.get(part),
        () -> "No book holds a (%s). Maybe it is no file of a book.".formatted(part));
  }
}
