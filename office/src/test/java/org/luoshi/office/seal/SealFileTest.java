package org.luoshi.office.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.testkit.seal.MadeCertificate;

class SealFileTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:30:00Z");
  private static final MadeCertificate.Plan PLAN =
      MadeCertificate.Plan.of("2026-01-01", "2028-01-01");
  private static final MadeCertificate MADE = MadeCertificate.of(PLAN);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("seal.p12");
  }

  private List<Diagnostic> refused(String password) {
    var wrong =
        catchThrowableOfType(
            WrongInput.class,
            () -> OfficialSeal.read(file(), password.toCharArray(), NOW).certificate());
    assertThat(wrong).as("refused").isNotNull();
    return wrong.found();
  }

  private Diagnostic error(String code, Object... values) {
    return Diagnostic.error(code, new Place.File(file().toString()), values);
  }

  @Test
  void isRefusedWhereItIsNotThereOrNoSuchFile() throws IOException {
    assertThat(refused("one")).containsExactly(error("seal-file"));
    Files.writeString(file(), "-----BEGIN CERTIFICATE-----");
    assertThat(refused("one")).containsExactly(error("seal-format"));
  }

  @Test
  void isRefusedWithAnotherPassword() {
    MADE.write(file(), "one");
    assertThat(refused("two")).containsExactly(error("seal-password"));
    assertThat(refused("")).containsExactly(error("seal-password"));
  }

  @Test
  void isRefusedWithoutTheOneKeyOfItsCertificate() {
    MADE.writeWithoutKey(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-key"));
    MADE.writeTwice(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-keys", 2));
    MADE.write(file(), "one", MadeCertificate.of(PLAN));
    assertThat(refused("one")).containsExactly(error("seal-key"));
  }

  @Test
  void isRefusedWhereItsCertificateDoesNotHoldToday() {
    MadeCertificate.of(MadeCertificate.Plan.of("2024-01-01", "2026-01-01")).write(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-expired", "2026-01-01T00:00:00Z"));
    MadeCertificate.of(MadeCertificate.Plan.of("2027-01-01", "2028-01-01")).write(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-early", "2027-01-01T00:00:00Z"));
  }

  @Test
  void isRefusedForKeysThatAreWeakUnknownOrForEncryption() {
    MadeCertificate.of(PLAN.withKey("1024")).write(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-kind", "RSA 1024"));
    MadeCertificate.of(PLAN.withKey("brainpoolP256r1")).write(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-kind", "EC 1.3.36.3.3.2.8.1.1.7"));
    MadeCertificate.of(PLAN.withKey("sm2p256v1")).write(file(), "one");
    assertThat(refused("one")).containsExactly(error("seal-format"));
    MadeCertificate.of(PLAN.withUsage(KeyUsage.keyEncipherment)).write(file(), "one");
    assertThat(refused("one").getFirst().code()).isEqualTo("seal-usage");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    var plan = MadeCertificate.Plan.of("2024-01-01", "2026-01-01").withKey("1024");
    MadeCertificate.of(plan.withUsage(KeyUsage.keyEncipherment)).write(file(), "one");
    assertThat(refused("one"))
        .extracting(Diagnostic::code)
        .containsExactly("seal-kind", "seal-usage", "seal-expired");
  }

  @Test
  void mayHoldACertificateThatSaysNothingOfItsUse() {
    MadeCertificate.of(PLAN.withUsage(0)).write(file(), "one");
    var until = OfficialSeal.read(file(), "one".toCharArray(), NOW).certificate().until();
    assertThat(until).isEqualTo("2028-01-01T00:00:00Z");
  }
}
