package org.luoshi.engine.insight;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Texts that are nearly the same word for word, in groups around the first of each.
///
/// Texts are taken in the order given. Each joins the earliest group whose first text is at least
/// [#PERCENT] percent alike, else begins one of its own. How alike two are is the share of pairs of
/// neighbouring letters (bigrams) they have in common, of all pairs in either (Jaccard); blanks,
/// punctuation and width of letters do not matter. Texts of fewer than [#LETTERS] letters are left
/// out: set phrases are alike by nature.
///
/// Of two sets that are so much alike the rarest pairs overlap (prefix filter), so only groups that
/// share a rare pair are looked at: 100,000 texts take seconds.
public final class Alike {

  /// Texts at least so much alike stand in one group.
  public static final int PERCENT = 80;

  /// Texts with fewer letters are not compared.
  public static final int LETTERS = 12;

  private Alike() {}

  /// A text and what it is known by.
  public record Text(String id, String words) {}

  /// A text with the later ones that are nearly the same.
  public record Group(Text first, List<Text> others) {
    public Group {
      others = List.copyOf(others);
    }
  }

  /// The groups of two texts and more, in the order of their first texts.
  public static List<Group> of(List<Text> texts) {
    var distinct = new LinkedHashMap<String, List<Text>>();
    for (var one : texts) {
      var letters = letters(one.words());
      if (letters.length() >= LETTERS) {
        distinct.computeIfAbsent(letters, _ -> new ArrayList<>()).add(one);
      }
    }
    var pairs = ranked(distinct.keySet().stream().map(Alike::pairs).toList());
    var place = new HashMap<String, Integer>();
    texts.forEach(one -> place.putIfAbsent(one.id(), place.size()));
    var groups = new Groups();
    var members = new ArrayList<List<Text>>();
    int i = 0;
    for (var same : distinct.values()) {
      int group = groups.join(pairs.get(i++));
      if (group == members.size()) {
        members.add(new ArrayList<>());
      }
      members.get(group).addAll(same);
    }
    return members.stream()
        .filter(all -> all.size() > 1)
        .map(all -> {
          var rest = new ArrayList<>(all.subList(1, all.size()));
          rest.sort(Comparator.comparing(one -> place.getOrDefault(one.id(), 0)));
          return new Group(all.getFirst(), rest);
        })
        .toList();
  }

  /// Letters and digits only, in one width and case.
  static String letters(String words) {
    var plain = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var letters = new StringBuilder();
    plain.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /// The pairs of neighbouring letters, each once.
  static int[] pairs(String letters) {
    var pairs = new int[letters.length() - 1];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = letters.charAt(i) << 16 | letters.charAt(i + 1);
    }
    return Arrays.stream(pairs).sorted().distinct().toArray();
  }

  /// The same sets with pairs numbered from the rarest on, each set in that order.
  private static List<int[]> ranked(List<int[]> sets) {
    var counts = new HashMap<Integer, Integer>();
    sets.forEach(set -> Arrays.stream(set).forEach(pair -> counts.merge(pair, 1, Integer::sum)));
    var order = new ArrayList<>(counts.entrySet());
    order.sort(
        Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    var rank = new HashMap<Integer, Integer>();
    order.forEach(one -> rank.put(one.getKey(), rank.size()));
    return sets.stream()
        .map(set -> Arrays.stream(set).map(pair -> rank.getOrDefault(pair, 0)).sorted().toArray())
        .toList();
  }

  /// Whether two sets of pairs, both in order, are alike enough.
  static boolean areAlike(int[] one, int[] other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    long all = (long) one.length + other.length - common;
    return common * 100L >= PERCENT * all;
  }

  /// The first texts of all groups so far, found by their rarest pairs.
  private static final class Groups {
    private final List<int[]> firsts = new ArrayList<>();
    private final Map<Integer, List<Integer>> byPair = new HashMap<>();

    /// The group the text belongs to; a new one after all others where it is like none.
    int join(int[] text) {
      int rare = text.length - (text.length * PERCENT + 99) / 100 + 1;
      int found = Integer.MAX_VALUE;
      for (int i = 0; i < rare; i++) {
        for (int group : byPair.getOrDefault(text[i], List.of())) {
          if (group >= found) {
            break;
          }
          var first = firsts.get(group);
          if (mayBeAlike(text.length, first.length) && areAlike(text, first)) {
            found = group;
          }
        }
      }
      if (found < Integer.MAX_VALUE) {
        return found;
      }
      int fresh = firsts.size();
      firsts.add(text);
      for (int i = 0; i < rare; i++) {
        byPair.computeIfAbsent(text[i], _ -> new ArrayList<>()).add(fresh);
      }
      return fresh;
    }

    private static boolean mayBeAlike(int one, int other) {
      return Math.min(one, other) * 100L >= PERCENT * (long) Math.max(one, other);
    }
  }
}
