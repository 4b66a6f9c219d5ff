package org.luoshi.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The phrase files of all modules and the sources that use them, as they lie in the repository.
final class PhraseFiles {

  /// The repository, seen from the module.
  static final Path REPOSITORY = Path.of("..");

  /// What the files are about, in the order of the page of codes, by their place without language.
  static final Map<String, String> SECTIONS = sections();

  private static final List<String> MODULES =
      List.of("engine", "packs", "trust", "office", "server", "cli");
  private static final Pattern TOLD =
      Pattern.compile("(?:Diagnostic\\.(?:error|warning)|said\\.wrong)\\(\\s*\"([a-z]+-[^\"]+)\"");

  /// Literals with these beginnings are always codes, whichever method they are handed to.
  private static final Pattern CODE =
      Pattern.compile("\"((?:pack|sheet|database|cli)-(?!rejects-)[a-z0-9-]*[a-z0-9])\"");

  private static final String ADVICE = ".maybe";

  private PhraseFiles() {}

  private static Map<String, String> sections() {
    var sections = new TreeMap<String, String>();
    sections.put("cli/src/main/resources/org/luoshi/cli/luoshi", "命令 · The command");
    sections.put("cli/src/main/resources/org/luoshi/cli/usage", "");
    sections.put("office/src/main/resources/org/luoshi/office/document", "");
    sections.put("office/src/main/resources/org/luoshi/office/seal", "电子印章 · The seal");
    sections.put("office/src/main/resources/org/luoshi/office/sheet", "工作簿 · Workbooks");
    sections.put("packs/src/main/resources/org/luoshi/packs/messages", "制度包 · Packs");
    sections.put("packs/src/main/resources/org/luoshi/packs/report", "报告文本 · Report texts");
    sections.put("server/src/main/resources/org/luoshi/server/access", "账号与权限 · Access");
    sections.put("server/src/main/resources/org/luoshi/server/api", "接口与令牌 · API and tokens");
    sections.put("server/src/main/resources/org/luoshi/server/reports", "报告 · Reports");
    sections.put("server/src/main/resources/org/luoshi/server/database", "数据库 · The database");
    sections.put(
        "server/src/main/resources/org/luoshi/server/messages",
        "导入、查询、制度与页面 · Imports, questions, programmes and pages");
    sections.put(
        "server/src/main/resources/org/luoshi/server/obligations",
        "应办事项与责任清单 · Obligations and duties");
    sections.put("server/src/main/resources/org/luoshi/server/shell", "页面与表单 · Pages and forms");
    sections.put("server/src/main/resources/org/luoshi/server/uploads", "上传 · Uploads");
    sections.put("server/src/main/resources/org/luoshi/server/work", "工作记录 · Records of work");
    sections.put("server/src/main/resources/org/luoshi/server/insight", "");
    sections.put("server/src/main/resources/org/luoshi/server/registers", "登记册 · Registers");
    sections.put("server/src/main/resources/org/luoshi/server/reminders", "提醒 · Reminders");
    sections.put(
        "server/src/main/resources/org/luoshi/server/establishment",
        "组织、导入、制度包 · Organisation, imports, packs");
    governance(sections);
    sections.put("server/src/main/resources/org/luoshi/server/files", "附件 · Attached files");
    return sections;
  }

  /// The rooms of the governance loop.
  private static void governance(TreeMap<String, String> sections) {
    var rooms = "server/src/main/resources/org/luoshi/server/";
    sections.put(rooms + "matters", "事项 · Matters");
    sections.put(rooms + "directives", "来文传达 · Directives");
    sections.put(rooms + "letters", "责任书 · Letters");
    sections.put(rooms + "findings", "整改台账 · Findings");
    sections.put(rooms + "measures", "约谈函询 · Measures");
    sections.put(rooms + "inspections", "检查考核 · Inspections");
    sections.put(rooms + "reviews", "述职评议 · Reviews");
  }

  static Phrasebook book(String stem, Language language) throws IOException {
    var file = REPOSITORY.resolve(stem + "_" + language.code() + ".properties");
    return Phrasebook.parse(language, Files.readString(file, StandardCharsets.UTF_8));
  }

  /// Every phrase file that lies in a module, without its language.
  static TreeSet<String> found() throws IOException {
    var found = new TreeSet<String>();
    for (var module : MODULES) {
      var resources = REPOSITORY.resolve(module).resolve("src/main/resources");
      if (Files.isDirectory(resources)) {
        try (var files = Files.walk(resources)) {
          files
              .map(file -> REPOSITORY.relativize(file).toString())
              .filter(file -> file.matches(".*_(zh|en)\\.properties"))
              .map(file -> file.replaceFirst("_(zh|en)\\.properties$", ""))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /// The codes that have advice, in alphabetic order.
  static TreeSet<String> codes(Phrasebook book) {
    var codes = new TreeSet<String>();
    book.keys().stream()
        .filter(key -> key.endsWith(ADVICE))
        .map(key -> key.substring(0, key.length() - ADVICE.length()))
        .forEach(codes::add);
    return codes;
  }

  /// The codes the product's sources tell, each with one file that does.
  static TreeMap<String, Path> told() throws IOException {
    var told = new TreeMap<String, Path>();
    for (var module : MODULES) {
      try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          var source = Files.readString(file);
          Stream.of(TOLD, CODE)
              .flatMap(pattern -> pattern.matcher(source).results())
              .forEach(match -> told.put(match.group(1), file));
        }
      }
    }
    return told;
  }

  /// All sources of the product in one text, to look for words in.
  static String sources() throws IOException {
    var all = new StringBuilder();
    for (var module : MODULES) {
      try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main"))) {
        for (var file :
            files.filter(path -> path.toString().matches(".*\\.(java|jte)")).sorted().toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
