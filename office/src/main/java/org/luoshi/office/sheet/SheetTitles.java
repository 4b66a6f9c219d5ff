package org.luoshi.office.sheet;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.luoshi.engine.duty.RecordKind;

/// Finds the kinds a sheet's title names, with whatever people put before and after the name.
final class SheetTitles {

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:附[件表]?|表|sheet)?[0-9一二三四五六七八九十]{0,4}[.、:)_\\-]?"
              + "(?:(?:19|20)[0-9]{2}年?度?)?(?:[上下]半年|第?[一二三四]季度|1?[0-9]月份?)?[_\\-]?");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:登记表|台账|台帐|记录表?|明细表?|一览表|清单|情况表?|信息表?|汇总表?|表)?"
              + "(?:[(\\[【〔<\\-_~·.、,:].*"
              + "|(?:19|20)?[0-9]{2,4}(?:年.*)?|(?:[0-9]{1,2}|第?[一二三四])(?:月|季).*|[上下]半年|全年|[0-9]{0,2})");

  private SheetTitles() {}

  /// The kinds named, those with the longest name first matched; none where the title names none.
  static List<Labels> named(String title, Collection<Labels> kinds) {
    var written = Spelling.label(title);
    var exact = kinds.stream().filter(kind -> names(kind).anyMatch(written::equals)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    int longest = kinds.stream().mapToInt(kind -> longestIn(written, kind)).max().orElse(0);
    return longest == 0
        ? List.of()
        : kinds.stream().filter(kind -> longestIn(written, kind) == longest).toList();
  }

  /// Whether the text names the kind anywhere.
  static boolean mentions(String text, Labels kind) {
    var written = Spelling.label(text);
    return names(kind).anyMatch(written::contains);
  }

  private static int longestIn(String title, Labels kind) {
    return names(kind)
        .filter(name -> surrounds(title, name))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static boolean surrounds(String title, String name) {
    for (int at = title.indexOf(name); at >= 0; at = title.indexOf(name, at + 1)) {
      if (BEFORE.matcher(title.substring(0, at)).matches()
          && AFTER.matcher(title.substring(at + name.length())).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> names(Labels labels) {
    RecordKind kind = labels.kind();
    return Stream.concat(
            kind.sheets().stream(), Stream.of(kind.title().zh(), kind.title().en(), kind.id()))
        .map(Spelling::label)
        .filter(name -> !name.isEmpty());
  }
}
