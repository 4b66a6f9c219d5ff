package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.text.Diagnostic;

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
}
