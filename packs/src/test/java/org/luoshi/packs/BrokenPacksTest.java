package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place.Span;

/// Whatever a pack says, reading it ends in a programme or in errors that name their place.
class BrokenPacksTest {

  private static final int TRIES = 1_500;

  @Test
  void aPackBrokenAtRandomIsReportedAndNeverThrows() {
    long seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);
    var packs =
        List.of(
            Packs.template(), PackFiles.shipped("civil-affairs").text("pack.yaml").orElseThrow());
    for (int i = 0; i < TRIES; i++) {
      var broken = broken(packs.get(i % packs.size()), random);
      assertThatCode(() -> check(broken))
          .as("seed %d, pack%n%s", seed, broken)
          .doesNotThrowAnyException();
    }
  }

  private static void check(String yaml) {
    var reading = Packs.read("broken.yaml", yaml);
    assertThat(reading.programme().isPresent()).isEqualTo(reading.errors().isEmpty());
    var book = PackPhrases.in(Language.EN);
    for (var found : reading.diagnostics()) {
      assertThat(found.place()).isInstanceOf(Span.class);
      assertThat(found.place().shown()).matches("(broken|house)\\.yaml:\\d+:\\d+");
      assertThat(book.say(found)).doesNotContain("[pack-not-found", "{0}", "{1}", "{2}", "{3}");
      assertThat(book.knows(found.code())).as(found.code()).isTrue();
    }
  }

  private static String broken(String pack, SplittableRandom random) {
    var lines = new ArrayList<>(pack.lines().toList());
    var words =
        List.of("{}", "[]", "x", "0", "-1", "record", "unit", "2y", "", "{a: b}", "[a, {b: c}]");
    for (int cuts = random.nextInt(1, 4); cuts > 0; cuts--) {
      int at = random.nextInt(lines.size());
      var line = lines.get(at);
      int colon = line.indexOf(':');
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 ->
            lines.set(
                at,
                colon < 0
                    ? line
                    : line.substring(0, colon + 1) + " " + words.get(random.nextInt(words.size())));
        case 3 ->
            lines.set(
                at,
                line.replace("zh:", "zn:")
                    .replace("record:", "recrod:")
                    .replace("every:", "for-each:"));
        default ->
            lines.set(at, line.isBlank() ? line : line.substring(0, random.nextInt(line.length())));
      }
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void recordsOfAnotherFormDoNotHideTheRest() {
    var yaml = Packs.template().replace("records:  ", "records: []\nrecord:  ");
    assertThat(Packs.read("mine.yaml", yaml).errors())
        .extracting(Diagnostic::code)
        .startsWith("pack-not-mapping", "pack-unknown-key")
        .contains("pack-unknown-record");
  }
}
