package org.luoshi.testkit.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.RecordKind.Roles;
import org.luoshi.engine.duty.UnitKind;
import org.luoshi.engine.text.Text;

/// The record kinds, posts and unit kinds that all random programmes share.
final class WorldKinds {

  /// Kinds of records that can be proof: by units, and by persons at units.
  static final List<String> PROOF = List.of("meeting", "visit");

  /// Kinds of records that can be triggers.
  static final List<String> TRIGGERS = List.of("directive", "finding", "campaign");

  static final List<String> CHOICES = List.of("a", "b", "c");
  static final List<String> POSTS = List.of("secretary", "officer", "head", "any");

  private WorldKinds() {}

  static Map<String, UnitKind> unitKinds() {
    var kinds = new LinkedHashMap<String, UnitKind>();
    for (var kind : WorldOrganisations.KINDS) {
      kinds.put(kind, new UnitKind(kind, Text.same(kind), Set.of(kind)));
    }
    return kinds;
  }

  static Map<String, Post> posts() {
    var posts = new LinkedHashMap<String, Post>();
    posts.put("secretary", post("secretary", Map.of("岗位", Set.of("支部书记"))));
    posts.put("officer", post("officer", Map.of("岗位", Set.of("信息员", "联络员"))));
    posts.put("head", post("head", Map.of("职级", Set.of("科级以上"), "岗位", Set.of("支部书记", "委员"))));
    posts.put("any", post("any", Map.of()));
    return posts;
  }

  private static Post post(String id, Map<String, Set<String>> match) {
    return new Post(id, Text.same(id), match);
  }

  static Map<String, RecordKind> records() {
    var kinds = new LinkedHashMap<String, RecordKind>();
    kinds.put("meeting", kind("meeting", new Roles("unit", null, "date", null, null)));
    kinds.put("visit", kind("visit", new Roles("unit", "person", "date", null, null)));
    kinds.put("directive", kind("directive", new Roles(null, null, "date", null, null)));
    kinds.put("finding", kind("finding", new Roles("unit", null, null, "opened", "closed")));
    kinds.put("campaign", kind("campaign", new Roles(null, null, null, "opened", "closed")));
    kinds.put("household", kind("household", new Roles("unit", null, null, null, null)));
    return kinds;
  }

  static RecordKind kind(String id, Roles roles) {
    var fields = new LinkedHashMap<String, Field>();
    role(fields, roles.unit(), new Field.UnitRef());
    role(fields, roles.person(), new Field.PersonRef());
    role(fields, roles.date(), new Field.DayOf());
    role(fields, roles.opens(), new Field.DayOf());
    role(fields, roles.closes(), new Field.DayOf());
    var choices = new LinkedHashMap<String, Field.Choice>();
    for (var choice : CHOICES) {
      choices.put(choice, new Field.Choice(choice, Text.same(choice), List.of(choice)));
    }
    field(fields, "sort", new Field.ChoiceOf(choices));
    field(fields, "due", new Field.Count());
    field(fields, "present", new Field.Count());
    field(fields, "days", new Field.Measure());
    field(fields, "note", new Field.Words());
    field(fields, "sent", new Field.DayOf());
    field(fields, "replied", new Field.DayOf());
    field(fields, "limit", new Field.DayOf());
    field(fields, "period", new Field.TermOf());
    field(fields, "object", new Field.Words());
    return new RecordKind(
        id,
        Text.same(id),
        List.of(id),
        0,
        roles,
        List.of(),
        null,
        fields,
        RecordKind.USUAL_WRITERS);
  }

  private static void role(Map<String, Field> fields, @Nullable String id, Field.Type type) {
    if (id != null) {
      field(fields, id, type);
    }
  }

  private static void field(Map<String, Field> fields, String id, Field.Type type) {
    var labels = new ArrayList<>(List.of(id));
    fields.put(id, new Field(id, Text.same(id), labels, type, false));
  }
}
