package org.luoshi.cli.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Chinese characters in the literals of product code: what people read belongs in phrase files.
final class ChineseInCode {

  /// Sources that must know Chinese because they read it, with the reason.
  static final Map<String, String> READERS =
      Map.ofEntries(
          Map.entry("office/document/Form.java", "names the fonts of the official form"),
          Map.entry("office/document/HeadingNumbers.java", "counts headings in the official form"),
          Map.entry("office/sheet/ChineseNumeral.java", "reads Chinese numerals"),
          Map.entry("office/sheet/Choices.java", "reads yes and no as ticked in sheets"),
          Map.entry("office/sheet/Days.java", "reads Chinese dates"),
          Map.entry("office/sheet/Labels.java", "knows the columns that only number the rows"),
          Map.entry("office/sheet/Numbers.java", "reads numbers with their units"),
          Map.entry("office/sheet/RowSorting.java", "knows rows of totals and of signatures"),
          Map.entry("office/sheet/SheetInk.java", "names a font"),
          Map.entry("office/sheet/SheetTitles.java", "knows what people put around a title"),
          Map.entry("office/sheet/Spelling.java", "knows signs that are written in two ways"),
          Map.entry("office/sheet/Terms.java", "reads the names of terms"));

  /// Text blocks, strings and characters, or comments; whichever begins first wins.
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|(?<block>\"\"\".*?(?<!\\\\)\"\"\")"
              + "|(?<literal>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+')",
          Pattern.DOTALL);

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}|\\\\u[4-9][0-9a-fA-F]{3}");

  private ChineseInCode() {}

  /// Each literal with a Chinese character, as `file:line`.
  static List<String> in(String file, String source) {
    var found = new ArrayList<String>();
    var token = TOKEN.matcher(source);
    while (token.find()) {
      var literal = token.group("block") != null ? token.group("block") : token.group("literal");
      if (literal != null && HAN.matcher(literal).find()) {
        long line = source.substring(0, token.start()).lines().count();
        found.add(file + ":" + Math.max(1, line));
      }
    }
    return found;
  }

  /// All sources of the product's modules.
  static List<Path> sources(Path house) throws IOException {
    try (Stream<Path> files = Files.walk(house)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !house.relativize(file).startsWith("testkit"))
          .toList();
    }
  }
}
