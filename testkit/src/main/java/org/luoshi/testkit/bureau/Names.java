package org.luoshi.testkit.bureau;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names for units, some long, some with brackets or digits, some but one character apart.
///
/// No two are the same once spaces and widths are set aside, since no reader could tell those
/// apart.
final class Names {

  static final List<String> CITIES = List.of("市", "青川市", "临江市", "云岭市", "白石市", "南渡县", "柳河区", "沙洲市");

  private static final List<String> HOUSES =
      List.of(
          "儿童福利院",
          "社会福利院",
          "精神康复医院",
          "救助管理站",
          "殡葬管理所",
          "殡仪馆",
          "军队离退休干部休养所",
          "老年公寓",
          "婚姻登记处",
          "福利彩票发行中心",
          "慈善总会",
          "社会组织服务中心",
          "光荣院",
          "烈士陵园管理处",
          "救灾物资储备库",
          "民政福利园",
          "养老服务指导中心",
          "社区服务中心",
          "地名办公室",
          "低保核查中心",
          "未成年人保护中心",
          "流浪乞讨救助站",
          "假肢康复中心",
          "优抚医院",
          "信息中心",
          "区划地名档案馆",
          "公墓管理所",
          "残疾人托养中心",
          "收养登记中心",
          "志愿服务指导中心");

  private static final List<String> PLACES =
      List.of("东城", "西城", "南关", "北塔", "江北", "江南", "河东", "河西", "新区", "高新区", "老城", "临港", "山前", "山后");

  private static final List<String> ENDINGS = List.of("党支部", "党支部", "党支部", "党支部", "支部", "联合党支部");

  private static final List<String> NUMERALS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

  private final Chance chance;
  private final Set<String> taken = new HashSet<>();
  private final List<String> given = new ArrayList<>();

  Names(Chance chance) {
    this.chance = chance;
  }

  /// A name as any reader that forgives widths and spaces would compare it.
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\u00a0\\u3000]", "");
  }

  /// The name itself, kept from being given again.
  String take(String name) {
    taken.add(plain(name));
    return name;
  }

  String branch() {
    for (int tries = 0; ; tries++) {
      var name =
          tries < 40 ? draw() : chance.pick(HOUSES) + "第" + taken.size() + ENDINGS.getFirst();
      if (taken.add(plain(name))) {
        given.add(name);
        return name;
      }
    }
  }

  private String draw() {
    int kind = chance.between(0, 99);
    var house = chance.pick(HOUSES);
    var ending = chance.pick(ENDINGS);
    if (kind < 45) {
      return house + ending;
    } else if (kind < 60) {
      return chance.pick(PLACES) + house + ending;
    } else if (kind < 68) {
      return "机关" + chance.pick(NUMERALS) + chance.pick("", "", "十") + "支部";
    } else if (kind < 76) {
      return house + "（" + chance.pick(PLACES) + chance.pick("院区", "分部", "A区", "B区") + "）" + ending;
    } else if (kind < 83) {
      return "第" + chance.between(1, 12) + house + ending;
    } else if (kind < 88) {
      return house + chance.between(1, 9) + "号楼" + ending;
    } else if (kind < 93) {
      return chance.pick(PLACES)
          + "街道"
          + chance.pick(PLACES)
          + "社区居家养老服务与未成年人保护综合服务中心（"
          + house
          + "）联合功能型党支部";
    }
    return given.isEmpty() ? house + ending : similar(chance.pick(given));
  }

  /// A name one character longer than one already given.
  private String similar(String name) {
    int at = chance.between(0, name.length() - 3);
    return name.substring(0, at) + chance.pick("新", "大", "一", "小") + name.substring(at);
  }
}
