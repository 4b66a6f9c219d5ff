package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tree of units as it stood on one day, in pre-order: a subtree is a stretch of positions.
///
/// A unit whose superior does not live on the day stands as a root. Siblings keep the order of the
/// organisation.
public record Tree(LocalDate day, List<String> preorder, Map<String, Node> nodes) {

  /// A unit's place: its superior's id (empty for a root), its depth from 0, its position and the
  /// end of its subtree (exclusive).
  public record Node(String superior, int depth, int position, int end) {}

  public Tree {
    preorder = List.copyOf(preorder);
    nodes = Collections.unmodifiableMap(nodes);
  }

  static Tree of(Organisation organisation, LocalDate day) {
    var children = new LinkedHashMap<String, List<String>>();
    for (var unit : organisation.livingOn(day)) {
      var superior =
          unit.superiorOn(day)
              .filter(id -> organisation.unit(id).filter(u -> u.livesOn(day)).isPresent());
      children.computeIfAbsent(superior.orElse(""), _ -> new ArrayList<>()).add(unit.id());
    }
    var preorder = new ArrayList<String>();
    var nodes = new HashMap<String, Node>();
    var open = new ArrayDeque<Visit>();
    push(open, children.getOrDefault("", List.of()), "", 0);
    while (!open.isEmpty()) {
      var visit = open.pop();
      if (visit.position() >= 0) {
        nodes.put(
            visit.unit(),
            new Node(visit.superior(), visit.depth(), visit.position(), preorder.size()));
      } else {
        open.push(new Visit(visit.unit(), visit.superior(), visit.depth(), preorder.size()));
        preorder.add(visit.unit());
        push(open, children.getOrDefault(visit.unit(), List.of()), visit.unit(), visit.depth() + 1);
      }
    }
    return new Tree(day, preorder, nodes);
  }

  private record Visit(String unit, String superior, int depth, int position) {}

  private static void push(ArrayDeque<Visit> open, List<String> units, String superior, int depth) {
    for (var unit : units.reversed()) {
      open.push(new Visit(unit, superior, depth, -1));
    }
  }

  public Optional<Node> node(String unit) {
    return Optional.ofNullable(nodes.get(unit));
  }

  /// The unit and all below it, in pre-order; empty if it does not live on the day.
  public List<String> subtree(String unit) {
    return node(unit).map(node -> preorder.subList(node.position(), node.end())).orElse(List.of());
  }

  /// Whether the unit is the other or lies below it.
  public boolean isWithin(String unit, String other) {
    var inner = nodes.get(unit);
    var outer = nodes.get(other);
    return inner != null
        && outer != null
        && inner.position() >= outer.position()
        && inner.position() < outer.end();
  }

  /// The unit's superiors from the nearest to the root.
  public List<String> above(String unit) {
    var above = new ArrayList<String>();
    for (var node = nodes.get(unit);
        node != null && !node.superior().isEmpty();
        node = nodes.get(node.superior())) {
      above.add(node.superior());
    }
    return above;
  }
}
