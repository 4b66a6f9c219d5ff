package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.Phrases;

class WordsTest {

  private static final LocalDate DAY = LocalDate.of(2020, 10, 31);
  private static final Programme PROGRAMME =
      Packs.read(PackFiles.shipped("civil-affairs")).programme().orElseThrow();

  private static Words in(Language language) {
    return new Words(PROGRAMME, Organisation.empty(), Phrases.in(language), DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-W34, 2020年第34周, week 34 of 2020",
    "2020-08-X1, 2020年8月上旬, 1–10 August 2020",
    "2020-08-X2, 2020年8月中旬, 11–20 August 2020",
    "2020-02-X3, 2020年2月下旬, 21–29 February 2020",
    "2020-08, 2020年8月, August 2020",
    "2020-Q3, 2020年第3季度, quarter 3 of 2020",
    "2020-H1, 2020年上半年, first half of 2020",
    "2020-H2, 2020年下半年, second half of 2020",
    "2020, 2020年, 2020",
    "市发〔2020〕7号, 市发〔2020〕7号, 市发〔2020〕7号"
  })
  void tellTerms(String label, String zh, String en) {
    assertThat(in(Language.ZH).term(label)).isEqualTo(zh);
    assertThat(in(Language.EN).term(label)).isEqualTo(en);
  }

  @Test
  void tellTermsOfSeveralYears() {
    var plan = Term.around(new Length.Years(5, 2016), DAY);

    assertThat(in(Language.ZH).term(plan)).isEqualTo("2016—2020年");
    assertThat(in(Language.EN).term(plan)).isEqualTo("2016–2020");
  }

  private static WorkRecord record(String kind, String id, Map<String, Value> values) {
    return new WorkRecord(
        id, kind, "U1", null, DAY, Instant.EPOCH, WorkRecord.State.ACTIVE, values);
  }

  @Test
  void callWhatSetsOffByItsKeyOrItsFirstWordsAndNeverById() {
    var directive =
        record(
            "directive", "directive/市发〔2020〕7号", Map.of("number", new Value.Words("市发〔2020〕7号")));
    var finding = record("finding", "finding/000001", Map.of("problem", new Value.Words("台账不全")));

    assertThat(in(Language.ZH).occasion(new Occasion.Upon(directive, DAY))).isEqualTo("市发〔2020〕7号");
    assertThat(in(Language.EN).occasion(new Occasion.Upon(finding, DAY))).isEqualTo("台账不全");
    assertThat(in(Language.ZH).object("household/H0001")).isEqualTo("H0001");
  }

  @Test
  void tellARecordByItsFieldsWithChoicesInWords() {
    var meeting =
        record(
            "meeting",
            "meeting/1",
            Map.of(
                "kind",
                new Value.Choice("committee"),
                "due",
                new Value.Quantity(org.luoshi.engine.record.Amount.whole(5))));

    assertThat(in(Language.ZH).said(meeting)).isEqualTo("会议类型：支委会、应到人数：5");
    assertThat(in(Language.EN).said(meeting)).isEqualTo("Kind: Branch committee, Due: 5");
  }
}
