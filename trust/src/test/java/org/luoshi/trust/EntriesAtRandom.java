package org.luoshi.trust;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Entries of all shapes a seed can think of: Chinese, emoji, empty fields, fields that look like
/// the border between two others.
final class EntriesAtRandom {

  private static final String[] PIECES = {
    "a", "|", "v1", "v1 | ", "\u0001", "支部", "委员会", "𠀀", "😀", " ", "\n", "é", "e\u0301", "0", "/"
  };

  private final RandomGenerator random;

  EntriesAtRandom(RandomGenerator random) {
    this.random = random;
  }

  Entry next() {
    var hash = new byte[Hash.LENGTH];
    random.nextBytes(hash);
    return new Entry("t" + text(), instant(), text(), text(), new Commitment(new Hash(hash)));
  }

  /// An entry that differs from the one given in a single field.
  Entry neighbour(Entry of) {
    while (true) {
      var other = next();
      var changed =
          switch (random.nextInt(6)) {
            case 0 -> new Entry(other.type(), of.at(), of.actor(), of.object(), of.commitment());
            case 1 -> new Entry(of.type(), other.at(), of.actor(), of.object(), of.commitment());
            case 2 -> new Entry(of.type(), of.at(), other.actor(), of.object(), of.commitment());
            case 3 -> new Entry(of.type(), of.at(), of.actor(), other.object(), of.commitment());
            case 4 -> new Entry(of.type(), of.at(), of.object(), of.actor(), of.commitment());
            default -> new Entry(of.type(), of.at(), of.actor(), of.object(), other.commitment());
          };
      if (!changed.equals(of)) {
        return changed;
      }
    }
  }

  private String text() {
    var text = new StringBuilder();
    for (int piece = random.nextInt(5); piece > 0; piece--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private Instant instant() {
    return Instant.ofEpochSecond(
        random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
  }
}
