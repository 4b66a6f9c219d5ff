package org.luoshi.engine.assess;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// A random draw (随机抽取) that anyone can repeat: ids stand in the order of the SHA-256 of `seed:id`,
/// and the first ones are drawn.
///
/// The digest is of the UTF-8 text, written in lower hexadecimal, as `sha256sum` prints it.
public final class Draw {

  private Draw() {}

  /// The ids in the order drawn.
  public static List<String> order(String seed, Collection<String> ids) {
    return new LinkedHashSet<>(ids)
        .stream()
            .sorted(
                Comparator.comparing((String id) -> digest(seed + ":" + id))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /// The first so many of each group, all together in the order drawn; of a group with fewer, all.
  public static List<String> units(String seed, Collection<List<String>> groups, int each) {
    var drawn = new ArrayList<String>();
    groups.forEach(group -> drawn.addAll(order(seed, group).stream().limit(each).toList()));
    return order(seed, drawn);
  }

  /// A team of so many inspectors for each unit. Inspectors stand in a queue in the order drawn;
  /// each unit, in its order, takes the first ones that do not belong to it, and they go to the end
  /// of the queue. A team is smaller only where too few do not belong to the unit.
  public static Map<String, List<String>> teams(
      String seed,
      List<String> units,
      Collection<String> inspectors,
      int team,
      BiPredicate<String, String> belongs) {
    var queue = new ArrayList<>(order(seed, inspectors));
    var teams = new LinkedHashMap<String, List<String>>();
    for (var unit : units) {
      var chosen = queue.stream().filter(one -> !belongs.test(one, unit)).limit(team).toList();
      queue.removeAll(chosen);
      queue.addAll(chosen);
      teams.put(unit, chosen);
    }
    return teams;
  }

  /// The SHA-256 of a text in UTF-8, in lower hexadecimal.
  public static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
