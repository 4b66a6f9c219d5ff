package org.luoshi.server.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.server.obligations.Board;

/// What a record says for these lists: everything but unit, day and persons.
final class Told {

  private Told() {}

  /// A field by its title with what stands in it.
  record Fact(String label, String text) {}

  static List<Fact> fields(Board board, WorkRecord one, Language language) {
    var kind = board.programme().records().get(one.kind());
    var facts = new ArrayList<Fact>();
    if (kind == null) {
      return facts;
    }
    var roles = kind.roles();
    var apart = new HashSet<>(Arrays.asList(roles.unit(), roles.person(), roles.date()));
    for (var field : kind.fields().values()) {
      if (!apart.contains(field.id()) && !(field.type() instanceof Field.PersonRef)) {
        one.value(field.id())
            .ifPresent(value ->
                facts.add(
                    new Fact(field.title().in(language), text(board, field, value, language))));
      }
    }
    return facts;
  }

  private static String text(Board board, Field field, Value value, Language language) {
    if (field.type() instanceof Field.ChoiceOf(var choices)
        && choices.get(value.toString()) instanceof Field.Choice choice) {
      return choice.title().in(language);
    }
    if (field.type() instanceof Field.UnitRef) {
      return board
          .organisation()
          .unit(value.toString())
          .map(unit -> unit.nameOn(unit.nearest(java.time.LocalDate.MAX)))
          .orElse(value.toString());
    }
    return field.type() instanceof Field.ObjectRef(var of) && value.toString().startsWith(of + "/")
        ? value.toString().substring(of.length() + 1)
        : value.toString();
  }
}
