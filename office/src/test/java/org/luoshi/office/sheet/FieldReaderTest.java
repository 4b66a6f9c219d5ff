package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Field.Count;
import org.luoshi.engine.duty.Field.DayOf;
import org.luoshi.engine.duty.Field.Measure;
import org.luoshi.engine.duty.Field.ObjectRef;
import org.luoshi.engine.duty.Field.TermOf;
import org.luoshi.engine.duty.Field.UnitRef;
import org.luoshi.engine.duty.Field.Words;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.SheetCell.Form;

class FieldReaderTest {

  private static Reading read(Field.Type type, SheetCell cell) {
    var field = KindOf.optional("field", "某列", type);
    return new FieldReader(KindOf.rows("kind", "某表", field), field, false).read(cell);
  }

  private static Reading read(Field.Type type, String text) {
    return read(type, new SheetCell(Form.TEXT, text));
  }

  private static String codeOf(Reading reading) {
    return switch (reading) {
      case Reading.Wrong(var code, var _) -> code;
      case Reading.Doubtful(var _, var code, var _) -> code;
      default -> "none";
    };
  }

  private static Value valueOf(Reading reading) {
    return switch (reading) {
      case Reading.Clear(var value) -> value;
      case Reading.Doubtful(var value, var _, var _) -> value;
      default -> throw new AssertionError(reading.toString());
    };
  }

