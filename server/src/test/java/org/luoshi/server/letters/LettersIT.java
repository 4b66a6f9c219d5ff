package org.luoshi.server.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.office.seal.OfficialSeal;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.LoopOffice;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;
import org.luoshi.testkit.seal.MadeCertificate;
import org.luoshi.testkit.seal.SealCheck;

/// A letter from being issued to being signed, inherited, changed and signed anew.
class LettersIT {

  private static final MadeCertificate CERTIFICATE =
      MadeCertificate.of(MadeCertificate.Plan.of("2020-01-01", "2022-01-01"));

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private OfficialSeal seal;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private LoopOffice loop;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Clerks clerks;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  @BeforeEach
  void anOffice() {
    var file = CERTIFICATE.write(folder.resolve("seal.p12"), "seal");
    seal = OfficialSeal.read(file, "seal".toCharArray(), Office.NOW);
    loop = new LoopOffice(TestServer.EMBEDDED_18, folder, new Sealing(seal));
    clerks = loop.clerks;
    office = loop.office;
  }

  @AfterEach
  void closes() {
    loop.close();
  }

  private String issued() {
    return clerks.open(
        loop.leader,
        "letters",
        "year",
        "2020",
        "units",
        "B1",
        "more",
        "冬季值班不断岗",
        "by",
        "2020-12-31");
  }

  private Status status() {
    return office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .find(Scope.WHOLE, "letter/B1/2020")
        .orElseThrow()
        .status();
  }

  @Test
  void isSignedByTheHeadAndThenByTheSuperior() {
    var number = issued();
    assertThat(clerks.read(office.head, "letters", number))
        .contains("三(二)", "支部委员会会议每月召开一次", "冬季值班不断岗", "待签");
    assertThat(status()).isEqualTo(Status.MISSED);
    assertThatThrownBy(
            () -> clerks.trying(office.officer, "letters", number, "sign", "signed", "2020-10-30"))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(
            () -> clerks.trying(loop.neighbour, "letters", number, "sign", "signed", "2020-10-30"))
        .isInstanceOf(NotThere.class);

    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-30");
    assertThat(status()).isEqualTo(Status.LATE);
    clerks.move(loop.leader, "letters", number, "countersign", "signed", "2020-10-31");
    assertThat(clerks.list(office.supervisor, "letters")).contains("双方已签", "2020-10-30");
  }

  @Test
  void isTakenOverByTheSuccessorAndNotByWhoSigned() {
    var number = issued();
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-20");
    assertThat(
            clerks
                .trying(office.head, "letters", number, "inherit", "signed", "2020-10-30")
                .getStatusCode()
                .value())
        .isEqualTo(422);
    var former = Office.actor("三", Role.PUBLIC, "B1", "P1");
    assertThatThrownBy(
            () -> clerks.trying(former, "letters", number, "inherit", "signed", "2020-10-30"))
        .isInstanceOf(NotThere.class);

    var successor = Office.actor("新", Role.UNIT_HEAD, "B1", "P9");
    clerks.move(successor, "letters", number, "inherit", "signed", "2020-10-30");
    assertThat(clerks.read(successor, "letters", number))
        .contains("2020-10-20", "2020-10-30", "account/三", "account/新", "与现内容一致");
  }

  @Test
  void asksToBeSignedAnewOnceItsWordsChange() {
    var number = issued();
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-20");
    var same =
        clerks.trying(
            loop.leader, "letters", number, "amend", "text", "x".repeat(20_001), "reason", "长");
    assertThat(same.getStatusCode().value()).isEqualTo(422);
    clerks.move(loop.leader, "letters", number, "amend", "text", "# 新\n新的内容", "reason", "职责调整");
    assertThat(clerks.read(office.head, "letters", number))
        .contains("批准之后内容有变", "签字后内容有变", "新的内容", "待签");
    assertThat(status()).isEqualTo(Status.MISSED);
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-31");
    assertThat(status()).isEqualTo(Status.LATE);
    assertThat(clerks.read(office.head, "letters", number)).doesNotContain("批准之后内容有变");
  }

