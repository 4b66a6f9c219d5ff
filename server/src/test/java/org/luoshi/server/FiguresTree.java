package org.luoshi.server;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Period;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Trees;
import tools.jackson.databind.json.JsonMapper;

/// Figures as a tree that can be compared: numbers without trailing zeros, lists in one order,
/// notes aside.
public final class FiguresTree {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FiguresTree() {}

  public static Object of(Board board, LocalDate asOf) {
    var tree = new TreeMap<String, @Nullable Object>();
    var period = Period.upTo(asOf);
    tree.put("as_of", asOf.toString());
    tree.put("period", List.of(period.first().toString(), period.last().toString()));
    board.figures(asOf).forEach((id, figure) -> tree.put(id, Trees.of(figure)));
    return plain(tree);
  }

  /// Every place where the two differ, with what stands there; lists by what only one of them
  /// holds.
  public static List<String> differences(Object found, Object wanted) {
    var all = new ArrayList<String>();
    compare("", found, wanted, all);
    return all;
  }

  private static void compare(
      String path, @Nullable Object found, @Nullable Object wanted, List<String> all) {
    if (found instanceof Map<?, ?> one && wanted instanceof Map<?, ?> other) {
      var keys = new TreeSet<Object>(one.keySet());
      keys.addAll(other.keySet());
      keys.forEach(key -> compare(path + "." + key, one.get(key), other.get(key), all));
    } else if (found instanceof List<?> one && wanted instanceof List<?> other) {
      one.stream()
          .filter(value -> !other.contains(value))
          .forEach(value -> all.add(path + " too much " + value));
      other.stream()
          .filter(value -> !one.contains(value))
          .forEach(value -> all.add(path + " missing " + value));
    } else if (!Objects.equals(found, wanted)) {
      all.add("%s found (%s) wanted (%s)".formatted(path, found, wanted));
    }
  }

  public static Object ofJson(String json) {
    return plain(JSON.readValue(json, Map.class));
  }

  /// The tree with every value made plain.
  public static Object plain(@Nullable Object tree) {
    return switch (tree) {
      case null -> "null";
      case Map<?, ?> map -> {
        var plain = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
          if (!"note".equals(key)) {
            plain.put(String.valueOf(key), plain(value));
          }
        });
        yield plain;
      }
      case List<?> list -> list.stream().map(one -> plain(one).toString()).sorted().toList();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      default -> tree.toString();
    };
  }
}
