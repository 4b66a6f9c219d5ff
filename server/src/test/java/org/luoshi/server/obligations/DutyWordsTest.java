package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.Phrases;

/// A duty told in words: every rhythm, deadline and condition that the engine knows, in both
/// languages.
class DutyWordsTest {

  private static final Programme PROGRAMME =
      Packs.read(PackFiles.shipped("civil-affairs")).programme().orElseThrow();
  private static final DutyWords ZH = new DutyWords(PROGRAMME, Phrases.in(Language.ZH));
  private static final DutyWords EN = new DutyWords(PROGRAMME, Phrases.in(Language.EN));

  private static final Stretch WORKING = new Stretch(5, true);

  private static Duty duty(Duty.Rhythm rhythm, Deadline deadline) {
    return new Duty(
        "d",
        "一",
        Text.same("d"),
        new Duty.BindsUnits(Set.of("branch")),
        rhythm,
        Duty.Partial.SKIP,
        null,
        deadline,
        Duty.Window.TERM,
        0,
        "superior",
        1,
        false,
        Duty.JudgedBy.EFFECTIVE);
  }

  private static Duty every(Deadline deadline) {
    return duty(new Duty.Every(Length.Calendar.MONTH), deadline);
  }

  static Stream<Arguments> rhythms() {
    return Stream.of(
        Arguments.of(new Duty.Every(Length.Calendar.WEEK), "每周", "every week"),
        Arguments.of(new Duty.Every(Length.Calendar.TEN_DAYS), "每旬", "every ten-day period"),
        Arguments.of(new Duty.Every(Length.Calendar.MONTH), "每月", "every month"),
        Arguments.of(new Duty.Every(Length.Calendar.QUARTER), "每季度", "every quarter"),
        Arguments.of(new Duty.Every(Length.Calendar.HALF_YEAR), "每半年", "every half-year"),
        Arguments.of(new Duty.Every(Length.Calendar.YEAR), "每年", "every year"),
        Arguments.of(new Duty.Every(new Length.Years(5, 2016)), "每5年", "every 5 years"),
        Arguments.of(
            new Duty.Covers(Length.Calendar.HALF_YEAR, new Duty.UnitsOf("branch")),
            "每半年，逐一对“基层党支部”",
            "every half-year, for each of “Branch”"),
        Arguments.of(
            new Duty.Covers(Length.Calendar.YEAR, new Duty.ObjectsOf("household")),
            "每年，逐一对“结对户”",
            "every year, for each of “Paired households”"),
        Arguments.of(new Duty.ForEach("directive"), "每有一件“来文”", "upon each entry of “Directives”"),
        Arguments.of(
            new Duty.Standing(Length.Calendar.MONTH, "information-officer", 1),
            "随时具备，每月判定",
            "at all times, told every month"));
  }

  @ParameterizedTest
  @MethodSource("rhythms")
  void tellsHowOften(Duty.Rhythm rhythm, String zh, String en) {
    var duty = duty(rhythm, Deadline.TERM_END);

    assertThat(ZH.cadence(duty)).isEqualTo(zh);
    assertThat(EN.cadence(duty)).isEqualTo(en);
  }

