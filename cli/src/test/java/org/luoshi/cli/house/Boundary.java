package org.luoshi.cli.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Luoshi refuses to be, as words that no shipped pack and no text of the product holds.
///
/// It records duties, never opinions. A word here is a tripwire, not a proof; each has its reason.
final class Boundary {

  record Refused(String reason, Pattern words) {}

  private static final List<Refused> REFUSED =
      List.of(
          refused("no monitoring of what people say", "舆情|舆论|public opinion|opinion monitoring"),
          refused("no monitoring of media", "媒体监测|网络监测|敏感词|media monitoring|social listening"),
          refused("no steering of what people say", "舆论引导|opinion guidance|sentiment"),
          refused("no tasks to comment", "网评|跟帖|评论任务|控评|comments? posted|commenting"),
          refused("no tasks to post or forward", "发帖|转发|点赞|水军|reposts?|retweets?|upvotes?"),
          refused("no censorship tools", "删帖|封号|屏蔽词|censorship|takedown"),
          refused("no scoring of loyalty", "忠诚度|政治表现分|loyalty score|loyalty"),
          refused(
              "no scoring of belief or thought", "思想倾向|思想动态|思想评分|state of mind|ideological score"),
          refused(
              "no profiling of religious, cultural or civic groups",
              "宗教|信教|信仰|民族成分|religious|religion|ethnicity"),
          refused(
              "no league tables of persons",
              "排行|排名|红黑榜|末位淘汰|leaderboards?|league tables?|rankings?"),
          refused("no streaks", "连续打卡|连续签到|streaks?"),
          refused("no login statistics", "登录次数|在线时长|活跃度|login count|login statistics|time online"),
          refused("no compulsory location tracks", "定位轨迹|行动轨迹|人脸识别|location tracks?|geofence"));

  private static final TreeSet<String> TEXTS =
      new TreeSet<>(List.of("properties", "yaml", "json", "md", "jte", "sql", "xml", "css"));

  private Boundary() {}

  private static Refused refused(String reason, String words) {
    var latin = words.replaceAll("(^|\\|)(\\w[^|]*)", "$1\\\\b$2\\\\b");
    return new Refused(
        reason, Pattern.compile(latin, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  static List<String> reasons() {
    return REFUSED.stream().map(Refused::reason).toList();
  }

  /// Each refused word in the text, as `file:line: word (reason)`.
  static List<String> crossings(String file, String text) {
    var found = new ArrayList<String>();
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (var refused : REFUSED) {
        var match = refused.words().matcher(lines.get(i));
        while (match.find()) {
          found.add("%s:%d: %s (%s)".formatted(file, i + 1, match.group(), refused.reason()));
        }
      }
    }
    return found;
  }

  /// The texts that ship: packs, reports, phrases, pages, the schema.
  static List<Path> texts(Path house) throws IOException {
    try (Stream<Path> files = Files.walk(house)) {
      return files
          .filter(file -> file.toString().contains("/src/main/"))
          .filter(file -> !house.relativize(file).startsWith("testkit"))
          .filter(Files::isRegularFile)
          .filter(file -> TEXTS.contains(file.toString().replaceFirst(".*\\.", "")))
          .toList();
    }
  }
}
