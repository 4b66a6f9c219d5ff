package org.luoshi.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The app on somebody's telephone that shows six digits every half minute (RFC 6238), by its own
/// reckoning and not by the server's.
record Authenticator(String secret, Clock clock) {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /// What it shows now.
  String digits() {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
      long step = clock.instant().getEpochSecond() / 30;
      var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
      int number = hash.getInt(hash.get(19) & 0xf) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The secret as people copy it: five bits to the letter.
  private byte[] bytes() {
    var letters = secret.replace(" ", "");
    var bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
    int held = 0;
    int bits = 0;
    for (char letter : letters.toCharArray()) {
      held = held << 5 | ALPHABET.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }
}
