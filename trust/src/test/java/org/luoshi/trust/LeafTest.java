package org.luoshi.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeafTest {

  private final long seed = Long.getLong("seed", new SecureRandom().nextLong());
  private final EntriesAtRandom entries = new EntriesAtRandom(new Random(seed));

  private static final Commitment COMMITMENT =
      Commitment.to("{}".getBytes(UTF_8), new byte[Commitment.SALT_LENGTH]);
  private static final Entry ENTRY =
      new Entry(
          "record-entered", Instant.parse("2020-12-31T16:00:00Z"), "张三", "第一支部/三会一课/7", COMMITMENT);

  @Nested
  class Bytes {

    /// Written out once by hand from the definition, so that no refactoring moves a byte.
    @Test
    void areLengthPrefixedFieldsInAFixedOrder() {
      assertThat(HexFormat.of().formatHex(Leaf.bytes(ENTRY)))
          .isEqualTo(
              hex("v1")
                  + hex("record-entered")
                  + hex("2020-12-31T16:00:00.000000Z")
                  + hex("张三")
                  + hex("第一支部/三会一课/7")
                  + "00000020"
                  + "b4880c4fae1abc6cc1d6b7de1cf132811ad4d32bb73ebb04c3bc2f3869ee0a0e");
    }

    @Test
    void readBackAreTheSameEntry() {
      for (int i = 0; i < 20_000; i++) {
        var entry = entries.next();
        assertThat(Leaf.parse(Leaf.bytes(entry))).as("seed %d, case %d", seed, i).contains(entry);
      }
    }

    @Test
    void belongToOneEntryOnly() {
      var seen = new HashMap<String, Entry>();
      for (int i = 0; i < 20_000; i++) {
        var entry = entries.next();
        for (var each : new Entry[] {entry, entries.neighbour(entry)}) {
          var other = seen.put(HexFormat.of().formatHex(Leaf.bytes(each)), each);
          assertThat(other).as("seed %d, case %d", seed, i).isIn(null, each);
        }
      }
    }

    @Test
    void keepTheTimeToTheMicrosecond() {
      var fine =
          new Entry("t", Instant.parse("2020-01-01T00:00:00.123456789Z"), "", "", COMMITMENT);

      assertThat(fine.at()).isEqualTo("2020-01-01T00:00:00.123456Z");
      assertThat(new String(Leaf.bytes(fine), UTF_8)).contains("2020-01-01T00:00:00.123456Z");
      assertThat(Leaf.time(Instant.EPOCH.plusNanos(999))).isEqualTo("1970-01-01T00:00:00.000000Z");
    }

    private static String hex(String text) {
      var bytes = text.getBytes(UTF_8);
      return "%08x".formatted(bytes.length) + HexFormat.of().formatHex(bytes);
    }
  }

  @Nested
  class Parsing {

    @Test
    void refusesEveryShorterAndLongerForm() {
      var leaf = Leaf.bytes(ENTRY);
      for (int length = 0; length < leaf.length; length++) {
        assertThat(Leaf.parse(Arrays.copyOf(leaf, length))).as("%d bytes", length).isEmpty();
      }
      assertThat(Leaf.parse(Arrays.copyOf(leaf, leaf.length + 1))).isEmpty();
    }

    @Test
    void refusesOtherFormsOfTheSameTimeAndOtherVersions() {
      var leaf = new String(Leaf.bytes(ENTRY), java.nio.charset.StandardCharsets.ISO_8859_1);

      assertThat(parse(leaf.replace("v1", "v2"))).isEmpty();
      assertThat(parse(leaf.replace("T16:00:00.", "T24:00:00."))).isEmpty();
      assertThat(parse(leaf.replace("2020-12-31T16", "2020-12-32T16"))).isEmpty();
      assertThat(parse(leaf.replace("2020-12-31", "2021-02-29"))).isEmpty();
      assertThat(parse(leaf)).contains(ENTRY);
    }

    @Test
    void givesBackWhatItReadOrNothing() {
      var random = new Random(seed);
      for (int i = 0; i < 20_000; i++) {
        var leaf = Leaf.bytes(entries.next());
        leaf[random.nextInt(leaf.length)] ^= (byte) (1 << random.nextInt(8));
        Leaf.parse(leaf)
            .ifPresent(read -> assertThat(Leaf.bytes(read)).as("seed %d", seed).isEqualTo(leaf));
      }
    }

    private static java.util.Optional<Entry> parse(String bytes) {
      return Leaf.parse(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
  }

  @Nested
  class Hashing {

    @Test
    void changesWithEveryByteAndEveryBit() {
      var leaf = Leaf.bytes(ENTRY);
      var honest = Leaf.hash(leaf);
      for (int at = 0; at < leaf.length; at++) {
        for (int bit = 0; bit < 8; bit++) {
          var changed = leaf.clone();
          changed[at] ^= (byte) (1 << bit);
          assertThat(Leaf.hash(changed)).as("byte %d, bit %d", at, bit).isNotEqualTo(honest);
        }
      }
    }

    /// The leaf hash of the empty string in RFC 6962 logs, known from the test vectors of
    /// Certificate Transparency.
    @Test
    void agreesWithRfc6962() {
      assertThat(Leaf.hash(new byte[0]))
          .hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }
  }

  @Nested
  class Entries {

    @Test
    void refuseTextThatNoDatabaseKeeps() {
      assertThatThrownBy(() -> new Entry("t", Instant.EPOCH, "a\0b", "", COMMITMENT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The actor of an entry must be Unicode text")
          .hasMessageContaining("Maybe");
      assertThatThrownBy(() -> new Entry("t", Instant.EPOCH, "", "\ud800", COMMITMENT))
          .hasMessageContaining("The object of an entry must be Unicode text");
      assertThatThrownBy(() -> new Entry(" ", Instant.EPOCH, "", "", COMMITMENT))
          .hasMessageContaining("An entry has a type, but got ( )");
      assertThatThrownBy(() -> new Entry("t", Instant.MAX, "", "", COMMITMENT))
          .hasMessageContaining("years 1 to 9999");
    }
  }
}
