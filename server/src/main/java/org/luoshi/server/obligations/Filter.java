package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.shell.Page;

/// A [Wanted] as it stands in an address, with words to be found besides: what every number of the
/// pages links to.
///
/// Blank values ask for nothing. A unit means itself and all below it, or itself alone with `own`.
/// Both due days belong to those wanted; what has no due day lies in no stretch of days and is
/// wanted by `never`.
public record Filter(
    String unit,
    boolean own,
    String through,
    @Nullable Integer level,
    String duty,
    String status,
    String term,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueTo,
    boolean never,
    String words) {

  /// Everything one may see.
  public static final Filter ALL =
      new Filter("", false, "", null, "", "", "", null, null, false, "");

  /// All that were to be worked off, as a status to ask for.
  public static final String OWED = "owed";

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final int LONGEST = 200;

  /// What a request asks for; every day that is none and every status unknown is told at once.
  static Filter asked(Map<String, String> asked) {
    var found = new ArrayList<Diagnostic>();
    var status = text(asked, "status").toLowerCase(Locale.ROOT);
    if (!status.isEmpty() && !codes().contains(status)) {
      found.add(
          Diagnostic.error(
              "list-status", new Place.Subject("status"), status, String.join(", ", codes())));
    }
    var level = text(asked, "level");
    if (!level.matches("|-1|[0-9]{1,3}")) {
      found.add(Diagnostic.error("list-level", new Place.Subject("level"), level));
      level = "";
    }
    var from = day(asked, "due-from", found);
    var to = day(asked, "due-to", found);
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    return new Filter(
        text(asked, "unit"),
        !text(asked, "own").isEmpty(),
        text(asked, "through"),
        level.isEmpty() ? null : Integer.valueOf(level),
        text(asked, "duty"),
        status,
        text(asked, "term"),
        from,
        to,
        text(asked, "due").equals("never"),
        text(asked, "words"));
  }

  /// Every status that can be asked for, in the order people look for it.
  static List<String> codes() {
    return List.of(OWED, "missed", "late", "open", "met", "nil", "waived", "upcoming");
  }

  private static String text(Map<String, String> asked, String name) {
    var written = asked.getOrDefault(name, "").strip();
    return written.length() > LONGEST ? written.substring(0, LONGEST) : written;
  }

  static @Nullable LocalDate day(Map<String, String> asked, String name, List<Diagnostic> found) {
    var written = text(asked, name);
    if (written.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(written);
    } catch (DateTimeParseException notADay) {
      found.add(Diagnostic.error("page-date", new Place.Subject(name), written));
      return null;
    }
  }

  /// The unit and all below it.
  public Filter unit(String id) {
    return new Filter(id, false, through, level, duty, status, term, dueFrom, dueTo, never, words);
  }

  /// The unit itself, without those below it.
  public Filter own(String id) {
    return new Filter(id, true, through, level, duty, status, term, dueFrom, dueTo, never, words);
  }

  /// Only what the unit asked for reaches through this one.
  public Filter through(String id) {
    return new Filter(unit, own, id, level, duty, status, term, dueFrom, dueTo, never, words);
  }

  public Filter level(int depth) {
    return new Filter(unit, own, through, depth, duty, status, term, dueFrom, dueTo, never, words);
  }

  public Filter duty(String id) {
    return new Filter(unit, own, through, level, id, status, term, dueFrom, dueTo, never, words);
  }

  public Filter term(String label) {
    return new Filter(unit, own, through, level, duty, status, label, dueFrom, dueTo, never, words);
  }

  public Filter is(Status wanted) {
    return is(code(wanted));
  }

  public Filter is(String code) {
    return new Filter(unit, own, through, level, duty, code, term, dueFrom, dueTo, never, words);
  }

  public Filter due(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new Filter(unit, own, through, level, duty, status, term, from, to, false, words);
  }

  public Filter withoutDueDay() {
    return new Filter(unit, own, through, level, duty, status, term, null, null, true, words);
  }

  /// The name of a status in addresses and JSON.
  public static String code(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /// The same for the image; the words are not its concern.
  Wanted wanted() {
    return new Wanted(
        unit,
        !own,
        through,
        duty,
        statuses(),
        term,
        never ? LocalDate.MAX : dueFrom,
        never ? LocalDate.MAX : dueTo == null && dueFrom != null ? LAST : dueTo,
        level,
        "");
  }

  private Set<Status> statuses() {
    return switch (status) {
      case "" -> Set.of();
      case OWED -> View.owed();
      default -> Set.of(Status.valueOf(status.toUpperCase(Locale.ROOT)));
    };
  }

  /// The values of an address that asks for exactly this.
  public Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    values.put("unit", unit);
    values.put("own", own ? "1" : "");
    values.put("through", through);
    values.put("level", level == null ? "" : level.toString());
    values.put("duty", duty);
    values.put("status", status);
    values.put("term", term);
    values.put("due-from", dueFrom == null ? "" : dueFrom.toString());
    values.put("due-to", dueTo == null ? "" : dueTo.toString());
    values.put("due", never ? "never" : "");
    values.put("words", words);
    values.values().removeIf(String::isEmpty);
    return values;
  }

  /// The address of the list of exactly these, seen on the day the page is.
  public String href(Page page) {
    var flat = new ArrayList<String>();
    values()
        .forEach((name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    return page.link("/obligations", flat.toArray(String[]::new));
  }
}