  @Test
  void isPrintedWithWhatWasSigned() throws Exception {
    var number = issued();
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-20");
    var pages = new LetterPages(loop.books, office.house.ledger(), new Sealing(seal));
    var print = print(pages, number);
    assertThat(text(print))
        .contains("2020年度责任书：福利院党支部", "冬季值班不断岗", "2020-10-20", "SHA-256")
        .doesNotContain("电子印章");
    assertThat(SealCheck.isThere(print)).isFalse();
    assertThatThrownBy(() -> pages.pdf(number, Office.page(), loop.neighbour))
        .isInstanceOf(NotThere.class);
  }

  private byte[] print(LetterPages pages, String number) {
    return Objects.requireNonNull(pages.pdf(number, Office.page(), office.head).getBody());
  }

  private static String text(byte[] print) throws IOException {
    try (var document = Loader.loadPDF(print)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  void isPrintedUnderTheSealOnceBothHaveSigned() throws Exception {
    var number = issued();
    assertThat(clerks.read(office.head, "letters", number))
        .contains("双方签字后，打印件以此证书盖章", "示例市民政局（电子印章）", "序列号 8A3F01，有效期至 2022-01-01");
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-20");
    clerks.move(loop.leader, "letters", number, "countersign", "signed", "2020-10-31");
    assertThat(clerks.read(office.head, "letters", number)).contains("打印件以此证书盖章：CN=示例");

    var pages = new LetterPages(loop.books, office.house.ledger(), new Sealing(seal));
    var print = print(pages, number);
    assertThat(text(print)).contains("本文件已加盖电子印章，改动即失效。", "序列号8A3F01", "SHA-256");
    assertThat(SealCheck.holds(print, CERTIFICATE.certificate())).isTrue();
    print[print.length / 3] ^= 1;
    assertThat(SealCheck.holds(print, CERTIFICATE.certificate())).isFalse();
    var plain = new LetterPages(loop.books, office.house.ledger(), new Sealing(null));
    assertThat(SealCheck.isThere(print(plain, number))).isFalse();
  }

  @Test
  void isPrintedWithoutASealThatNoLongerHolds() {
    var number = issued();
    clerks.move(office.head, "letters", number, "sign", "signed", "2020-10-20");
    clerks.move(loop.leader, "letters", number, "countersign", "signed", "2020-10-31");
    var letter = loop.books.seen("letters", number, office.head, Office.page());
    var until = seal.certificate().until();
    assertThat(new Sealing(seal).on(letter, until)).contains(seal);
    assertThat(new Sealing(seal).on(letter, until.plusMillis(1))).isEmpty();

    var plan = MadeCertificate.Plan.of("2020-01-01", "2020-10-01");
    var file = MadeCertificate.of(plan).write(folder.resolve("ended.p12"), "seal");
    var ended = OfficialSeal.read(file, "seal".toCharArray(), plan.from());
    var handling = loop.books.handling("letters", office.head, Office.page());
    assertThat(new Sealing(ended).told(letter, handling))
        .contains("打印件不盖章，证书已失效", "有效期至 2020-10-01");
    assertThat(new Sealing(null).told(letter, handling)).isEqualTo("未配置，打印件不盖章");
  }

  @Test
  void isIssuedOnceForAUnitAndYear() {
    issued();
    var again =
        clerks.tryOpening(
            loop.leader, "letters", "year", "2020", "units", "B1,B2", "by", "2020-12-31");
    assertThat(again.getStatusCode().value()).isEqualTo(422);
    assertThat(again.getBody()).contains("福利院党支部已有2020年度责任书", "checked");
    assertThat(clerks.list(loop.leader, "letters")).contains("data-total=\"1\"");
  }
}
