package org.luoshi.server.records;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;

/// What the names in a record's values mean: units, persons and registered objects, found as the
/// office writes them.
///
/// A workbook, a pasted block, a form and the API all ask here, so that they agree.
public final class References {

  private static final int MOST_KEYS = 5_000;

  private final Programme programme;
  private final Names names;
  private final Set<String> persons;
  private final Predicate<String> exists;
  private final Function<String, Set<String>> keys;

  /// @param exists whether there is an object of this id
  /// @param keys keys of the objects of a kind, for what is most like one written wrongly
  References(
      Programme programme,
      Names names,
      Set<String> persons,
      Predicate<String> exists,
      Function<String, Set<String>> keys) {
    this.programme = programme;
    this.names = names;
    this.persons = persons;
    this.exists = exists;
    this.keys = keys;
  }

  /// Those of an organisation as it is known now; objects are looked up when they are asked for.
  public static References of(Programme programme, Organisation organisation, Database database) {
    var persons =
        organisation.appointments().stream()
            .map(held -> held.person())
            .collect(Collectors.toUnmodifiableSet());
    var objects = new Objects(programme, database);
    return new References(
        programme, new Names(organisation), persons, objects::exists, objects::keys);
  }

  public Names names() {
    return names;
  }

  public boolean knowsPerson(String person) {
    return persons.contains(person);
  }

  /// The value with what it refers to found; what is not found is told at the place.
  public Value found(
      RecordKind kind, Field field, Value value, Place place, Collection<Diagnostic> faults) {
    var written = value.toString();
    var parent = kind.of();
    if (parent != null && parent.link().equals(field.id())) {
      return new Value.Reference(parent.kind() + "/" + bare(parent.kind(), written));
    }
    return switch (field.type()) {
      case Field.UnitRef _ -> {
        var unit = names.unit(written);
        if (unit.isEmpty()) {
          faults.add(unknownUnit(place, written));
        }
        yield new Value.Reference(unit.orElse(written));
      }
      case Field.PersonRef _ -> {
        if (!persons.contains(written) && !kind.id().equals(Organisations.APPOINTMENT)) {
          faults.add(unknown("import-unknown-person", place, written, persons));
        }
        yield value;
      }
      case Field.ObjectRef(var of) -> {
        var id = of + "/" + bare(of, written);
        if (!exists.test(id)) {
          faults.add(unknown("import-unknown-object", place, written, keys.apply(of)));
        }
        yield new Value.Reference(id);
      }
      default -> value;
    };
  }

  /// A written key may bear its kind before it, as Luoshi itself writes it.
  private static String bare(String kind, String written) {
    return written.startsWith(kind + "/") ? written.substring(kind.length() + 1) : written;
  }

  private Diagnostic unknownUnit(Place place, String written) {
    if (names.isAmbiguous(written)) {
      return Diagnostic.error("import-ambiguous-unit", place, written);
    }
    return names
        .nearest(written)
        .map(near -> Diagnostic.error("import-unknown-unit", place, written, near))
        .orElseGet(() -> Diagnostic.error("import-foreign-unit", place, written));
  }

  /// A word for a kind of unit that the pack does not know; null where it does.
  public @org.jspecify.annotations.Nullable Diagnostic unknownUnitKind(
      Place place, String written) {
    if (programme.unitKind(written).isPresent()) {
      return null;
    }
    var all = new HashSet<String>();
    programme.unitKinds().values().forEach(unitKind -> all.addAll(unitKind.match()));
    return unknown("import-unknown-unit-kind", place, written, all);
  }

  private static Diagnostic unknown(String code, Place place, String written, Set<String> all) {
    return Diagnostic.error(code, place, written, Nearest.to(written, all).orElse("—"));
  }

  /// The objects of the database: registered ones, and those that only their children name.
  private record Objects(Programme programme, Database database) {

    /// Objects may lie outside one's own units: whom to visit, which directive to relay.
    boolean exists(String id) {
      return database.inReach(Reach.WHOLE, () -> isThere(id));
    }

    private boolean isThere(String id) {
      boolean registered =
          database
              .sql()
              .sql(
                  """
                  select exists (select from record_version
                                  where record_id = ? and known_until is null and state = 'active')
                  """)
              .param(id)
              .query(Boolean.class)
              .single();
      return registered || links(id).stream().anyMatch(link -> isNamed(link, id));
    }

    private List<RecordKind> links(String id) {
      return programme.records().values().stream()
          .filter(kind -> kind.of() != null && id.startsWith(kind.of().kind() + "/"))
          .toList();
    }

    private boolean isNamed(RecordKind child, String id) {
      var link = child.of();
      return link != null
          && database
              .sql()
              .sql(
                  """
                  select exists (select from record_version
                                  where kind = ? and known_until is null and state = 'active' and "values" ->> ? = ?)
                  """)
              .params(child.id(), link.link(), "r:" + id)
              .query(Boolean.class)
              .single();
    }

    Set<String> keys(String kind) {
      return database.inReach(Reach.WHOLE, () -> keysOf(kind));
    }

    private Set<String> keysOf(String kind) {
      var keys =
          new HashSet<>(
              database
                  .sql()
                  .sql(
                      "select key from record where kind = ? and key is not null order by key limit ?")
                  .params(kind, MOST_KEYS)
                  .query((row, _) -> String.valueOf(row.getString(1)))
                  .list());
      for (var child : links(kind + "/")) {
        keys.addAll(named(child, kind));
      }
      return keys;
    }

    private List<String> named(RecordKind child, String kind) {
      var link = child.of();
      return link == null
          ? List.of()
          : database
              .sql()
              .sql(
                  """
                  select distinct substr("values" ->> ?, ?) from record_version
                   where kind = ? and known_until is null and "values" ->> ? is not null
                   order by 1 limit ?
                  """)
              .params(link.link(), kind.length() + 4, child.id(), link.link(), MOST_KEYS)
              .query((row, _) -> String.valueOf(row.getString(1)))
              .list();
    }
  }

  /// Keys of the objects of a kind that hold the words, for a person to choose from.
  public List<String> objects(String kind, String words, int most) {
    var wanted = Names.normal(words);
    return keys.apply(kind).stream()
        .filter(key -> Names.normal(key).contains(wanted))
        .sorted()
        .limit(most)
        .toList();
  }
}
