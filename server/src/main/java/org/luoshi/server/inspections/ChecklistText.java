package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A checklist with its grades as JSON, as a campaign keeps it: what is scored by it stays scored
/// by it, whatever later versions of the pack say.
final class ChecklistText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ChecklistText() {}

  /// What a campaign scores by.
  record Scale(Checklist checklist, List<Checklist.Grade> grades) {
    Scale {
      grades = List.copyOf(grades);
    }

    /// The title of the grade; its id where there is none of it.
    String grade(String id, org.luoshi.engine.text.Language language) {
      return grades.stream()
          .filter(grade -> grade.id().equals(id))
          .findFirst()
          .map(grade -> grade.title().in(language))
          .orElse(id);
    }
  }

  static String of(Scale scale) {
    var all = new LinkedHashMap<String, Object>();
    var list = scale.checklist();
    put(all, list.id(), list.title());
    all.put("decimals", list.decimals());
    all.put("bonus", list.bonus().toString());
    all.put("deductions", list.deductions().toString());
    all.put("sections", list.sections().stream().map(ChecklistText::section).toList());
    all.put("grades", scale.grades().stream().map(ChecklistText::grade).toList());
    return JSON.writeValueAsString(all);
  }

  private static void put(Map<String, Object> to, String id, Text title) {
    to.put("id", id);
    to.put("zh", title.zh());
    to.put("en", title.en());
  }

  private static Map<String, Object> grade(Checklist.Grade grade) {
    var told = new LinkedHashMap<String, Object>();
    put(told, grade.id(), grade.title());
    told.put("at_least", grade.atLeast().toString());
    return told;
  }

  private static Map<String, Object> section(Checklist.Section section) {
    var told = new LinkedHashMap<String, Object>();
    put(told, section.id(), section.title());
    if (section.most() != null) {
      told.put("most", section.most().toString());
    }
    told.put("items", section.items().stream().map(ChecklistText::item).toList());
    return told;
  }

  private static Map<String, Object> item(Checklist.Item item) {
    var told = new LinkedHashMap<String, Object>();
    put(told, item.id(), item.title());
    told.put("clause", item.clause());
    switch (item) {
      case Checklist.Scored one -> {
        told.put("points", one.points().toString());
        if (one.most() != null) {
          told.put("most", one.most().toString());
        }
        if (one.duty() != null) {
          told.put("duty", one.duty());
        }
      }
      case Checklist.Bonus one -> told.put("bonus", one.most().toString());
      case Checklist.Veto one -> told.put("veto", one.grade());
    }
    return told;
  }

  /// The scale that the text tells.
  static Scale read(String text) {
    var all = JSON.readTree(text);
    var sections = new ArrayList<Checklist.Section>();
    for (var section : all.get("sections")) {
      var items = new ArrayList<Checklist.Item>();
      section.get("items").forEach(item -> items.add(item(item)));
      sections.add(
          new Checklist.Section(
              word(section, "id"), title(section), amount(section, "most"), items));
    }
    var grades = new ArrayList<Checklist.Grade>();
    all.get("grades")
        .forEach(grade ->
            grades.add(
                new Checklist.Grade(word(grade, "id"), title(grade), needed(grade, "at_least"))));
    return new Scale(
        new Checklist(
            word(all, "id"),
            title(all),
            Set.of(),
            null,
            all.get("decimals").intValue(),
            null,
            needed(all, "bonus"),
            Objects.requireNonNullElse(amount(all, "deductions"), Amount.ZERO),
            sections),
        grades);
  }

  private static Checklist.Item item(JsonNode item) {
    var id = word(item, "id");
    var clause = word(item, "clause");
    var title = title(item);
    if (item.has("bonus")) {
      return new Checklist.Bonus(id, clause, title, needed(item, "bonus"));
    }
    if (item.has("veto")) {
      return new Checklist.Veto(id, clause, title, word(item, "veto"));
    }
    return new Checklist.Scored(
        id,
        clause,
        title,
        needed(item, "points"),
        amount(item, "most"),
        item.has("duty") ? word(item, "duty") : null);
  }

  private static String word(JsonNode node, String name) {
    return node.get(name).stringValue();
  }

  private static Text title(JsonNode node) {
    return new Text(word(node, "zh"), word(node, "en"));
  }

  private static @Nullable Amount amount(JsonNode node, String name) {
    return node.has(name) ? Amount.of(new BigDecimal(word(node, name))) : null;
  }

  private static Amount needed(JsonNode node, String name) {
    return Objects.requireNonNull(amount(node, name));
  }
}
