package org.luoshi.office.seal;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// With which keys a seal can be set: RSA from 2048 bits on, and the curves P-256, P-384, P-521.
final class SealKind {

  private static final int FEWEST_BITS = 2048;
  private static final Map<ASN1ObjectIdentifier, SignatureAlgorithm> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, SignatureAlgorithm.ECDSA_SHA256,
          SECObjectIdentifiers.secp384r1, SignatureAlgorithm.ECDSA_SHA384,
          SECObjectIdentifiers.secp521r1, SignatureAlgorithm.ECDSA_SHA512);

  private SealKind() {}

  /// How the key seals; empty if it is too short or of a kind that is not known here, such as SM2.
  static Optional<SignatureAlgorithm> of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() < FEWEST_BITS
          ? Optional.empty()
          : Optional.of(SignatureAlgorithm.RSA_SHA256);
    }
    return curve(key).map(CURVES::get);
  }

  private static Optional<ASN1ObjectIdentifier> curve(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters()
            instanceof ASN1ObjectIdentifier curve
        ? Optional.of(curve)
        : Optional.empty();
  }

  /// What the key is called: `RSA 1024`, `EC 1.2.156.10197.1.301`.
  static String name(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    var kind = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getAlgorithm();
    return curve(key).map(curve -> "EC " + curve.getId()).orElse(kind.getId());
  }

  /// Whether the key is the one that the certificate is about.
  static boolean belongs(PrivateKey key, X509Certificate certificate, SignatureAlgorithm way) {
    try {
      var probe = PKCSObjectIdentifiers.data.getEncoded();
      var signing = Signature.getInstance(way.getJCEId());
      signing.initSign(key);
      signing.update(probe);
      var signed = signing.sign();
      signing.initVerify(certificate.getPublicKey());
      signing.update(probe);
      return signing.verify(signed);
    } catch (GeneralSecurityException | java.io.IOException another) {
      return false;
    }
  }
}
