package org.luoshi.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// The door of the module: reads packs, the author's or a shipped one.
public final class Packs {

  private Packs() {}

  /// Reads a pack and reports everything wrong with it; never throws because of what it says.
  public static PackReading read(PackFiles files) {
    return new ProgrammeReader(files).read();
  }

  /// Reads a pack of one YAML text; a report it names counts as missing.
  public static PackReading read(String file, String yaml) {
    return read(PackFiles.of(file, Map.of(file, yaml)));
  }

  /// Reads a pack that ships with the product, such as `civil-affairs`.
  public static PackReading shipped(String id) {
    return read(PackFiles.shipped(id));
  }

  public static Set<String> shippedIds() {
    return Set.of("civil-affairs");
  }

  /// A small pack with remarks, to begin one's own from.
  public static String template() {
    return Resources.need("template.yaml");
  }

  /// The JSON Schema of packs, for editors.
  public static String schema() {
    return Resources.need("pack.schema.json");
  }

  /// What of the programme has no counterpart in the organisation: posts that nobody ever held, and
  /// unit kinds that no unit is of.
  public static List<Diagnostic> unmatched(Programme programme, Organisation organisation) {
    var found = new ArrayList<Diagnostic>();
    var written =
        organisation.units().values().stream().map(Unit::kind).collect(Collectors.toSet());
    var kinds = written.stream().flatMap(k -> programme.unitKind(k).stream()).toList();
    for (var kind : programme.unitKinds().values()) {
      if (!kinds.contains(kind.id())) {
        found.add(
            Diagnostic.warning(
                "pack-unit-kind-unmatched",
                new Place.Subject(kind.id()),
                kind.id(),
                shown(kind.match()),
                shown(written)));
      }
    }
    for (var post : programme.posts().values()) {
      if (organisation.appointments().stream().noneMatch(post::matches)) {
        var wanted = post.match().values().stream().map(Packs::shown).toList();
        found.add(
            Diagnostic.warning(
                "pack-post-unmatched",
                new Place.Subject(post.id()),
                post.id(),
                String.join(" + ", wanted)));
      }
    }
    return found;
  }

  private static String shown(Set<String> words) {
    return String.join(" / ", new TreeSet<>(words));
  }
}
