package org.luoshi.testkit.bureau;

import static java.text.Normalizer.Form.NFKC;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/// A short reader of the seven workbooks, good enough to get the facts back out of them and not
/// related to the product's.
final class NaiveReader {

  private static final Set<String> TOTALS = Set.of("合计", "总计", "小计");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000]");
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

  private final Map<String, List<SheetLine>> sheets = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  static BureauYear read(Path folder, LocalDate asOf) throws IOException {
    var reader = new NaiveReader();
    reader.open(folder);
    return reader.year(asOf);
  }

  static Map<String, List<SheetLine>> lines(Path folder) throws IOException {
    var reader = new NaiveReader();
    reader.open(folder);
    return reader.sheets;
  }

  private void open(Path folder) throws IOException {
    var files = Tables.of(NOTHING).stream().collect(Collectors.groupingBy(Table::file));
    for (var file : files.entrySet()) {
      try (var book = WorkbookFactory.create(folder.resolve(file.getKey()).toFile(), null, true)) {
        for (var sheet : book) {
          var title = plain(sheet.getSheetName()).replaceAll("[(].*", "");
          file.getValue().stream()
              .filter(table -> table.sheet().equals(title))
              .forEach(table -> sheets.put(title, lines(sheet, table)));
        }
      }
    }
  }

  private BureauYear year(LocalDate asOf) {
    for (var unit : sheets.getOrDefault("组织", List.of())) {
      names.put(unit.text("单位名称"), unit.cells().getOrDefault("单位名称", "").toString().strip());
    }
    return new BureauYear(
        asOf,
        of("组织", SheetFacts::unit),
        of("任职", SheetFacts::appointment),
        of("结对户", SheetFacts::household),
        of("三会一课", SheetFacts::meeting),
        of("培训", SheetFacts::training),
        of("宣讲", SheetFacts::lecture),
        of("入户走访", SheetFacts::visit),
        of("基层调研", SheetFacts::fieldwork),
        of("信息报送", SheetFacts::news),
        of("活动", SheetFacts::activity),
        of("阵地", SheetFacts::site),
        of("责任书", SheetFacts::letter),
        of("检查", SheetFacts::inspection),
        of("整改台账", SheetFacts::finding),
        of("群众诉求", SheetFacts::enquiry),
        of("来文传达", SheetFacts::relay));
  }

  private <T> List<T> of(String sheet, Function<SheetLine, T> fact) {
    return sheets.getOrDefault(sheet, List.of()).stream().map(fact).toList();
  }

  private List<SheetLine> lines(Sheet sheet, Table table) {
    var labels = table.columns().stream().map(Table.Column::label).toList();
    var columns = new LinkedHashMap<String, Integer>();
    var lines = new ArrayList<SheetLine>();
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

  private SheetLine line(Row row, Map<String, Integer> columns) {
    var cells = new HashMap<String, Object>();
    columns.forEach((label, column) -> {
      var cell = row.getCell(column);
      if (cell != null) {
        cells.put(label, value(cell));
      }
    });
    return new SheetLine(row.getRowNum() + 1, cells, names);
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
    return SPACE.matcher(Normalizer.normalize(value.toString(), NFKC)).replaceAll("");
  }
}
