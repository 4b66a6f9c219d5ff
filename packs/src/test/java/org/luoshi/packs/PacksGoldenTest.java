package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luoshi.engine.text.Diagnostic;

class PacksGoldenTest {

  static java.util.List<Path> valid() throws IOException {
    return Golden.files("valid");
  }

  static java.util.List<Path> invalid() throws IOException {
    return Golden.files("invalid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aSoundPackBecomesAProgrammeWithItsWarnings(Path pack) throws IOException {
    var reading = Golden.read(pack);
    Golden.compare(expected(pack), Golden.shown(reading.diagnostics()));
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.programme()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void aPackWithMistakesReportsAllOfThemAndBecomesNothing(Path pack) throws IOException {
    var reading = Golden.read(pack);
    Golden.compare(expected(pack), Golden.shown(reading.diagnostics()));
    assertThat(reading.errors()).isNotEmpty();
    assertThat(reading.programme()).isEmpty();
  }

  @Test
  void twentyMistakesAreReportedInOneGoEachWithLineAndColumn() throws IOException {
    var reading = Golden.read(Path.of("src/test/resources/invalid/twenty-mistakes.yaml"));
    assertThat(reading.errors()).hasSize(20);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::place)
        .allSatisfy(place -> assertThat(place.shown()).matches("twenty-mistakes.yaml:\\d+:\\d+"));
  }

  private static Path expected(Path pack) {
    return Path.of(pack.toString().replace(".yaml", ".txt"));
  }
}
