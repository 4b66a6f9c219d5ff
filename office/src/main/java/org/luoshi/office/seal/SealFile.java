package org.luoshi.office.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// A PKCS#12 file with the key and the certificates of a seal, read once; whatever is wrong with it
/// ends with [WrongInput]. Neither the password nor the key is ever told.
final class SealFile {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final Path file;
  private final Place place;

  SealFile(Path file) {
    this.file = file;
    this.place = new Place.File(file.toString());
  }

  OfficialSeal read(char[] password, Instant now) {
    try {
      var store = store(password);
      var names =
          Collections.list(store.aliases()).stream().filter(name -> isKey(store, name)).toList();
      if (names.size() > 1) {
        throw refused(Diagnostic.error("seal-keys", place, names.size()));
      }
      if (names.isEmpty()) {
        throw refused(Diagnostic.error("seal-key", place));
      }
      var chain = chain(store, names.getFirst());
      if (chain.isEmpty()) {
        throw refused(Diagnostic.error("seal-key", place));
      }
      return checked(store, names.getFirst(), password, chain, now);
    } catch (GeneralSecurityException unreadable) {
      throw refused(Diagnostic.error("seal-format", place));
    }
  }

  private KeyStore store(char[] password) throws GeneralSecurityException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw refused(Diagnostic.error("seal-file", place));
    }
    var store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(bytes), password);
    } catch (IOException closed) {
      throw closed.getCause() instanceof UnrecoverableKeyException && !opens(bytes, password)
          ? refused(Diagnostic.error("seal-password", place))
          : refused(Diagnostic.error("seal-format", place));
    }
    return store;
  }

  /// Whether the password is right all the same: the JDK also says it is wrong where it does not
  /// know the kind of the certificate, such as SM2.
  private static boolean opens(byte[] bytes, char[] password) {
    try {
      var craft =
          new JcePKCS12MacCalculatorBuilderProvider().setProvider(new BouncyCastleProvider());
      return new PKCS12PfxPdu(bytes).isMacValid(craft, password);
    } catch (IOException | PKCSException | RuntimeException unknown) {
      return false;
    }
  }

  private static boolean isKey(KeyStore store, String name) {
    try {
      return store.isKeyEntry(name);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Its own certificate first, then those that vouch for it.
  private static List<X509Certificate> chain(KeyStore store, String name)
      throws GeneralSecurityException {
    var chain = store.getCertificateChain(name);
    return chain == null
        ? List.of()
        : Arrays.stream(chain)
            .filter(X509Certificate.class::isInstance)
            .map(X509Certificate.class::cast)
            .toList();
  }

  private OfficialSeal checked(
      KeyStore store, String name, char[] password, List<X509Certificate> chain, Instant now) {
    var own = chain.getFirst();
    var found = new ArrayList<Diagnostic>();
    var way = SealKind.of(own.getPublicKey());
    PrivateKey key = null;
    try {
      key = store.getKey(name, password) instanceof PrivateKey secret ? secret : null;
    } catch (GeneralSecurityException unknownKind) {
      way = java.util.Optional.empty();
    }
    if (way.isEmpty()) {
      found.add(Diagnostic.error("seal-kind", place, SealKind.name(own.getPublicKey())));
    } else if (key == null || !SealKind.belongs(key, own, way.get())) {
      found.add(Diagnostic.error("seal-key", place));
    }
    if (!signs(own)) {
      found.add(Diagnostic.error("seal-usage", place, SealCertificate.of(own).subject()));
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      found.add(Diagnostic.error("seal-early", place, own.getNotBefore().toInstant()));
    }
    if (now.isAfter(own.getNotAfter().toInstant())) {
      found.add(Diagnostic.error("seal-expired", place, own.getNotAfter().toInstant()));
    }
    if (key == null || way.isEmpty() || !found.isEmpty()) {
      throw new WrongInput(found);
    }
    return new OfficialSeal(key, way.get(), chain);
  }

  /// Whether the certificate may vouch for signatures; one that says nothing of its use may.
  private static boolean signs(X509Certificate certificate) {
    var usage = certificate.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }

  private static WrongInput refused(Diagnostic found) {
    return new WrongInput(found);
  }
}
