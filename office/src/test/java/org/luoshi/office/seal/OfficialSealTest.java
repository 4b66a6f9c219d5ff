package org.luoshi.office.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.text.Language;
import org.luoshi.office.document.Block;
import org.luoshi.office.document.OfficialDocument;
import org.luoshi.office.document.Pdf;
import org.luoshi.office.document.Run;
import org.luoshi.testkit.seal.MadeCertificate;
import org.luoshi.testkit.seal.SealCheck;

class OfficialSealTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:30:00Z");
  private static final MadeCertificate.Plan PLAN =
      MadeCertificate.Plan.of("2026-01-01", "2028-01-01");
  private static final MadeCertificate MADE = MadeCertificate.of(PLAN);
  private static final String PASSWORD = "落实 seal";

  private static byte[] letter = {};

  @TempDir private Path folder;

  @BeforeAll
  static void aLetter() throws IOException {
    var words = List.<Run>of(new Run.Plain("本责任书适用于2026年度，随岗位走。"));
    var out = new ByteArrayOutputStream();
    Pdf.write(
        new OfficialDocument(
            Language.ZH,
            null,
            null,
            List.of(),
            "2026年度责任书",
            null,
            List.of(new Block.Paragraph(words), new Block.Code("luoshi letter/1", "二维码")),
            List.of(),
            new OfficialDocument.Signature("示例市民政局", java.time.LocalDate.of(2026, 1, 5)),
            null,
            List.of()),
        out);
    letter = out.toByteArray();
  }

  private OfficialSeal seal(MadeCertificate made) {
    var file = made.write(folder.resolve("seal.p12"), PASSWORD);
    return OfficialSeal.read(file, PASSWORD.toCharArray(), NOW);
  }

  private byte[] sealed() {
    return seal(MADE).on(letter, NOW, "2026年度责任书");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2048", "secp256r1", "secp384r1"})
  void isAPadesSignatureThatTwoVerifiersHold(String key) {
    var made = MadeCertificate.of(PLAN.withKey(key));
    var sealed = seal(made).on(letter, NOW, "2026年度责任书");

    assertThat(Verdict.on(sealed, made.certificate(), NOW))
        .isEqualTo(new Verdict("PAdES-BASELINE-B", "TOTAL_PASSED", "2026年度责任书", true));
    assertThat(SealCheck.holds(sealed, made.certificate())).isTrue();
  }

  @Test
  void leavesTheFormerBytesAsTheyAreAndTheLetterReadable() throws IOException {
    var sealed = sealed();

    assertThat(Arrays.copyOf(sealed, letter.length)).isEqualTo(letter);
    try (var pdf = Loader.loadPDF(sealed)) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("随岗位走");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
      var signature = pdf.getLastSignatureDictionary();
      assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
      assertThat(signature.getSignDate().toInstant()).isEqualTo(NOW);
    }
  }

  @Test
  void givesTheSameBytesForTheSameLetterAndMoment() {
    var seal = seal(MadeCertificate.of(PLAN.withKey("2048")));

    assertThat(seal.on(letter, NOW, "一")).isEqualTo(seal.on(letter, NOW, "一"));
    assertThat(seal.on(letter, NOW.plusSeconds(1), "一")).isNotEqualTo(seal.on(letter, NOW, "一"));
  }

  @Test
  void showsAChangedByte() {
    var sealed = sealed();
    sealed[letter.length / 2] ^= 1;

    assertThat(Verdict.on(sealed, MADE.certificate(), NOW).indication()).isEqualTo("TOTAL_FAILED");
    assertThat(SealCheck.holds(sealed, MADE.certificate())).isFalse();
  }

  @Test
  void showsWhatWasAddedAfterIt() throws IOException {
    var sealed = sealed();
    var out = new ByteArrayOutputStream();
    try (var pdf = Loader.loadPDF(sealed)) {
      pdf.addPage(new PDPage());
      pdf.saveIncremental(out);
    }

    assertThat(Verdict.on(out.toByteArray(), MADE.certificate(), NOW).indication())
        .isNotEqualTo("TOTAL_PASSED");
    assertThat(SealCheck.holds(out.toByteArray(), MADE.certificate())).isFalse();
  }

  @Test
  void showsALetterWrittenAnew() throws IOException {
    var sealed = sealed();
    var out = new ByteArrayOutputStream();
    try (PDDocument pdf = Loader.loadPDF(sealed)) {
      pdf.save(out);
    }

    assertThat(SealCheck.holds(out.toByteArray(), MADE.certificate())).isFalse();
  }

  @Test
  void isSetOnlyWhileItsCertificateHolds() {
    var seal = seal(MADE);

    assertThat(seal.certificate().serial()).isEqualTo("8A3F01");
    assertThat(seal.certificate().subject()).contains("示例市民政局");
    assertThatThrownBy(() -> seal.on(letter, Instant.parse("2028-01-01T00:00:01Z"), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("until (2028-01-01T00:00:00Z), not at (2028-01-01T00:00:01Z)");
  }
}
