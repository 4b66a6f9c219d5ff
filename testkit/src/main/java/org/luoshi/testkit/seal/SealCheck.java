package org.luoshi.testkit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// The last signature of a PDF verified from its bytes alone, without the library that made it.
public final class SealCheck {

  private SealCheck() {}

  /// Whether the file bears a signature at all.
  public static boolean isThere(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getLastSignatureDictionary() != null;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Whether the file is signed to its last byte by the certificate, which the signed part names,
  /// and is what was signed.
  public static boolean holds(byte[] pdf, X509Certificate certificate) {
    try (var document = Loader.loadPDF(pdf)) {
      var signature = document.getLastSignatureDictionary();
      var range = signature.getByteRange();
      if (range[0] != 0 || range[2] + range[3] != pdf.length) {
        return false;
      }
      var cms =
          new CMSSignedData(
              new CMSProcessableByteArray(signature.getSignedContent(pdf)),
              signature.getContents(pdf));
      var signer = cms.getSignerInfos().getSigners().iterator().next();
      var named =
          signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
      return named != null
          && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    } catch (CMSSignerDigestMismatchException changed) {
      return false;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (CMSException | OperatorCreationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
