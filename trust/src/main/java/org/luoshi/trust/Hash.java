package org.luoshi.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 value: 32 bytes, compared by content.
public record Hash(byte[] bytes) {

  /// The length of every hash in bytes.
  public static final int LENGTH = 32;

  public Hash {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          """
          A hash has (32) bytes, but got (%d).
          Maybe hex text was passed where the bytes themselves belong.\
          """
              .formatted(bytes.length));
    }
    bytes = bytes.clone();
  }

  /// The SHA-256 of the parts, one after the other.
  public static Hash of(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return new Hash(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(
          """
          This Java has no (SHA-256), which every Java must have.
          Maybe a security policy removed it.\
          """,
          impossible);
    }
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Lower-case hex.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
