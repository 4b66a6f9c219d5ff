package org.luoshi.server.access;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Passwords: what makes one good enough, and their Argon2id hashes.
///
/// Length counts, not the sorts of characters. Few hashes are computed at a time, so that many
/// attempts cannot fill the memory; an unknown account costs as much time as a known one.
final class Passwords {

  static final int LEAST = 10;
  private static final int MOST = 200;

  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final int AT_A_TIME = 4;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT, HASH, 1, MEMORY_KIB, ROUNDS);
  private final Semaphore turn = new Semaphore(AT_A_TIME, true);
  private final String nobodys = hash("nobody has this password");

  String hash(String password) {
    turn.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(encoder.encode(normal(password)));
    } finally {
      turn.release();
    }
  }

  /// Whether it is the password of that hash; without a hash it takes as long and says no.
  boolean fits(String password, @Nullable String hash) {
    turn.acquireUninterruptibly();
    try {
      return encoder.matches(normal(password), hash == null ? nobodys : hash) && hash != null;
    } finally {
      turn.release();
    }
  }

  /// The same password however a keyboard composes it, cut where nobody types on.
  private static String normal(String password) {
    var normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    return normal.length() > 4 * MOST ? normal.substring(0, 4 * MOST) : normal;
  }

  /// What is wrong with a new password, by the field it stands in.
  static List<Diagnostic> faults(String password, List<String> names) {
    var place = new Place.Subject("password");
    var found = new ArrayList<Diagnostic>();
    var normal = normal(password);
    int length = normal.codePointCount(0, normal.length());
    if (length < LEAST) {
      found.add(Diagnostic.error("password-short", place, LEAST));
    } else if (length > MOST) {
      found.add(Diagnostic.error("password-long", place, MOST));
    } else if (normal.codePoints().distinct().count() < 4) {
      found.add(Diagnostic.error("password-plain", place));
    }
    var lower = normal.toLowerCase(Locale.ROOT);
    for (var name : names) {
      if (!name.isBlank() && lower.contains(name.toLowerCase(Locale.ROOT))) {
        found.add(Diagnostic.error("password-name", place));
        break;
      }
    }
    return found;
  }
}
