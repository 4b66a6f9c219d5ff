package org.luoshi.testkit.bureau;

import static java.text.Normalizer.Form.NFKC;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;

/// A short reader of the seven workbooks, good enough to get the facts back out of them and not
/// related to the product's.
final class NaiveReader {

  private static final Set<String> TOTALS = Set.of("合计", "总计", "小计");
  private static final Pattern DAY = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})(\\D.*)?");
  private static final BureauYear NOTHING =
      new BureauYear(
          LocalDate.of(2020, 1, 1),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private final Map<String, List<Line>> sheets = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /// One row, its cells by label.
  record Line(int row, Map<String, Object> cells, Map<String, String> names) {

    String text(String label) {
      return plain(cells.getOrDefault(label, ""));
    }

    String tidy(String label) {
      var text = plain(cells.getOrDefault(label, ""));
      return text.equals("-") || text.equals("/") || text.equals("—") ? "" : text;
    }

    String unit(String label) {
      var key = plain(cells.getOrDefault(label, ""));
      return names.getOrDefault(key, key);
    }

    int number(String label) {
      var digits = text(label).replaceAll("[^0-9.-]", "");
      return digits.isEmpty() || digits.equals("-") ? 0 : new BigDecimal(digits).intValueExact();
    }

    BigDecimal score(String label) {
      return new BigDecimal(text(label).replaceAll("[^0-9.]", ""))
          .setScale(1, RoundingMode.HALF_UP);
    }

    LocalDate day(String label) {
      return maybeDay(label).orElseThrow(() -> new IllegalStateException(label + " in " + this));
    }

    @Nullable LocalDate later(String label) {
      return maybeDay(label).orElse(null);
    }

    Optional<LocalDate> maybeDay(String label) {
      var value = cells.get(label);
      if (value instanceof Double number && number < 100_000) {
        return Optional.of(DateUtil.getLocalDateTime(number).toLocalDate());
      }
      var text = value instanceof String kept ? Normalizer.normalize(kept, NFKC) : text(label);
      var match =
          DAY.matcher(text.strip().replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3"));
      return match.matches()
          ? Optional.of(
              LocalDate.of(
                  Integer.parseInt(match.group(1)),
                  Integer.parseInt(match.group(2)),
                  Integer.parseInt(match.group(3))))
          : Optional.empty();
    }
  }

  static BureauYear read(Path folder, LocalDate asOf) throws IOException {
    var reader = new NaiveReader();
    reader.open(folder);
    return reader.year(asOf);
  }

  static Map<String, List<Line>> lines(Path folder) throws IOException {
    var reader = new NaiveReader();
    reader.open(folder);
    return reader.sheets;
  }

  private void open(Path folder) throws IOException {
    for (var table : Tables.of(NOTHING)) {
      try (var book = WorkbookFactory.create(folder.resolve(table.file()).toFile(), null, true)) {
        for (var sheet : book) {
          var title = plain(sheet.getSheetName()).replaceAll("[(].*", "");
          if (title.equals(table.sheet())) {
            sheets.put(table.sheet(), lines(sheet, table));
          }
        }
      }
    }
  }

  private BureauYear year(LocalDate asOf) {
    var units =
        of(
            "组织",
            line ->
                new BureauYear.Unit(
                    line.text("单位编码"),
                    line.cells.get("单位名称").toString().strip(),
                    line.unit("上级单位"),
                    line.text("单位类型"),
                    line.number("在职人数"),
                    line.number("党员人数"),
                    line.day("成立日期"),
                    line.later("撤销日期")));
    units.forEach(unit -> names.put(plain(unit.name()), unit.name()));
    return new BureauYear(
        asOf,
        units.stream()
            .map(
                unit ->
                    new BureauYear.Unit(
                        unit.code(),
                        unit.name(),
                        names.getOrDefault(unit.superior(), ""),
                        unit.kind(),
                        unit.staff(),
                        unit.members(),
                        unit.founded(),
                        unit.closed()))
            .toList(),
        of("任职", NaiveReader::appointment),
        of("结对户", line -> new BureauYear.Household(line.text("户编号"), line.text("结对干部"))),
        of("三会一课", NaiveReader::meeting),
        of("培训", NaiveReader::training),
        of(
            "宣讲",
            line ->
                new BureauYear.Lecture(
                    line.unit("单位名称"), line.day("宣讲日期"), line.text("宣讲组"), line.number("听讲人数"))),
        of(
            "入户走访",
            line ->
                new BureauYear.Visit(
                    line.unit("单位名称"), line.text("人员编号"), line.text("户编号"), line.day("走访日期"))),
        of("基层调研", NaiveReader::fieldwork),
        of(
            "信息报送",
            line ->
                new BureauYear.News(
                    line.unit("单位名称"),
                    line.day("报送日期"),
                    line.text("标题"),
                    line.tidy("是否采用"),
                    line.tidy("采用媒体"))),
        of("活动", NaiveReader::activity),
        of(
            "阵地",
            line ->
                new BureauYear.Site(
                    line.unit("阵地名称"), line.unit("单位名称"), line.later("验收日期"), line.number("验收得分"))),
        of(
            "责任书",
            line ->
                new BureauYear.Letter(
                    line.number("年度"), line.unit("签订上级"), line.unit("单位名称"), line.day("签订日期"))),
        of(
            "检查",
            line ->
                new BureauYear.Inspection(
                    line.day("检查日期"),
                    line.text("检查组"),
                    line.unit("单位名称"),
                    line.text("考核周期"),
                    line.score("得分"))),
        of("整改台账", NaiveReader::finding),
        of("群众诉求", NaiveReader::enquiry),
        of(
            "来文传达",
            line ->
                new BureauYear.Relay(
                    line.text("文号"), line.day("收文日期"), line.unit("单位名称"), line.later("传达日期"))));
  }

  private static BureauYear.Appointment appointment(Line line) {
    return new BureauYear.Appointment(
        line.text("人员编号"),
        line.unit("单位名称"),
        line.text("岗位"),
        line.tidy("职级"),
        line.day("任职日期"),
        line.later("免职日期"));
  }

  private static BureauYear.Meeting meeting(Line line) {
    return new BureauYear.Meeting(
        line.unit("单位名称"),
        line.text("会议类型"),
        line.day("会议日期"),
        line.number("应到人数"),
        line.number("实到人数"),
        line.text("议题"));
  }

  private static BureauYear.Training training(Line line) {
    return new BureauYear.Training(
        line.unit("单位名称"),
        line.day("培训日期"),
        line.text("培训形式"),
        line.text("培训内容"),
        line.number("参训人次"),
        line.number("学时"));
  }

  private static BureauYear.Fieldwork fieldwork(Line line) {
    return new BureauYear.Fieldwork(
        line.unit("单位名称"),
        line.text("人员编号"),
        line.day("开始日期"),
        line.day("结束日期"),
        line.number("天数"),
        line.unit("调研地点"));
  }

  private static BureauYear.Activity activity(Line line) {
    return new BureauYear.Activity(
        line.unit("单位名称"),
        line.day("活动日期"),
        line.text("活动类型"),
        line.text("活动名称"),
        line.number("参加人次"),
        line.number("成果数"));
  }

  private static BureauYear.Finding finding(Line line) {
    return new BureauYear.Finding(
        line.text("存在问题"),
        line.text("问题来源"),
        line.unit("责任单位"),
        line.text("整改类型"),
        line.day("发现日期"),
        line.day("整改时限"),
        line.later("整改完成日期"),
        line.unit("验收单位"),
        line.later("销号日期"));
  }

  private static BureauYear.Enquiry enquiry(Line line) {
    return new BureauYear.Enquiry(
        line.text("编号"),
        line.text("来源渠道"),
        line.day("受理日期"),
        line.text("诉求类别"),
        line.unit("承办单位"),
        line.later("答复日期"),
        line.tidy("满意度"));
  }

  private <T> List<T> of(String sheet, Function<Line, T> fact) {
    return sheets.get(sheet).stream().map(fact).toList();
  }

  private List<Line> lines(Sheet sheet, Table table) {
    var labels = table.columns().stream().map(Table.Column::label).toList();
    var columns = new LinkedHashMap<String, Integer>();
    var lines = new ArrayList<Line>();
    for (var row : sheet) {
      var texts = new HashMap<String, Integer>();
      row.forEach(cell -> texts.putIfAbsent(plain(value(cell)), cell.getColumnIndex()));
      if (texts.keySet().containsAll(labels)) {
        labels.forEach(label -> columns.put(label, texts.get(label)));
      } else if (!columns.isEmpty() && isRecord(texts)) {
        lines.add(line(row, columns));
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalStateException("No header in " + sheet.getSheetName());
    }
    return lines;
  }

  private static boolean isRecord(Map<String, Integer> texts) {
    return texts.keySet().stream().anyMatch(text -> !text.isEmpty())
        && texts.keySet().stream().noneMatch(text -> TOTALS.contains(text.replace(":", "")));
  }

  private Line line(Row row, Map<String, Integer> columns) {
    var cells = new HashMap<String, Object>();
    columns.forEach(
        (label, column) -> {
          var cell = row.getCell(column);
          if (cell != null) {
            cells.put(label, value(cell));
          }
        });
    return new Line(row.getRowNum() + 1, cells, names);
  }

  private static Object value(Cell cell) {
    var type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> (Object) cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue();
      default -> "";
    };
  }

  static String plain(Object value) {
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return Normalizer.normalize(value.toString(), NFKC)
        .replaceAll("[\\s\\u00a0\\u3000]", "");
  }
}
