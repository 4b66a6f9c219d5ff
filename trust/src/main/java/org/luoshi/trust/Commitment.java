package org.luoshi.trust;

/// A promise about a payload that shows nothing of it: SHA-256 of the payload followed by a salt.
///
/// The salt is 32 random bytes, so nobody can find a short payload by trying; it stands last and
/// has a fixed length, so no other payload and salt give the same bytes. Once payload and salt are
/// destroyed the commitment says nothing about anybody any more.
public record Commitment(Hash hash) {

  /// The length of every salt in bytes.
  public static final int SALT_LENGTH = 32;

  /// Commits to the payload; the salt must come from a secure source and serve once.
  public static Commitment to(byte[] payload, byte[] salt) {
    if (salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException(
          """
          A salt has (32) bytes, but got (%d).
          Maybe fill new byte[Commitment.SALT_LENGTH] from a SecureRandom.\
          """
              .formatted(salt.length));
    }
    return new Commitment(Hash.of(payload, salt));
  }

  /// Whether this is the commitment to that payload and salt.
  public boolean opensTo(byte[] payload, byte[] salt) {
    return salt.length == SALT_LENGTH && hash.equals(Hash.of(payload, salt));
  }
}
