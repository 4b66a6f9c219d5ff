package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Text;

/// What a pack says of rooms and measures.
class LoopReaderTest {

  private static final String HEAD =
      """
      programme: p
      version: 1
      title: {zh: 一, en: One}
      issuer: 甲
      effective: 2020-01-01
      units:
        branch: {zh: 支部, en: Branch, match: [支部]}
      records:
        finding:
          title: {zh: 问题, en: Findings}
          opens: found
          closes: done
          unit: {zh: 单位, en: Unit}
          fields:
            problem: {zh: 问题, en: Problem}
            found: {zh: 发现, en: Found, type: date}
            limit: {zh: 时限, en: Limit, type: date}
            done: {zh: 完成, en: Done, type: date, required: false}
      duties:
        put-right:
          clause: 一
          title: {zh: 整改, en: Put right}
          for-each: finding
          binds: {unit: branch}
          until: {field: limit}
          checked-by: superior
      """;

  private static PackReading read(String rest) {
    return Packs.read("p.yaml", HEAD + rest);
  }

  private static List<String> codes(String rest) {
    return read(rest).errors().stream().map(Diagnostic::code).toList();
  }

  @Test
  void readsRoomsAndMeasures() {
    var loop =
        read("""
        rooms:
          findings: {record: finding, problem: problem, limit: limit}
        measures:
          talk: {zh: 约谈, en: Talk, reply: 10wd}
        """)
            .programme()
            .orElseThrow()
            .loop();
    assertThat(loop.use("findings").orElseThrow().record()).isEqualTo("finding");
    assertThat(loop.use("findings").orElseThrow().field("limit")).contains("limit");
    assertThat(loop.use("findings").orElseThrow().field("closed")).isEmpty();
    assertThat(loop.use("letters")).isEmpty();
    var talk = loop.measure("talk").orElseThrow();
    assertThat(talk.reply()).isEqualTo(new Deadline.Stretch(10, true));
    assertThat(talk.appeal()).isNull();
  }

  @Test
  void saysNothingWhereThePackDoesNot() {
    assertThat(read("").programme().orElseThrow().loop()).isEqualTo(Loop.NONE);
  }

  @Test
  void tellsAllMistakesAtOnce() {
    assertThat(
            codes(
                """
                rooms:
                  findngs: {record: finding}
                  letters: {record: lettr, term: year}
                  findings: {record: finding, problem: limit, closed: nothing}
                measures:
                  talk: {zh: 约谈, reply: soon}
                consequences:
                  - {missed: 2, do: propose, measure: walk, decided-by: superior}
                """))
        .containsExactlyInAnyOrder(
            "pack-unknown-key",
            "pack-unknown-record",
            "pack-field-type",
            "pack-unknown-field",
            "pack-missing-key",
            "pack-missing-language",
            "pack-bad-stretch",
            "pack-unknown-measure");
  }

  private static final String LISTS =
      """
      grades:
        good: {zh: 好, en: Good, at-least: 80}
        poor: {zh: 差, en: Poor, at-least: 0}
      checklists:
        half:
          zh: 检查表
          en: Checklist
          units: branch
          objection: 5wd
          bonus: 4
          deductions: 6.5
          sections:
            one:
              zh: 一
              en: One
              most: 10
              items:
                kept:  {clause: 一, zh: 台账, en: Kept, points: 7.5, most: 3}
                right: {clause: 二, zh: 整改, en: Right, points: 10, from: {duty: put-right}}
                more:  {clause: 三, zh: 加分, en: More, bonus: 2}
                never: {clause: 四, zh: 否决, en: Never, veto: poor}
      """;

  @Test
  void readsChecklistsAndGrades() {
    var loop = read(LISTS).programme().orElseThrow().loop();
    assertThat(loop.grades().stream().map(Checklist.Grade::id)).containsExactly("good", "poor");
    var list = loop.checklist("half").orElseThrow();
    assertThat(list.units()).containsExactly("branch");
    assertThat(list.decimals()).isEqualTo(2);
    assertThat(list.objection()).isEqualTo(new Deadline.Stretch(5, true));
    assertThat(list.bonus()).isEqualTo(Amount.whole(4));
    assertThat(list.deductions()).isEqualTo(new Amount(6500));
    assertThat(list.duties()).containsExactly("put-right");
    assertThat(list.sections().getFirst().most()).isEqualTo(Amount.whole(10));
    assertThat(list.items().map(Checklist.Item::id))
        .containsExactly("kept", "right", "more", "never");
    assertThat(list.item("kept").orElseThrow())
        .isEqualTo(
            new Checklist.Scored(
                "kept", "一", new Text("台账", "Kept"), new Amount(7500), Amount.whole(3), null));
  }

  @Test
  void tellsAllMistakesOfAChecklistAtOnceWithTheirPlaces() {
    var found =
        read(LISTS
                .replace("at-least: 80", "at-least: 0")
                .replace(
                    "poor: {zh: 差, en: Poor, at-least: 0}", "poor: {zh: 差, en: Poor, at-least: 5}")
                .replace("units: branch", "units: brnch")
                .replace("most: 3", "most: 30")
                .replace("duty: put-right", "duty: put-rigt")
                .replace("bonus: 2", "bonus: -2, points: 3")
                .replace("bonus: 4", "bonus: 4000")
                .replace("deductions: 6.5", "deductions: 0")
                .replace("veto: poor", "veto: bad")
                .replace("right: {clause: 二,", "right: {"))
            .errors();
    assertThat(found.stream().map(Diagnostic::code))
        .containsExactlyInAnyOrder(
            "pack-grade-order",
            "pack-grade-last",
            "pack-unknown-unit-kind",
            "pack-item-most",
            "pack-unknown-duty",
            "pack-missing-key",
            "pack-one-of",
            "pack-points",
            "pack-points",
            "pack-unknown-grade");
    assertThat(found).allSatisfy(one -> assertThat(one.place().shown()).startsWith("p.yaml:"));
    assertThat(codes(LISTS.substring(LISTS.indexOf("checklists:"))))
        .containsExactlyInAnyOrder("pack-missing-key", "pack-unknown-grade");
    assertThat(codes(LISTS.replace("bonus: 2", "points: 0"))).containsExactly("pack-points");
  }
}
