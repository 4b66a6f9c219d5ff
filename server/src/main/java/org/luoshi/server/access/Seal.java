package org.luoshi.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of the house: seals what must not be read from the database alone, and makes the random
/// words that links and sessions are known by.
///
/// AES-256-GCM; what is sealed says what it is for, and opens for nothing else. The key lies in a
/// file of the data folder that only its owner can read; without it second factors must be set up
/// anew.
public final class Seal {

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  private Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// With the key in the file, made where there is none.
  public static Seal in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return new Seal(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// With a key that nobody keeps.
  public static Seal passing() {
    return new Seal(bytes(new SecureRandom(), KEY));
  }

  private static void make(Path file) throws IOException {
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var written = Files.createTempFile(file.toAbsolutePath().getParent(), "access", ".new", ours);
    Files.writeString(written, HexFormat.of().formatHex(bytes(new SecureRandom(), KEY)));
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException _) {
      // Another process was first; its key is the key.
    } finally {
      Files.delete(written);
    }
  }

  private static byte[] bytes(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Seals it for this use.
  public byte[] close(String what, byte[] plain) {
    var nonce = bytes(random, NONCE);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, what, nonce);
      var sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// What was sealed for this; empty where it was for something else, with another key, or changed.
  public Optional<byte[]> open(String what, byte[] sealed) {
    if (sealed.length < NONCE) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, what, java.util.Arrays.copyOf(sealed, NONCE));
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String what, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(what.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// A word of 256 random bits that fits into an address.
  public String word() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, KEY));
  }

  /// A short random name for a thing; no secret.
  String name() {
    return HexFormat.of().formatHex(bytes(random, 8));
  }

  SecureRandom random() {
    return random;
  }

  /// The SHA-256 by which a word is kept.
  public static byte[] hash(String word) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
