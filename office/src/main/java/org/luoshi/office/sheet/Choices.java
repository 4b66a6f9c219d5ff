package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.luoshi.engine.duty.Field.ChoiceOf;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Nearest;

/// Reads one of a field's declared choices by any of its names.
final class Choices {

  private static final Pattern TICK = Pattern.compile("[√✓✔☑]");

  private final Map<String, String> idByName = new HashMap<>();
  private final List<String> shown = new ArrayList<>();

  Choices(ChoiceOf type) {
    for (var choice : type.choices().values()) {
      shown.add(choice.title().zh());
      name(choice.title().zh(), choice.id());
      name(choice.title().en(), choice.id());
      choice.labels().forEach(label -> name(label, choice.id()));
    }
    type.choices().keySet().forEach(id -> name(id, id));
  }

  Reading read(SheetCell cell) {
    var id = find(cell);
    if (id.isPresent()) {
      return Reading.of(new Value.Choice(id.get()));
    }
    if (Spelling.isNothing(cell.text())) {
      return Reading.NOTHING;
    }
    var written = Spelling.trimmed(cell.text());
    var meant = Nearest.to(spelled(written), idByName.keySet());
    return Reading.wrong("sheet-choice-unknown", written, meant.orElse(String.join(" / ", shown)));
  }

  private Optional<String> find(SheetCell cell) {
    if (cell.form() == SheetCell.Form.BOOLEAN) {
      var yes = cell.text().equals("TRUE");
      return first(yes ? List.of("true", "是", "yes") : List.of("false", "否", "no"));
    }
    var spelled = spelled(cell.text());
    return TICK.matcher(spelled).matches()
        ? first(List.of(spelled, "是", "yes", "true"))
        : first(List.of(spelled));
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(idByName::containsKey).map(idByName::get).findFirst();
  }

  private void name(String name, String id) {
    idByName.putIfAbsent(spelled(name), id);
  }

  private static String spelled(String text) {
    var plain = Spelling.unspaced(text).toLowerCase(Locale.ROOT);
    return plain.length() > 1 && "。.;,、".indexOf(plain.charAt(plain.length() - 1)) >= 0
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
