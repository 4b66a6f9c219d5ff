package org.luoshi.server.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.office.seal.OfficialSeal;
import org.luoshi.office.seal.SealCertificate;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;

/// With which seal of the organisation letters are printed; null where the site has set up none.
///
/// A print is sealed once both have signed and while the certificate is valid; until then, and
/// without a seal, it is the print alone, and the page of the letter says which.
public record Sealing(@Nullable OfficialSeal seal) {

  private static final String BOTH_SIGNED = "concluded";
  private static final String WITHDRAWN = "withdrawn";

  /// The seal that a print of the letter gets at the moment.
  Optional<OfficialSeal> on(Matter letter, Instant now) {
    return Optional.ofNullable(seal)
        .filter(_ -> letter.state().equals(BOTH_SIGNED))
        .filter(one -> one.certificate().holds(now));
  }

  /// What the page of the letter says of the seal.
  String told(Matter letter, Handling handling) {
    if (seal == null) {
      return handling.say("letters.seal-none");
    }
    if (letter.state().equals(WITHDRAWN)) {
      return handling.say("letters.seal-withdrawn");
    }
    var certificate = seal.certificate();
    if (!certificate.holds(handling.desk().now())) {
      return said("letters.seal-ended", certificate, handling);
    }
    return letter.state().equals(BOTH_SIGNED)
        ? said("letters.seal-set", certificate, handling)
        : said("letters.seal-later", certificate, handling);
  }

  /// What a sealed print says of its seal.
  static String printed(SealCertificate certificate, Handling handling) {
    return said("letters.sealed", certificate, handling);
  }

  private static String said(String phrase, SealCertificate certificate, Handling handling) {
    var zone = handling.desk().board().programme().zone();
    return handling.say(
        phrase,
        certificate.subject(),
        certificate.serial(),
        LocalDate.ofInstant(certificate.until(), zone));
  }
}
