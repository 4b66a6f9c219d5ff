package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Names;

/// The units of a day as they hang together, with the numbers of each and of all below it.
public final class TreeOfDay {

  private final LocalDate day;
  private final Programme programme;
  private final Organisation organisation;
  private final Tree tree;
  private final Map<String, List<String>> below = new HashMap<>();
  private final Map<String, Sum> sums = new HashMap<>();
  private final Map<String, String> plain = new ConcurrentHashMap<>();

  TreeOfDay(Programme programme, Organisation organisation, LocalDate day) {
    this.day = day;
    this.programme = programme;
    this.organisation = organisation;
    this.tree = organisation.treeOn(day);
    for (var unit : tree.preorder()) {
      below
          .computeIfAbsent(tree.node(unit).orElseThrow().superior(), _ -> new ArrayList<>())
          .add(unit);
    }
    for (var unit : tree.preorder().reversed()) {
      var sum = own(unit);
      for (var one : below.getOrDefault(unit, List.of())) {
        sum = sum.plus(sum(one));
      }
      sums.put(unit, sum);
    }
  }

  /// How many units, and how many people work and are members there.
  public record Sum(int units, Amount staff, Amount members) {
    static final Sum NONE = new Sum(0, Amount.ZERO, Amount.ZERO);

    Sum plus(Sum other) {
      return new Sum(units + other.units, staff.plus(other.staff), members.plus(other.members));
    }
  }

  Sum own(String unit) {
    var sizes = organisation.unit(unit).orElseThrow().sizesOn(day);
    return new Sum(
        1, sizes.getOrDefault("staff", Amount.ZERO), sizes.getOrDefault("members", Amount.ZERO));
  }

  /// The unit and all below it.
  Sum sum(String unit) {
    return sums.getOrDefault(unit, Sum.NONE);
  }

  LocalDate day() {
    return day;
  }

  Tree tree() {
    return tree;
  }

  Organisation organisation() {
    return organisation;
  }

  Optional<Unit> unit(String id) {
    return tree.node(id).flatMap(_ -> organisation.unit(id));
  }

  public String name(String unit) {
    return organisation.unit(unit).map(one -> one.nameOn(day)).orElse(unit);
  }

  /// Whether the name holds the words, or the code begins with them; both without blanks.
  boolean isCalled(String unit, String words) {
    return plain
            .computeIfAbsent(unit, one -> Names.normal(name(one)).toLowerCase(Locale.ROOT))
            .contains(words)
        || unit.toLowerCase(Locale.ROOT).startsWith(words);
  }

  /// The kind's title, or the word written where the programme knows no such kind.
  Object kind(String unit) {
    var kind = organisation.unit(unit).map(Unit::kind).orElse("");
    var known = programme.unitKinds().get(kind);
    return known == null ? kind : known.title();
  }

  List<String> below(String unit) {
    return below.getOrDefault(unit, List.of());
  }

  /// Where a scope's sight begins: its own unit, or every root for the whole house.
  List<String> roots(Scope scope) {
    return scope.isWhole()
        ? below("")
        : tree.node(scope.unit()).map(_ -> List.of(scope.unit())).orElse(List.of());
  }

  /// All units of the scope in the order of the tree.
  List<String> seen(Scope scope) {
    return scope.isWhole()
        ? tree.preorder()
        : scope.below() ? tree.subtree(scope.unit()) : roots(scope);
  }

  boolean isSeen(Scope scope, String unit) {
    return tree.node(unit).isPresent() && scope.reaches(tree, unit);
  }
}
