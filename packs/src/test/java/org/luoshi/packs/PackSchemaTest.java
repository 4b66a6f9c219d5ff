package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Packs.schema(), InputFormat.JSON);

  static List<Path> valid() throws IOException {
    return Golden.files("valid");
  }

  @Test
  void acceptsTheShippedPacks() {
    for (var id : Packs.shippedIds()) {
      var files = PackFiles.shipped(id);
      assertThat(faults(files.text(files.main()).orElseThrow())).as(id).isEmpty();
    }
  }

  @Test
  void acceptsTheTemplate() {
    assertThat(faults(Packs.template())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsEverySoundPack(Path pack) throws IOException {
    assertThat(faults(Files.readString(pack))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"twenty-mistakes", "wrong-types", "records", "duties", "list"})
  void refusesPacksOfTheWrongForm(String name) throws IOException {
    var pack = Path.of("src/test/resources/invalid/%s.yaml".formatted(name));
    assertThat(faults(Files.readString(pack))).isNotEmpty();
  }

  @Test
  void knowsTheKeysOfADuty() {
    var misspelt = Packs.template().replace("checked-by:", "checked_by:");
    assertThat(faults(misspelt)).anySatisfy(fault -> assertThat(fault).contains("checked_by"));
  }

  private static List<String> faults(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Error::toString).toList();
  }
}
