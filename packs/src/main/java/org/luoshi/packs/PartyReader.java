package org.luoshi.packs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.UnitKind;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.packs.yaml.YamlNode.Scalar;

/// Reads the unit kinds and the posts: who can owe a duty.
final class PartyReader {

  private final Declared declared;
  private final Findings findings;

  PartyReader(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
  }

  void unitKinds(Section units) {
    var taken = new HashMap<String, String>();
    units
        .declared()
        .forEach((id, section) -> {
          var title = section.text(id);
          var match = new HashSet<>(section.list("match"));
          match.add(title.zh());
          match.add(title.en());
          section.done();
          for (var written : match) {
            var before = taken.putIfAbsent(written, id);
            if (before != null) {
              findings.error("pack-unit-match-twice", section.valueAt("match"), written, before);
            }
          }
          declared.unitKinds().put(id, new UnitKind(id, title, match));
        });
  }

  /// Posts are told by columns of the appointments: written as field ids or as column labels.
  void posts(Section posts) {
    var columns = new LinkedHashMap<String, String>();
    var appointment = declared.records().get(House.APPOINTMENT);
    var fields = appointment == null ? List.<Field>of() : appointment.fields().values();
    for (var field : fields) {
      if (field.type() instanceof Field.Words || field.type() instanceof Field.ChoiceOf) {
        columns.put(field.id(), field.id());
        field.labels().forEach(label -> columns.put(label, field.id()));
      }
    }
    posts.declared().forEach((id, section) -> declared.posts().put(id, post(id, section, columns)));
  }

  private Post post(String id, Section section, Map<String, String> columns) {
    var title = section.text(id);
    if (!section.has("match")) {
      section.missing("match");
    }
    var match = new HashMap<String, Set<String>>();
    section
        .section("match")
        .ifPresent(inner ->
            inner
                .entries()
                .forEach((column, entry) -> {
                  var trait = columns.get(column);
                  if (trait == null && !columns.isEmpty()) {
                    unknownColumn(entry.keyAt(), column, columns.keySet());
                  } else if (trait != null) {
                    match.put(trait, Set.copyOf(inner.list(column)));
                  }
                }));
    var role = HouseRoles.ofPost(section);
    section.done();
    return new Post(id, title, match, role);
  }

  private void unknownColumn(Span at, String column, Set<String> known) {
    findings.unknown("pack-unknown-column", at, column, known);
  }

  /// Who a consequence may name besides unit kinds and posts.
  static final List<String> PARTIES = List.of("bearer", "superior", "checker");

  List<String> parties(Section section, String key) {
    return section.scalars(key).stream().map(this::party).flatMap(Optional::stream).toList();
  }

  private Optional<String> party(Scalar scalar) {
    return declared.party(scalar.at(), scalar.text().strip(), PARTIES);
  }
}
