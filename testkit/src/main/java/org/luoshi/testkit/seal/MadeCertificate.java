package org.luoshi.testkit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key with a certificate that vouches for itself, made for a test.
public record MadeCertificate(KeyPair keys, X509Certificate certificate) {

  /// A bureau that does not exist.
  public static final String SUBJECT = "CN=示例市民政局（电子印章）,O=示例市民政局,C=CN";

  /// Knows curves that the JDK does not.
  private static final Provider CRAFT = new BouncyCastleProvider();

  /// What one is made of: the curve (`secp256r1`) or the number of bits of an RSA key, how long it
  /// holds, and what it may be used for (a sum of [KeyUsage]; 0 says nothing of it).
  public record Plan(String key, Instant from, Instant until, int usage) {

    /// One on the curve P-256, for signatures.
    public static Plan of(String from, String until) {
      return new Plan(
          "secp256r1",
          Instant.parse(from + "T00:00:00Z"),
          Instant.parse(until + "T00:00:00Z"),
          KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    public Plan withKey(String other) {
      return new Plan(other, from, until, usage);
    }

    public Plan withUsage(int other) {
      return new Plan(key, from, until, other);
    }
  }

  public static MadeCertificate of(Plan plan) {
    try {
      var keys = keys(plan.key());
      var subject = new X500Name(SUBJECT);
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger("8A3F01", 16),
              Date.from(plan.from()),
              Date.from(plan.until()),
              subject,
              keys.getPublic());
      if (plan.usage() != 0) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(plan.usage()));
      }
      var way = keys.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      var signer = new JcaContentSignerBuilder(way).setProvider(CRAFT).build(keys.getPrivate());
      return new MadeCertificate(
          keys,
          new JcaX509CertificateConverter()
              .setProvider(CRAFT)
              .getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyPair keys(String key) throws GeneralSecurityException {
    boolean curve = !Character.isDigit(key.charAt(0));
    var generator = KeyPairGenerator.getInstance(curve ? "EC" : "RSA", CRAFT);
    if (curve) {
      generator.initialize(new ECGenParameterSpec(key));
    } else {
      generator.initialize(Integer.parseInt(key));
    }
    return generator.generateKeyPair();
  }

  /// Writes both as a PKCS#12 file; the file.
  public Path write(Path file, String password) {
    return write(file, password, this);
  }

  /// Writes the key of this and the certificate of another, which do not belong together.
  public Path write(Path file, String password, MadeCertificate other) {
    return stored(
        file,
        password,
        store ->
            store.setKeyEntry(
                "seal",
                keys.getPrivate(),
                password.toCharArray(),
                new Certificate[] {other.certificate}));
  }

  /// Writes the certificate alone.
  public Path writeWithoutKey(Path file, String password) {
    return stored(file, password, store -> store.setCertificateEntry("seal", certificate));
  }

  /// Writes two keys into one file.
  public Path writeTwice(Path file, String password) {
    return stored(
        file,
        password,
        store -> {
          for (var name : new String[] {"one", "two"}) {
            store.setKeyEntry(
                name, keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
          }
        });
  }

  private interface Filling {
    void into(KeyStore store) throws GeneralSecurityException;
  }

  private static Path stored(Path file, String password, Filling filling) {
    try (var out = Files.newOutputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.into(store);
      store.store(out, password.toCharArray());
      return file;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
