package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;

/// Whatever the mess in which values are written, the same values are read back.
class RandomRowsTest {

  private static final Field.ChoiceOf CHOICES =
      KindOf.choices("committee=支委会", "general=党员大会", "lesson=党课");
  private static final RecordKind KIND =
      KindOf.rows(
          "meeting",
          "三会一课",
          KindOf.needed("unit", "单位名称", new Field.UnitRef()),
          KindOf.needed("kind", "会议类型", CHOICES),
          KindOf.needed("date", "会议日期", new Field.DayOf()),
          KindOf.optional("due", "应到人数", new Field.Count()),
          KindOf.optional("score", "得分", new Field.Measure()),
          KindOf.optional("term", "周期", new Field.TermOf()),
          KindOf.optional("topic", "议题", new Field.Words()));

  @TempDir Path folder;

  @Test
  void areReadBackEqualOutOfAnyMess() {
    long seed = new Random().nextLong();
    for (int round = 0; round < 40; round++) {
      assertReadsBack(new Random(seed + round), "seed " + seed + " round " + round);
    }
  }

  private void assertReadsBack(Random random, String seed) {
    var fields = new ArrayList<>(KIND.fields().values());
    Collections.shuffle(fields, random);
    var rows = new ArrayList<List<@Nullable Object>>();
    for (int banner = random.nextInt(4); banner > 0; banner--) {
      rows.add(Made.row("三会一课（2020年）"));
    }
    boolean numbered = random.nextBoolean();
    rows.add(header(random, fields, numbered));
    var expected = new ArrayList<Map<String, Value>>();
    int blank = 0;
    for (int i = random.nextInt(30); i >= 0; i--) {
      if (random.nextInt(6) == 0) {
        rows.add(random.nextBoolean() ? Made.row() : Made.row(" ", "—"));
        blank++;
      }
      var values = values(random, fields);
      expected.add(values);
      rows.add(written(random, fields, values, numbered, expected.size()));
    }
    var read = Workbooks.read(book(rows), List.of(KIND)).sheets().getFirst();
    assertThat(read.rows()).as(seed).allSatisfy(row -> assertThat(row.faults()).isEmpty());
    assertThat(read.rows().stream().map(ReadRow::values).toList()).as(seed).isEqualTo(expected);
    assertThat(read.count())
        .as(seed)
        .isEqualTo(new RowCount(expected.size() + blank, expected.size(), 0, blank, 0, 0, 0));
  }

  @SuppressWarnings("unchecked")
  private Path book(List<List<@Nullable Object>> rows) {
    return Made.book(folder, "三会一课", rows.toArray(List[]::new));
  }

  private static List<@Nullable Object> header(
      Random random, List<Field> fields, boolean numbered) {
    var cells = new ArrayList<@Nullable Object>();
    if (numbered) {
      cells.add("序号");
    }
    for (var field : fields) {
      var label = random.nextInt(5) == 0 ? field.title().en() : field.title().zh();
      cells.add(
          switch (random.nextInt(5)) {
            case 0 -> "*" + label;
            case 1 -> label + "（必填）";
            case 2 -> label.substring(0, 1) + " " + label.substring(1) + "\n";
            default -> label;
          });
    }
    return cells;
  }

  private static Map<String, Value> values(Random random, List<Field> fields) {
    var values = new LinkedHashMap<String, Value>();
    for (var field : fields) {
      if (field.required() || random.nextInt(4) > 0) {
        values.put(field.id(), value(random, field));
      }
    }
    return values;
  }

  private static Value value(Random random, Field field) {
    return switch (field.type()) {
      case Field.UnitRef _ -> new Value.Reference("机关" + random.nextInt(30) + "支部");
      case Field.ChoiceOf choice ->
          new Value.Choice(
              List.copyOf(choice.choices().keySet()).get(random.nextInt(choice.choices().size())));
      case Field.DayOf _ ->
          new Value.Day(LocalDate.of(1980, 1, 1).plusDays(random.nextInt(30_000)));
      case Field.Count _ -> new Value.Quantity(Amount.whole(random.nextInt(100_000)));
      case Field.Measure _ ->
          new Value.Quantity(Amount.of(BigDecimal.valueOf(random.nextInt(-99_999, 99_999), 2)));
      case Field.TermOf _ ->
          new Value.Reference((2000 + random.nextInt(40)) + "-Q" + (1 + random.nextInt(4)));
      default -> new Value.Words("议题 （" + random.nextInt() + "）");
    };
  }

  private static List<@Nullable Object> written(
      Random random, List<Field> fields, Map<String, Value> values, boolean numbered, int number) {
    var cells = new ArrayList<@Nullable Object>();
    if (numbered) {
      cells.add(number);
    }
    for (var field : fields) {
      var value = values.get(field.id());
      cells.add(value == null ? nothing(random) : written(random, value));
    }
    return cells;
  }

  private static @Nullable Object nothing(Random random) {
    return List.of(" ", "—", "/", "无", "").get(random.nextInt(5));
  }

  private static Object written(Random random, Value value) {
    return switch (value) {
      case Value.Day(var day) -> day(random, day);
      case Value.Quantity(var amount) -> number(random, amount);
      case Value.Choice(var id) ->
          random.nextBoolean()
              ? " " + id.toUpperCase(java.util.Locale.ROOT)
              : Objects.requireNonNull(CHOICES.choices().get(id)).title().zh();
      case Value.Reference(var id) when id.contains("-Q") ->
          random.nextBoolean() ? id : id.replace("-Q", "年第") + "季度";
      case Value.Reference(var id) ->
          random.nextBoolean() ? fullWidth(id) : id.charAt(0) + " \u3000" + id.substring(1) + " ";
      case Value.Words(var text) -> random.nextBoolean() ? text : " " + text + "\u3000\n";
    };
  }

  private static Object day(Random random, LocalDate day) {
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return switch (random.nextInt(9)) {
      case 0 -> day;
      case 1 -> day.atTime(9, 30);
      case 2 -> (double) day.toEpochDay() + 25_569;
      case 3 -> "%d.%d.%d".formatted(y, m, d);
      case 4 -> "%d/%02d/%02d".formatted(y, m, d);
      case 5 -> "%d年%d月%d日".formatted(y, m, d);
      case 6 -> fullWidth("%d年%d月%d日".formatted(y, m, d));
      case 7 -> "%d%02d%02d".formatted(y, m, d);
      default -> "  %s 09:00 ".formatted(day);
    };
  }

  private static Object number(Random random, Amount amount) {
    var text = amount.toString();
    return switch (random.nextInt(5)) {
      case 0 -> " " + text + " ";
      case 1 -> fullWidth(text);
      case 2 -> text + "人";
      case 3 ->
          amount.decimal().doubleValue()
              + 1e-13 * Math.signum(amount.decimal().doubleValue()) / 1000;
      default -> amount.decimal().doubleValue();
    };
  }

  private static String fullWidth(String text) {
    var wide = new StringBuilder();
    text.chars().forEach(c -> wide.append(c > ' ' && c < 127 ? (char) (c + 0xFEE0) : (char) c));
    return wide.toString();
  }
}
