package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Names;
import org.luoshi.server.shell.Refusals;

/// The forms of changes: which fields each has, and the change that was typed.
final class ChangeForm {

  static final List<String> KINDS =
      List.of(
          "found",
          "rename",
          "move",
          "count",
          "merge",
          "split",
          "close",
          "appoint",
          "dismiss",
          "transfer",
          "hand-over",
          "take-back");

  private final Programme programme;
  private final Typed typed;

  private ChangeForm(Programme programme, Typed typed) {
    this.programme = programme;
    this.typed = typed;
  }

  /// The change, unless something is wrong with what was typed.
  record Read(@Nullable Change change, List<Diagnostic> found) {
    Optional<Change> right() {
      return found.isEmpty() ? Optional.ofNullable(change) : Optional.empty();
    }
  }

  static Read read(
      Map<String, String> values, Programme programme, Organisation organisation, Scope scope) {
    var typed = new Typed(values, organisation, scope);
    var change = new ChangeForm(programme, typed).change(typed.raw("what"));
    return new Read(change, typed.found());
  }

  private Change change(String what) {
    return switch (what) {
      case "found" -> found();
      case "rename" -> new Change.Rename(unit(), typed.text("name", true), typed.day("day"));
      case "move" -> new Change.Move(unit(), typed.unit("into", true), typed.day("day"));
      case "count" ->
          new Change.Count(unit(), typed.count("staff"), typed.count("members"), typed.day("day"));
      case "merge" -> merge();
      case "split" -> split();
      case "close" ->
          new Change.Close(unit(), typed.unit("into", false), typed.day("day"), remains());
      default -> post(what);
    };
  }

  private Change post(String what) {
    return switch (what) {
      case "appoint" -> appoint();
      case "dismiss" -> new Change.Dismiss(appointment(), typed.day("day"));
      case "transfer" ->
          new Change.Transfer(
              appointment(),
              unit(),
              typed.text("post", true),
              typed.text("rank", false),
              typed.day("day"));
      case "hand-over" ->
          new Change.HandOver(
              appointment(), person("person", true), typed.text("name", false), typed.day("day"));
      case "take-back" -> takeBack();
      default -> throw new Refusals.NotThere();
    };
  }

  private String unit() {
    return typed.unit("unit", true);
  }

  private String appointment() {
    return typed.text("appointment", true);
  }

  private String person(String field, boolean required) {
    return Names.normal(typed.text(field, required));
  }

  private Change.Found found() {
    return new Change.Found(
        typed.newCode("code"),
        Names.shown(typed.text("name", true)),
        kind("kind"),
        typed.unit("superior", false),
        typed.count("staff"),
        typed.count("members"),
        typed.day("day"));
  }

  /// The kind as the office writes it: the first of its spellings in the programme's language.
  private String kind(String field) {
    var kind = programme.unitKinds().get(typed.text(field, true));
    if (kind == null) {
      if (typed.has(field)) {
        typed.wrong("field-choice", field, typed.raw(field));
      }
      return "";
    }
    return kind.title().zh();
  }

  private Change merge() {
    var units = typed.units("units");
    var day = typed.day("day");
    if (typed.has("into")) {
      return new Change.Merge(units, typed.unit("into", true), null, day, remains());
    }
    if (!typed.has("new-code") && !typed.has("new-name")) {
      typed.wrong("org-merge-into", "into");
    }
    var founds =
        new Change.Found(
            typed.newCode("new-code"),
            Names.shown(typed.text("new-name", true)),
            kind("new-kind"),
            typed.unit("superior", false),
            typed.count("staff"),
            typed.count("members"),
            day);
    return new Change.Merge(units, founds.code(), founds, day, remains());
  }

  /// The parts of a split: a line with one known unit, or with code and name of a new one.
  private Change split() {
    var unit = unit();
    var day = typed.day("day");
    var founds = new ArrayList<Change.Found>();
    var into = new ArrayList<String>();
    var kind = kind("kind");
    var superior = typed.unit("superior", false);
    for (var line : typed.raw("parts").split("[\\r\\n]+", -1)) {
      var words = line.strip().split("[\\s、,，]+", 2);
      if (words.length == 2) {
        founds.add(
            new Change.Found(
                Names.normal(words[0]), Names.shown(words[1]), kind, superior, null, null, day));
      } else if (!line.isBlank()) {
        into.add(line.strip());
      }
    }
    return new Change.Split(
        unit, founds, typed.known("parts", into), typed.has("stays"), day, remains());
  }

  private Change.Remains remains() {
    return new Change.Remains(
        typed.raw("people").equals("pass-on"),
        typed.unit("sub-units", false),
        typed.raw("cases").equals("pass-on"));
  }

  private Change appoint() {
    return new Change.Appoint(
        person("person", true),
        typed.text("name", false),
        unit(),
        typed.text("post", true),
        typed.text("rank", false),
        typed.day("day"),
        typed.dayOrNone("until"),
        person("stands-in-for", false));
  }

  private Change takeBack() {
    if (!typed.raw("version").matches("[0-9]{1,6}")) {
      throw new Refusals.NotThere();
    }
    return new Change.TakeBack(
        typed.text("record", true),
        Integer.parseInt(typed.raw("version")),
        typed.text("reason", true),
        typed.day("day"));
  }
}
