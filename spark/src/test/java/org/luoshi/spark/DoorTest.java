package org.luoshi.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the module may know, and who may know it.
class DoorTest {

  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

  private static final JavaClasses OWN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.luoshi.spark");

  private static final ArchRule KNOWS_THE_ENGINE_ALONE =
      classes()
          .that()
          .doNotHaveSimpleName("HouseBook")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("org.luoshi..")
                  .or(resideInAnyPackage("org.luoshi.spark..", "org.luoshi.engine..")));

  /// These run beside a house, where there is no Spark.
  private static final ArchRule LEAVES_THE_HOUSE_WITHOUT_SPARK =
      noClasses()
          .that()
          .haveNameMatching(".*\\.(HouseBook|Book|BookFile|EngineText)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @Test
  void knowsTheEngineAlone() {
    KNOWS_THE_ENGINE_ALONE.check(OWN);
    LEAVES_THE_HOUSE_WITHOUT_SPARK.check(OWN);
  }

  @Test
  void isSeenToKnowMore() {
    var more = new ClassFileImporter().importClasses(SparkRollUpIT.class, RollUpJob.class);
    assertThatThrownBy(() -> KNOWS_THE_ENGINE_ALONE.check(more))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("org.luoshi.testkit");
  }

  /// Spark comes near neither the server nor the command.
  @Test
  void isKnownToNobody() throws IOException {
    try (Stream<Path> folders = Files.list(HOUSE)) {
      for (var folder : folders.filter(one -> !one.endsWith("spark")).toList()) {
        var pom = folder.resolve("pom.xml");
        if (Files.exists(pom)) {
          assertThat(Files.readString(pom)).doesNotContain("luoshi-spark", "org.apache.spark");
        }
      }
    }
  }
}
