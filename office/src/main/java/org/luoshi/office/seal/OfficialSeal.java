package org.luoshi.office.seal;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.luoshi.engine.text.WrongInput;

/// The organisation's seal (电子印章): the key of a certificate, set on a PDF as a signature of the
/// baseline profile PAdES B-B (ETSI EN 319 142-1) that allows no change after it.
///
/// The seal cannot be seen on the page: what it is, the document says in words. The former bytes
/// stay as they are and the seal is added behind them, so tags and PDF/A stay too.
public final class OfficialSeal {

  /// What a signature takes beside its certificates, in bytes.
  private static final int ROOM = 3072;

  private final PrivateKey key;
  private final SignatureAlgorithm way;
  private final List<X509Certificate> chain;

  OfficialSeal(PrivateKey key, SignatureAlgorithm way, List<X509Certificate> chain) {
    this.key = key;
    this.way = way;
    this.chain = List.copyOf(chain);
  }

  /// The seal that a PKCS#12 file holds, valid at the moment.
  ///
  /// @throws WrongInput where it cannot be read or opened, holds no key with its certificate or
  ///   several, or the certificate does not vouch for signatures at the moment
  public static OfficialSeal read(Path file, char[] password, Instant now) {
    return new SealFile(file).read(password, now);
  }

  public SealCertificate certificate() {
    return SealCertificate.of(chain.getFirst());
  }

  /// The PDF with the seal set on it at the moment, for the reason. With an RSA key the same PDF,
  /// moment and reason give the same bytes.
  ///
  /// @throws IllegalArgumentException where the certificate does not hold at the moment
  public byte[] on(byte[] pdf, Instant at, String reason) {
    var certificate = certificate();
    if (!certificate.holds(at)) {
      throw new IllegalArgumentException(
          """
          The certificate holds from (%s) until (%s), not at (%s).
          Maybe ask for another one in time.\
          """
              .formatted(certificate.from(), certificate.until(), at));
    }
    var service = new PAdESService(new CommonCertificateVerifier(true));
    var document = new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF);
    var parameters = parameters(at, reason);
    var words = service.getDataToSign(document, parameters).getBytes();
    var out = new ByteArrayOutputStream();
    try {
      service
          .signDocument(document, parameters, new SignatureValue(way, signed(words)))
          .writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private PAdESSignatureParameters parameters(Instant at, String reason) {
    var parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
    parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
    parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
    parameters.setDigestAlgorithm(way.getDigestAlgorithm());
    parameters.setEncryptionAlgorithm(way.getEncryptionAlgorithm());
    parameters.bLevel().setSigningDate(Date.from(at));
    parameters.setSigningTimeZone(TimeZone.getTimeZone("UTC"));
    parameters.setReason(reason);
    parameters.setAppName("Luoshi");
    parameters.setContentSize(ROOM + chain.stream().mapToInt(OfficialSeal::size).sum());
    return parameters;
  }

  private static int size(X509Certificate certificate) {
    try {
      return certificate.getEncoded().length;
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] signed(byte[] words) {
    try {
      var signing = Signature.getInstance(way.getJCEId());
      signing.initSign(key);
      signing.update(words);
      return signing.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
