package org.luoshi.office.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;

/// What people are told of the certificate of a seal: for whom it was made and by whom, its number
/// in hexadecimal as `openssl x509 -serial` prints it, and its first and last moment.
public record SealCertificate(
    String subject, String issuer, String serial, Instant from, Instant until) {

  static SealCertificate of(X509Certificate certificate) {
    return new SealCertificate(
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()).toString(),
        X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()).toString(),
        serial(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static String serial(X509Certificate certificate) {
    var bytes = certificate.getSerialNumber().toByteArray();
    var hex = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    return bytes.length > 1 && bytes[0] == 0 ? hex.substring(2) : hex;
  }

  /// Whether it is valid at the moment; both ends are.
  public boolean holds(Instant at) {
    return !at.isBefore(from) && !at.isAfter(until);
  }
}
