package org.luoshi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms of the server as Spring Modulith sees them: each package is a module whose doors are
/// the types of the package itself.
class RoomsTest {

  private static final ImportOption WITHOUT_TEMPLATES =
      location -> !location.contains("/server/templates/") && !location.contains("/test-classes/");

  private static final ImportOption ALL = _ -> true;

  @Test
  void haveNoCycleAndKeepToEachOthersDoors() {
    var rooms = ApplicationModules.of("org.luoshi.server", WITHOUT_TEMPLATES);
    assertThat(rooms.stream().map(room -> room.getIdentifier().toString()))
        .contains("database", "ledger", "org", "programmes", "records", "obligations", "reports");
    rooms.verify();
  }

  @Test
  void areRefusedWithACycle() {
    var rooms = ApplicationModules.of("org.luoshi.fixtures.loop", ALL);
    assertThatThrownBy(rooms::verify)
        .hasMessageContaining("Cycle detected: Slice egg")
        .hasMessageContaining("Slice hen");
  }

  @Test
  void areRefusedWhenOneReachesBehindAnothersDoor() {
    var rooms = ApplicationModules.of("org.luoshi.fixtures.hidden", ALL);
    assertThatThrownBy(rooms::verify)
        .hasMessageContaining("Module 'parlour' depends on non-exposed type")
        .hasMessageContaining("Spoon within module 'kitchen'");
  }
}