  @Nested
  class ADay {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2020.3.5",
          "2020-3-5",
          "2020/03/05",
          "2020年3月5日",
          "２０２０年３月５日",
          "2020-03-05 09:00",
          "2020-03-05T09:00:00",
          "20200305",
          "2020年3月5号",
          " 2020. 3. 5 ",
          "2020．3．5",
          "2020－3－5",
          "2020—3—5",
          "2020 年 3 月 5 日",
          "2020年3月5日上午9:30",
          "2020年3月5日（星期四）",
          "2020.3.5.",
          "2020年3月5日 9时30分",
          "二〇二〇年三月五日",
          "二○二○年三月五日",
          "5 March 2020",
          "Mar 5, 2020",
          "2020.03-05",
          "2020、3、5",
          "2020-03-05 9:00-11:00",
          "2020年3月5日下午",
          "\u00a02020-3-5\u3000"
        })
    void isReadInEveryForm(String written) {
      assertThat(read(new DayOf(), written))
          .isEqualTo(Reading.of(new Value.Day(LocalDate.of(2020, 3, 5))));
    }

    @Test
    void isReadFromACellWithATime() {
      assertThat(read(new DayOf(), new SheetCell(Form.DAY, "2020-03-05 09:00")))
          .isEqualTo(Reading.of(new Value.Day(LocalDate.of(2020, 3, 5))));
    }

    @Test
    void isReadFromASerialNumberWithoutFormat() {
      assertThat(read(new DayOf(), new SheetCell(Form.NUMBER, "43895")))
          .isEqualTo(Reading.of(new Value.Day(LocalDate.of(2020, 3, 5))));
      assertThat(read(new DayOf(), new SheetCell(Form.NUMBER, "20200305")))
          .isEqualTo(Reading.of(new Value.Day(LocalDate.of(2020, 3, 5))));
    }

    @Test
    void withAYearOfTwoDigitsIsDoubted() {
      assertThat(read(new DayOf(), "20.3.5"))
          .isEqualTo(
              Reading.doubtful(
                  new Value.Day(LocalDate.of(2020, 3, 5)),
                  "sheet-day-short-year",
                  "20.3.5",
                  LocalDate.of(2020, 3, 5)));
      assertThat(valueOf(read(new DayOf(), "99年12月31日")))
          .isEqualTo(new Value.Day(LocalDate.of(1999, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource({
      "2020-02-30, sheet-day-impossible",
      "2019.2.29, sheet-day-impossible",
      "2020年13月1日, sheet-day-impossible",
      "20201301, sheet-day-impossible",
      "2020年3月, sheet-day-incomplete",
      "2020-03, sheet-day-incomplete",
      "2020.3, sheet-day-incomplete",
      "2020年, sheet-day-incomplete",
      "202003, sheet-day-incomplete",
      "3月5日, sheet-day-incomplete",
      "0202-03-05, sheet-day-range",
      "2202-03-05, sheet-day-range",
      "1899-12-31, sheet-day-range",
      "不详, sheet-day-unreadable",
      "03/05/2020, sheet-day-unreadable",
      "2020年3月5日-6日, sheet-day-unreadable",
      "-5, sheet-day-unreadable"
    })
    void thatIsNoneIsRefused(String written, String code) {
      assertThat(codeOf(read(new DayOf(), written))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
      "2020, sheet-day-incomplete",
      "2020.3, sheet-day-incomplete",
      "202003, sheet-day-incomplete",
      "5, sheet-day-unreadable",
      "-5, sheet-day-unreadable",
      "99999, sheet-day-range",
      "99999999, sheet-day-range"
    })
    void thatIsAnotherNumberIsRefused(String written, String code) {
      assertThat(codeOf(read(new DayOf(), new SheetCell(Form.NUMBER, written)))).isEqualTo(code);
    }
  }

  @Nested
  class ANumber {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "36|36",
          "36人次|36",
          "１７|17",
          "' 33 '|33",
          "1,024|1024",
          "1，024|1024",
          "3天|3",
          "0|0",
          "30 人|30",
          "36.0|36",
          "三十六|36",
          "一百零五|105",
          "两千三百|2300",
          "一万二千|12000",
          "十二人|12",
          "二十|20",
          "〇|0",
          "叁拾陆|36",
          "1.2万人次|12000",
          "共36人|36",
          "12 persons|12",
          "3 days|3"
        })
    void countsInEveryForm(String written, long expected) {
      assertThat(read(new Count(), written))
          .isEqualTo(Reading.of(new Value.Quantity(Amount.whole(expected))));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "86.6|86.6",
          "95分|95",
          "15%|15",
          "８６.６|86.6",
          "-3.5|-3.5",
          "' 92.4 '|92.4",
          ".5|0.5"
        })
    void measuresInEveryForm(String written, BigDecimal expected) {
      assertThat(read(new Measure(), written))
          .isEqualTo(Reading.of(new Value.Quantity(Amount.of(expected))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"约30人", "近30人", "30余人", "30人左右", "about 30", "~30", "30多人"})
    void thatIsRoughIsDoubted(String written) {
      var reading = read(new Count(), written);
      assertThat(codeOf(reading)).isEqualTo("sheet-number-about");
      assertThat(valueOf(reading)).isEqualTo(new Value.Quantity(Amount.whole(30)));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "-3|sheet-count-negative",
          "-3.5|sheet-count-negative",
          "2.5|sheet-count-fraction",
          "15%|sheet-number-unreadable",
          "很多|sheet-number-unreadable",
          "30/35|sheet-number-unreadable",
          "1,02|sheet-number-unreadable",
          "二三|sheet-number-unreadable",
          "3万元|sheet-number-scale",
          "99999999999999|sheet-number-large",
          "2020-03-05|sheet-number-unreadable"
        })
    void thatIsNoCountIsRefused(String written, String code) {
      assertThat(codeOf(read(new Count(), written))).isEqualTo(code);
    }

    @Test
    void isNoDayAndNoTruth() {
      assertThat(codeOf(read(new Count(), new SheetCell(Form.DAY, "1900-01-05"))))
          .isEqualTo("sheet-number-is-day");
      assertThat(codeOf(read(new Count(), new SheetCell(Form.BOOLEAN, "TRUE"))))
          .isEqualTo("sheet-number-unreadable");
    }
  }

  @Nested
  class AChoice {

    private final Field.Type type =
        KindOf.choices("committee=支委会", "general=党员大会", "yes=是", "none=无", "lesson=党课");

    @ParameterizedTest
    @CsvSource({
      "支委会,committee",
      "' 支 委会 ',committee",
      "COMMITTEE,committee",
      "√,yes",
      "无,none",
      "党课。,lesson"
    })
    void isKnownByAnyOfItsNames(String written, String id) {
      assertThat(read(type, written)).isEqualTo(Reading.of(new Value.Choice(id)));
    }

    @Test
    void thatIsUnknownIsRefusedWithTheNearest() {
      assertThat(read(type, "支部会")).isEqualTo(Reading.wrong("sheet-choice-unknown", "支部会", "支委会"));
    }

    @Test
    void farFromAllIsRefusedWithAllThereAre() {
      assertThat(read(type, "外出参观学习"))
          .isEqualTo(Reading.wrong("sheet-choice-unknown", "外出参观学习", "支委会 / 党员大会 / 是 / 无 / 党课"));
    }

    @Test
    void isKnownByATruthOfExcel() {
      assertThat(read(type, new SheetCell(Form.BOOLEAN, "TRUE")))
          .isEqualTo(Reading.of(new Value.Choice("yes")));
    }
  }

  @Nested
  class ATerm {

    @ParameterizedTest
    @CsvSource({
      "2020,2020",
      "2020年,2020",
      "2020年度,2020",
      "2020-H1,2020-H1",
      "2020年上半年,2020-H1",
      "2020上半年,2020-H1",
      "2020下半年,2020-H2",
      "2020-Q3,2020-Q3",
      "2020年第三季度,2020-Q3",
      "2020年3季度,2020-Q3",
      "2020年3月,2020-03",
      "2020-03,2020-03",
      "2020.3,2020-03",
      "２０２０年 上半年,2020-H1",
      "202012,2020-12",
      "2020年8月中旬,2020-08-X2",
      "2020-W34,2020-W34",
      "2020年第34周,2020-W34",
      "2020-2021,2020-2021",
      "2020—2021年度,2020-2021",
      "2020年全年,2020"
    })
    void isReadInEveryForm(String written, String label) {
      assertThat(read(new TermOf(), written)).isEqualTo(Reading.of(new Value.Reference(label)));
    }

    @Test
    void isTheMonthOfADayThatBeginsIt() {
      assertThat(read(new TermOf(), new SheetCell(Form.DAY, "2020-03-01")))
          .isEqualTo(Reading.of(new Value.Reference("2020-03")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"上半年", "2020-13", "2020-H3", "2020-Q5", "20", "2020-W60", "2021-2020"})
    void thatIsNoneIsRefused(String written) {
      assertThat(read(new TermOf(), written))
          .isEqualTo(Reading.wrong("sheet-term-unreadable", written));
    }
  }

  @Nested
  class AName {

    @ParameterizedTest
    @CsvSource({"' 离退 休支部',离退休支部", "机关（一）支部,机关(一)支部", "ＧＢ００１,GB001", "民政局\u3000党组,民政局党组"})
    void hasOneSpelling(String written, String expected) {
      assertThat(read(new UnitRef(), written)).isEqualTo(Reading.of(new Value.Reference(expected)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"市发〔2020〕3号", "市发[2020]3号", "市发（2020）3号", "市发【2020】 3号", "市发〔 2020 〕３号"})
    void ofADocumentKeepsItsYearInOneKindOfBracket(String written) {
      assertThat(read(new ObjectRef("directive"), written))
          .isEqualTo(Reading.of(new Value.Reference("市发〔2020〕3号")));
    }

    @Test
    void inWordsIsOnlyTrimmed() {
      assertThat(read(new Words(), "\u3000 学习（一）\n讨论 "))
          .isEqualTo(Reading.of(new Value.Words("学习（一）\n讨论")));
    }
  }

  @Nested
  class Nothing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "", " ", "\u3000", "—", "-", "－", "——", "/", "／", "无", "N/A", "n/a", "null", "暂无"
        })
    void isReadInEveryForm(String written) {
      for (var type :
          new Field.Type[] {
            new DayOf(), new Count(), new Measure(), new Words(), new UnitRef(), new TermOf()
          }) {
        assertThat(read(type, written)).as(type.toString()).isEqualTo(Reading.NOTHING);
      }
      assertThat(read(KindOf.choices("yes=是"), written)).isEqualTo(Reading.NOTHING);
    }
  }

  @Nested
  class AFormula {

    @Test
    void thatFailedIsRefused() {
      assertThat(read(new Words(), new SheetCell(Form.ERROR, "#REF!")))
          .isEqualTo(Reading.wrong("sheet-cell-error", "#REF!"));
    }

    @Test
    void thatWasNeverComputedIsRefused() {
      assertThat(read(new Count(), new SheetCell(Form.UNVALUED, "=A1+B1")))
          .isEqualTo(Reading.wrong("sheet-cell-unvalued", "=A1+B1"));
    }
  }
}
