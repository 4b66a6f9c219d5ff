package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Appointment;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// Forms made from a pack's record kinds, with what each actor may choose.
record FieldViews(Desk desk) {

  /// So many units are a list to choose from; more are looked up by name.
  private static final int CHOSEN = 60;

  private static final int SUGGESTED = 20;

  /// All fields of the kind; only those of `open` may be typed into, all where it is empty.
  List<FieldView> of(Actor actor, RecordKind kind, Page page, Set<String> open) {
    var views = new ArrayList<FieldView>();
    for (var field : kind.fields().values()) {
      views.add(view(actor, kind, field, page, !open.isEmpty() && !open.contains(field.id())));
    }
    return views;
  }

  private FieldView view(Actor actor, RecordKind kind, Field field, Page page, boolean fixed) {
    boolean own = field.id().equals(kind.roles().unit());
    var type = own && isListed(actor, kind) ? "own-unit" : type(field.type());
    return new FieldView(
        field.id(),
        field.title().in(page.language()),
        type,
        field.required(),
        type.equals("own-unit") ? "" : hint(field, page),
        own ? ownUnits(actor, kind) : choices(field, page),
        fixed);
  }

  private static String type(Field.Type type) {
    return switch (type) {
      case Field.ChoiceOf _ -> "choice";
      case Field.Count _ -> "count";
      case Field.Measure _ -> "number";
      case Field.DayOf _ -> "date";
      case Field.Words _ -> "text";
      case Field.UnitRef _ -> "unit";
      case Field.PersonRef _ -> "person";
      case Field.ObjectRef _ -> "object";
      case Field.TermOf _ -> "term";
    };
  }

  private static String hint(Field field, Page page) {
    var key = "record.hint." + type(field.type());
    return page.phrases().knows(key) ? page.say(key) : "";
  }

  private static List<Frame.Choice> choices(Field field, Page page) {
    return field.type() instanceof Field.ChoiceOf(var choices)
        ? choices.values().stream()
            .map(one -> new Frame.Choice(one.id(), one.title().in(page.language())))
            .toList()
        : List.of();
  }

  private boolean isListed(Actor actor, RecordKind kind) {
    return unitsFor(actor, kind).size() <= CHOSEN;
  }

  private List<String> unitsFor(Actor actor, RecordKind kind) {
    var units = desk.units(actor, desk.today());
    return new Kinds(desk.board().programme()).isFromAbove(kind)
        ? units.stream().filter(unit -> !unit.equals(actor.held().unit())).toList()
        : units;
  }

  private List<Frame.Choice> ownUnits(Actor actor, RecordKind kind) {
    var today = desk.today();
    return unitsFor(actor, kind).stream()
        .limit(CHOSEN)
        .map(unit -> new Frame.Choice(unit, desk.name(unit, today)))
        .toList();
  }

  /// What one may mean by the words typed so far into a field that names something.
  List<Frame.Choice> suggested(Actor actor, RecordKind kind, Field field, String words) {
    var today = desk.today();
    return switch (field.type()) {
      case Field.UnitRef _ -> {
        var units =
            field.id().equals(kind.roles().unit())
                ? unitsFor(actor, kind)
                : desk.tree(today).preorder();
        yield units.stream()
            .map(unit -> new Frame.Choice(desk.name(unit, today), unit))
            .filter(one -> one.value().contains(words) || one.title().startsWith(words))
            .limit(SUGGESTED)
            .toList();
      }
      case Field.PersonRef _ -> persons(actor, words, today);
      case Field.ObjectRef(var of) ->
          desk.references().objects(of, words, SUGGESTED).stream()
              .map(key -> new Frame.Choice(key, ""))
              .toList();
      default -> List.of();
    };
  }

  /// Those who hold a post in reach, with what they are.
  private List<Frame.Choice> persons(Actor actor, String words, LocalDate today) {
    var found = new LinkedHashMap<String, String>();
    var tree = desk.tree(today);
    for (Appointment held : desk.board().organisation().appointments()) {
      boolean meant =
          held.person().contains(words) || held.traits().getOrDefault("post", "").contains(words);
      if (meant && held.heldOn(today) && actor.scope().reaches(tree, held.unit())) {
        found.merge(
            held.person(),
            desk.name(held.unit(), today) + " " + held.traits().getOrDefault("post", ""),
            (one, other) -> one + ", " + other);
        if (found.size() == SUGGESTED) {
          break;
        }
      }
    }
    return found.entrySet().stream()
        .map((Map.Entry<String, String> one) -> new Frame.Choice(one.getKey(), one.getValue()))
        .toList();
  }
}