  private static List<String> names(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses()).map(Class::getName).toList();
  }

  @Test
  void knowsEveryRhythmThereIs() {
    var told =
        rhythms()
            .map(one -> java.util.Objects.requireNonNull(one.get()[0]).getClass().getName())
            .distinct();

    assertThat(told).containsExactlyInAnyOrderElementsOf(names(Duty.Rhythm.class));
  }

  static Stream<Arguments> deadlines() {
    var day = new Stretch(1, false);
    var week = new Stretch(7, false);
    var july = List.of(MonthDay.of(7, 20), MonthDay.of(1, 10));
    return Stream.of(
        Arguments.of(every(Deadline.TERM_END), "周期最后一天", "the last day of the term"),
        Arguments.of(
            every(new Deadline(new Deadline.By(july, false), WORKING, DayOff.STAYS)),
            "7月20日或1月10日前（含当日）；另有宽限 5 个工作日",
            "by 20 July or 10 January; 5 working days of grace"),
        Arguments.of(
            every(
                new Deadline(new Deadline.By(List.of(MonthDay.of(1, 31)), true), day, DayOff.NEXT)),
            "周期结束后 1月31日前（含当日）；遇休息日顺延到下一个工作日；另有宽限 1 日",
            "by 31 January after the term ends; a day off moves it to the next working day;"
                + " 1 day of grace"),
        Arguments.of(
            every(new Deadline(new Deadline.Within(week), Stretch.NONE, DayOff.PREVIOUS)),
            "周期第一天起 7 日内（不计当日）；遇休息日提前到上一个工作日",
            "within 7 days of the first day of the term, that day not counted; a day off moves it"
                + " to the working day before"));
  }

  static Stream<Arguments> deadlinesOfOthers() {
    return Stream.of(
        Arguments.of(
            duty(
                new Duty.ForEach("directive"),
                new Deadline(new Deadline.Within(WORKING), Stretch.NONE, DayOff.STAYS)),
            "5 个工作日内（不计当日）",
            "within 5 working days, the day itself not counted"),
        Arguments.of(
            duty(
                new Duty.ForEach("finding"),
                new Deadline(new Deadline.Until("limit"), Stretch.NONE, DayOff.STAYS)),
            "该件自己写明的“整改时限”",
            "the day it names itself in “Limit”"),
        Arguments.of(duty(new Duty.ForEach("directive"), Deadline.TERM_END), "当日", "the same day"),
        Arguments.of(
            duty(
                new Duty.Standing(Length.Calendar.MONTH, "information-officer", 1),
                Deadline.TERM_END),
            "每一天",
            "every day"));
  }

  @ParameterizedTest
  @MethodSource({"deadlines", "deadlinesOfOthers"})
  void tellsUntilWhen(Duty duty, String zh, String en) {
    assertThat(ZH.deadline(duty)).isEqualTo(zh);
    assertThat(EN.deadline(duty)).isEqualTo(en);
  }

  @Test
  void knowsEveryRuleOfDeadlinesThereIs() {
    var told =
        Stream.concat(deadlines(), deadlinesOfOthers())
            .map(one ->
                ((Duty) java.util.Objects.requireNonNull(one.get()[0]))
                    .deadline()
                    .rule()
                    .getClass()
                    .getName())
            .distinct();

    assertThat(told).containsExactlyInAnyOrderElementsOf(names(Deadline.Rule.class));
  }

  @Test
  void tellsTheConditionsOfProof() {
    List<Condition> where =
        List.of(
            new Condition.OneOf("kind", Set.of("lesson", "general")),
            new Condition.AtLeast("present", Amount.whole(3)),
            new Condition.AtLeastShare("present", Amount.whole(50), "due"),
            new Condition.Filled("subject"),
            new Condition.Empty("subject"),
            new Condition.Later("subject", "due"));
    var meeting = duty(new Duty.Every(Length.Calendar.MONTH), Deadline.TERM_END);
    var duty = with(meeting, new Needs("meeting", where, null, Amount.ONE, null, null));

    assertThat(ZH.proof(duty)).isEqualTo("“三会一课”记录不少于 1 条");
    assertThat(ZH.conditions(duty))
        .containsExactly(
            "“会议类型”为“党员大会或党课”",
            "“实到人数”不少于 3",
            "“实到人数”不少于“应到人数”的 50%",
            "已填写“议题”",
            "未填写“议题”",
            "“议题”晚于“应到人数”");
    assertThat(EN.conditions(duty).get(2)).isEqualTo("“Present” is at least 50% of “Due”");
    assertThat(where.stream().map(one -> one.getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(names(Condition.class));
  }

  private static Duty with(Duty duty, Needs needs) {
    return new Duty(
        duty.id(),
        duty.clause(),
        duty.title(),
        duty.binds(),
        duty.rhythm(),
        duty.partial(),
        needs,
        duty.deadline(),
        duty.window(),
        duty.leadDays(),
        duty.checkedBy(),
        duty.weight(),
        duty.nilAllowed(),
        duty.judgedBy());
  }

  @Test
  void tellsTheShippedProgrammeWithoutAnyGap() {
    var told = new LinkedHashMap<String, String>();
    for (var duty : PROGRAMME.duties().values()) {
      for (var say : List.of(ZH, EN)) {
        told.put(duty.id() + say.phrases().language(), all(say, duty));
      }
    }
    assertThat(told.values()).noneMatch(line -> line.contains("[") || line.contains("{"));
    assertThat(ZH.consequences())
        .containsExactly(
            "逾期 7 个工作日：提醒责任主体和上级单位", "连续 2 次逾期未办：建议约谈，由上级单位决定", "累计 4 次逾期未办：建议函询，由上级单位决定");
    assertThat(EN.consequences())
        .containsExactly(
            "7 working days after it was due: the bearer and the superior unit are reminded",
            "After 2 times missed in a row: the measure “Talk” is proposed, decided by the superior unit",
            "After 4 times missed: the measure “Letter of enquiry” is proposed, decided by the superior unit");
    var fieldwork = java.util.Objects.requireNonNull(PROGRAMME.duties().get("fieldwork"));
    assertThat(ZH.bearer(fieldwork)).isEqualTo("科级以上干部（任职者本人）");
    assertThat(ZH.proof(fieldwork)).isEqualTo("“基层调研”记录的“天数”合计不少于 40");
    assertThat(EN.partial(fieldwork)).contains("whole months");
  }

  private static String all(DutyWords say, Duty duty) {
    return String.join(
        "|",
        say.bearer(duty),
        say.cadence(duty),
        say.proof(duty),
        String.join("|", say.conditions(duty)),
        say.deadline(duty),
        say.window(duty),
        say.partial(duty),
        say.checker(duty),
        String.join("|", say.remarks(duty)));
  }
}
