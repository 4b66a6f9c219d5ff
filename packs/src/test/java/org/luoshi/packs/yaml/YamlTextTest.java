package org.luoshi.packs.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.packs.yaml.YamlNode.Entry;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlNode.Scalar;
import org.luoshi.packs.yaml.YamlNode.Sequence;

class YamlTextTest {

  @Test
  void everyNodeKnowsItsLineAndColumn() {
    var root = mapping("a: 1\nlist:\n  - x\n  - {zh: 甲, en: A}\n");
    assertThat(entry(root, "list").keyAt()).isEqualTo(new Span("f.yaml", 2, 1));
    var items = ((Sequence) entry(root, "list").value()).items();
    assertThat(items.get(0)).isEqualTo(new Scalar(new Span("f.yaml", 3, 5), "x"));
    var inner = (Mapping) items.get(1);
    assertThat(entry(inner, "en").value().at()).isEqualTo(new Span("f.yaml", 4, 17));
  }

  @Test
  void readsScalarsAsWrittenWithoutGuessingTypes() {
    var root = mapping("version: 2020.10\nno: no\nday: 2020-01-01\nquoted: \"1\"\n");
    assertThat(root.entries().values())
        .extracting(entry -> ((Scalar) entry.value()).text())
        .containsExactly("2020.10", "no", "2020-01-01", "1");
  }

  @Test
  void keepsTheFirstOfTwoValuesUnderOneKeyAndReportsTheSecond() {
    var read = YamlText.read("f.yaml", "a: 1\nb: 2\na: 3\n");
    assertThat(read.diagnostics())
        .containsExactly(
            Diagnostic.error("pack-yaml-duplicate-key", new Span("f.yaml", 3, 1), "a", 1));
    assertThat(((Mapping) read.root().orElseThrow()).entries()).hasSize(2);
  }

  @Test
  void refusesABombOfAliasesWithoutUnfoldingIt() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(YamlText.read("f.yaml", bomb.toString()).diagnostics())
        .hasSize(60 + 59 * 2)
        .extracting(Diagnostic::code)
        .containsOnly("pack-yaml-alias");
  }

  @Test
  void stopsAtADepthNobodyWrites() {
    assertThat(YamlText.read("f.yaml", "[".repeat(100_000)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("pack-yaml-too-deep");
  }

  @Test
  void stopsAtALengthNobodyWrites() {
    assertThat(YamlText.read("f.yaml", "x".repeat(2_000_001)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("pack-yaml-too-long");
  }

  @Test
  void namesTheSpotWhereTheTextIsNotYaml() {
    var read = YamlText.read("f.yaml", "a: [1\nb: 2\n");
    assertThat(read.root()).isEmpty();
    assertThat(read.diagnostics()).hasSize(1);
    assertThat(read.diagnostics().getFirst().place().shown()).startsWith("f.yaml:2:");
  }

  @Test
  void refusesCharactersThatYamlDoesNotKnow() {
    assertThat(YamlText.read("f.yaml", "a: \u0007b\n").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("pack-yaml-syntax");
  }

  @Test
  void laysOneMappingOverAnotherAndKeepsThePlacesOfBoth() {
    var lower = mapping("a: {x: 1, y: 2}\nb: 3\n");
    var upper = (Mapping) YamlText.read("g.yaml", "a: {y: 4}\nc: 5\n").root().orElseThrow();
    var both = lower.under(upper);
    assertThat(both.entries().keySet()).containsExactly("a", "b", "c");
    var a = (Mapping) entry(both, "a").value();
    assertThat(entry(a, "x").value().at().file()).isEqualTo("f.yaml");
    assertThat(entry(a, "y").value()).isEqualTo(new Scalar(new Span("g.yaml", 1, 8), "4"));
  }

  private static Entry entry(Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.entries().get(key), key);
  }

  private static Mapping mapping(String text) {
    var read = YamlText.read("f.yaml", text);
    assertThat(read.diagnostics()).isEmpty();
    return (Mapping) read.root().orElseThrow();
  }
}
