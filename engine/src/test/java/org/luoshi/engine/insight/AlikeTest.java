package org.luoshi.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.insight.Alike.Group;
import org.luoshi.engine.insight.Alike.Text;

class AlikeTest {

  private static List<Group> groups(String... words) {
    var texts = new ArrayList<Text>();
    for (var one : words) {
      texts.add(new Text(String.valueOf(texts.size()), one));
    }
    return Alike.of(texts);
  }

  @Test
  void putsNearlyTheSameWordsIntoOneGroupInTheirOrder() {
    var groups =
        groups(
            "会议传达学习了上级文件精神，结合本单位实际研究部署了下一步工作",
            "食堂设备检修情况通报及冬季取暖安排说明",
            "会议传达学习了上级文件精神 结合本单位实际，研究部署了下步工作！",
            "会议传达学习了上级文件精神，结合本单位实际研究部署了下一步工作");
    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().first().id()).isEqualTo("0");
    assertThat(groups.getFirst().others()).extracting(Text::id).containsExactly("2", "3");
  }

  @Test
  void leavesSetPhrasesOut() {
    assertThat(groups("学习文件精神", "学习文件精神", "abc", "")).isEmpty();
    assertThat(groups("一二三四五六七八九十甲", "一二三四五六七八九十甲")).isEmpty();
    assertThat(groups("一二三四五六七八九十甲乙", "一二三四五六七八九十甲乙")).hasSize(1);
  }

  @Test
  void readsWidthAndCaseAlike() {
    assertThat(groups("ＡＢＣ 2020 report on work", "abc２０２０ Report, on work")).hasSize(1);
  }

  /// The same by comparing everything with everything.
  private static List<Group> slowly(List<Text> texts) {
    var groups = new ArrayList<List<Text>>();
    for (var one : texts) {
      if (Alike.letters(one.words()).length() < Alike.LETTERS) {
        continue;
      }
      var joined = groups.stream().filter(all -> share(all.getFirst(), one)).findFirst();
      if (joined.isPresent()) {
        joined.get().add(one);
      } else {
        groups.add(new ArrayList<>(List.of(one)));
      }
    }
    return groups.stream()
        .filter(all -> all.size() > 1)
        .map(all -> new Group(all.getFirst(), all.subList(1, all.size())))
        .toList();
  }

  private static boolean share(Text one, Text other) {
    var first = bigrams(Alike.letters(one.words()));
    var second = bigrams(Alike.letters(other.words()));
    var both = new java.util.HashSet<>(first);
    both.retainAll(second);
    var all = new java.util.HashSet<>(first);
    all.addAll(second);
    return both.size() * 100L >= Alike.PERCENT * (long) all.size();
  }

  private static java.util.Set<String> bigrams(String letters) {
    var pairs = new java.util.HashSet<String>();
    for (int i = 0; i + 1 < letters.length(); i++) {
      pairs.add(letters.substring(i, i + 2));
    }
    return pairs;
  }

  @Test
  void findsWhatComparingEverythingFinds() {
    for (long seed = 1; seed <= 60; seed++) {
      var random = new Random(seed);
      var texts = texts(random, 120, 5 + random.nextInt(30), 3 + random.nextInt(12));
      assertThat(Alike.of(texts)).as("seed %d", seed).isEqualTo(slowly(texts));
    }
  }

  /// Texts of so many letters, made from one another by small changes.
  private static List<Text> texts(Random random, int count, int letters, int alphabet) {
    var texts = new ArrayList<Text>();
    for (int i = 0; i < count; i++) {
      var words = new StringBuilder();
      if (i > 0 && random.nextInt(3) > 0) {
        words.append(texts.get(random.nextInt(i)).words());
        for (int n = random.nextInt(4); n > 0 && !words.isEmpty(); n--) {
          words.setCharAt(random.nextInt(words.length()), letter(random, alphabet));
        }
      } else {
        for (int n = 8 + random.nextInt(letters); n > 0; n--) {
          words.append(letter(random, alphabet));
        }
      }
      texts.add(new Text("t" + i, words.toString()));
    }
    return texts;
  }

  private static char letter(Random random, int alphabet) {
    return (char) ('一' + random.nextInt(alphabet));
  }

  @Test
  void findsThePairsAmongManyTextsThatBeginAlike() {
    var random = new Random(7);
    var texts = new ArrayList<Text>();
    for (int i = 0; i < 20_000; i++) {
      var words = new StringBuilder("本次会议由支部书记主持传达学习有关文件");
      for (int n = 0; n < 20; n++) {
        words.append(letter(random, 2_000));
      }
      texts.add(new Text("t" + i, i % 10 == 9 ? texts.get(i - 1).words() + "等" : words.toString()));
    }
    assertThat(Alike.of(texts)).hasSize(2_000);
  }
}
