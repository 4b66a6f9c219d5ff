package org.luoshi.engine.remind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;

/// The reporting line of one obligation: who owes it, and who heads what lies above.
///
/// A unit without a head is passed over, and nobody is their own superior.
public final class Line {

  private final Obligation obligation;
  private final Organisation organisation;
  private final Holders holders;
  private final List<String> up;

  private Line(Obligation obligation, Organisation organisation, Holders holders, List<String> up) {
    this.obligation = obligation;
    this.organisation = organisation;
    this.holders = holders;
    this.up = up;
  }

  /// The line in the tree of the day.
  public static Line of(Obligation one, Organisation organisation, Tree tree, Holders holders) {
    var up = new ArrayList<String>();
    up.add(one.unit());
    up.addAll(tree.above(one.unit()));
    return new Line(one, organisation, holders, up);
  }

  /// All whom the parties name.
  public Set<String> recipients(Set<Party> parties) {
    var all = new LinkedHashSet<String>();
    parties.forEach(party -> all.addAll(recipients(party)));
    return all;
  }

  private List<String> recipients(Party party) {
    return switch (party) {
      case Party.Bearer _ -> bearers();
      case Party.Superior(int level) -> superiors(level);
      case Party.Named(var name) -> named(name);
      case Party.Checker _ -> {
        var by = obligation.duty().checkedBy();
        yield by == null || by.equals("checker") ? List.of() : recipients(Party.of(by));
      }
    };
  }

  private List<String> bearers() {
    return switch (obligation.bearer()) {
      case Bearer.OfUnit(var unit) -> holders.ofUnit(unit);
      case Bearer.OfHolder(var person, var _) -> holders.being(person);
    };
  }

  /// A unit's superiors begin with the unit above; a person's with the head of their own.
  private List<String> superiors(int level) {
    int left = level;
    boolean person = obligation.bearer() instanceof Bearer.OfHolder;
    var passed = new LinkedHashSet<>(bearers());
    for (var unit : person ? up : up.subList(1, up.size())) {
      var heads = holders.headsOf(unit).stream().filter(one -> !passed.contains(one)).toList();
      if (!heads.isEmpty() && --left == 0) {
        return heads;
      }
      passed.addAll(heads);
    }
    return List.of();
  }

  private List<String> named(String kindOrPost) {
    for (var unit : up) {
      boolean kind =
          organisation.unit(unit).filter(one -> one.kind().equals(kindOrPost)).isPresent();
      var found = kind ? holders.headsOf(unit) : holders.holding(unit, kindOrPost);
      if (kind || !found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
