package org.luoshi.server.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.LoopOffice;
import org.luoshi.server.records.Workbook;

/// A site from the call of its acceptance to the record that the duty asks for.
class AcceptancesIT {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private LoopOffice loop;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Clerks clerks;

  @BeforeEach
  void anOfficeWithTwoSites() {
    loop = new LoopOffice(TestServer.EMBEDDED_18, folder);
    clerks = loop.clerks;
    loop.office.importing(
        folder.resolve("阵地.xlsx"),
        new Workbook()
            .sheet(
                "阵地",
                List.of(
                    List.of("阵地名称", "单位名称", "验收日期", "验收得分"),
                    List.of("福利院阵地", "福利院党支部", "", ""),
                    List.of("救助站阵地", "救助站党支部", "2019-05-01", "90"))));
  }

  @AfterEach
  void closes() {
    loop.close();
  }

  private String called(String site) {
    return clerks.open(
        loop.office.supervisor,
        "acceptances",
        "checklist",
        "site",
        "object",
        site,
        "by",
        "2020-12-31");
  }

  private Status status() {
    return loop.office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .find(Scope.WHOLE, "site-acceptance/B/2016-2020 site/福利院阵地")
        .orElseThrow()
        .status();
  }

  @Test
  void isCheckedScoredAndAcceptedByAnother() {
    assertThat(status()).isEqualTo(Status.OPEN);
    var number = called("福利院阵地");
    assertThat(clerks.read(loop.office.supervisor, "acceptances", number))
        .contains("场所固定，面积达标：扣分", "无安全隐患：是否出现");
    clerks.move(
        loop.office.supervisor,
        "acceptances",
        number,
        "check",
        "checked",
        "2020-10-20",
        "d-equipment",
        "12.5",
        "r-equipment",
        "标识不全");
    assertThat(clerks.read(loop.office.supervisor, "acceptances", number))
        .contains("87.5", "标识不全")
        .doesNotContain("/accept\"");
    assertThat(status()).isEqualTo(Status.OPEN);
    clerks.move(loop.leader, "acceptances", number, "accept");
    assertThat(status()).isEqualTo(Status.MET);
    var records = loop.office.house.live().now().board().evidence().book().ofKind("acceptance");
    assertThat(records).hasSize(2);
    assertThat(records)
        .anyMatch(one -> "87.5".equals(one.amount("score").map(Object::toString).orElse("")));
  }

  @Test
  void isSentBackToBeImprovedAndCheckedAgain() {
    var number = called("福利院阵地");
    var unreasoned =
        clerks.trying(
            loop.office.supervisor,
            "acceptances",
            number,
            "check",
            "checked",
            "2020-10-20",
            "d-place",
            "5");
    assertThat(unreasoned.getStatusCode().value()).isEqualTo(422);
    clerks.move(
        loop.office.supervisor,
        "acceptances",
        number,
        "check",
        "checked",
        "2020-10-20",
        "v-safe",
        "yes",
        "r-safe",
        "电线裸露");
    clerks.move(loop.leader, "acceptances", number, "improve", "reason", "先消除隐患");
    clerks.move(loop.office.supervisor, "acceptances", number, "check", "checked", "2020-10-28");
    assertThat(clerks.read(loop.leader, "acceptances", number)).contains("100", "先消除隐患");
    clerks.move(loop.leader, "acceptances", number, "accept");
    assertThat(clerks.list(loop.leader, "acceptances")).contains("已验收", "2020-10-28");
  }

  @Test
  void isCalledOnlyForWhatIsRegisteredBelow() {
    var unknown =
        clerks.tryOpening(
            loop.office.supervisor,
            "acceptances",
            "checklist",
            "site",
            "object",
            "没有的阵地",
            "by",
            "2020-12-31");
    assertThat(unknown.getStatusCode().value()).isEqualTo(422);
    assertThat(unknown.getBody()).contains("没有登记过（没有的阵地）");
    called("救助站阵地");
    assertThat(clerks.list(loop.office.officer, "acceptances")).contains("data-total=\"0\"");
  }
}
