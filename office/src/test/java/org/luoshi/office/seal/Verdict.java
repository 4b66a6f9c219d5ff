package org.luoshi.office.seal;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

/// What the validator of the DSS says of the one signature of a PDF, with its own certificate as
/// the only one trusted: the profile, the outcome (ETSI EN 319 102-1), the reason, and whether the
/// signature covers the file.
record Verdict(String profile, String indication, String reason, boolean whole) {

  static Verdict on(byte[] pdf, X509Certificate trusted, Instant at) {
    var source = new CommonTrustedCertificateSource();
    source.addCertificate(new CertificateToken(trusted));
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(source);
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(at.plusSeconds(60)));
    var reports = validator.validateDocument();
    var id = reports.getSimpleReport().getFirstSignatureId();
    var signature = reports.getDiagnosticData().getSignatureById(id);
    return new Verdict(
        signature.getSignatureFormat().toString(),
        reports.getSimpleReport().getIndication(id).name(),
        String.valueOf(signature.getReason()),
        signature.isSignatureIntact());
  }
}
