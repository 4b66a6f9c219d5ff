package org.luoshi.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommitmentTest {

  private final byte[] payload = "{\"应到人数\": 12}".getBytes(UTF_8);
  private final byte[] salt = new byte[Commitment.SALT_LENGTH];

  @Test
  void opensToItsPayloadAndSaltOnly() {
    Arrays.fill(salt, (byte) 7);
    var commitment = Commitment.to(payload, salt);

    assertThat(commitment.opensTo(payload, salt)).isTrue();
    for (int i = 0; i < payload.length; i++) {
      assertThat(commitment.opensTo(changed(payload, i), salt)).isFalse();
    }
    for (int i = 0; i < salt.length; i++) {
      assertThat(commitment.opensTo(payload, changed(salt, i))).isFalse();
    }
  }

  /// SHA-256 of 34 bytes: `{}` and 32 zeros.
  @Test
  void isTheHashOfThePayloadFollowedByTheSalt() {
    var both = Arrays.copyOf("{}".getBytes(UTF_8), 34);

    assertThat(Commitment.to("{}".getBytes(UTF_8), salt).hash()).isEqualTo(Hash.of(both));
  }

  @Test
  void hidesEqualPayloadsBehindDifferentSalts() {
    assertThat(Commitment.to(payload, salt)).isNotEqualTo(Commitment.to(payload, changed(salt, 0)));
  }

  @Test
  void takesNoShorterSalt() {
    assertThatThrownBy(() -> Commitment.to(payload, new byte[16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A salt has (32) bytes, but got (16)")
        .hasMessageContaining("Maybe");
    assertThat(Commitment.to(payload, salt).opensTo(payload, new byte[0])).isFalse();
  }

  @Test
  void keepsAHashThatNobodyCanChangeFromOutside() {
    var bytes = new byte[Hash.LENGTH];
    var hash = new Hash(bytes);
    bytes[0] = 1;
    hash.bytes()[1] = 1;

    assertThat(hash).hasToString("0".repeat(64)).isEqualTo(new Hash(new byte[32]));
    assertThatThrownBy(() -> new Hash(new byte[31]))
        .hasMessageContaining("A hash has (32) bytes, but got (31)");
  }

  private static byte[] changed(byte[] of, int at) {
    var other = of.clone();
    other[at] ^= 1;
    return other;
  }
}
