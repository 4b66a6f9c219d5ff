package org.luoshi.cli.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// A rule of the house with the package of the fixture that breaks it, and what it must say of it.
record Rule(String name, ArchRule rule, String fixture, List<String> complaints) {

  /// All classes of all modules, but for tests.
  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.luoshi");

  static Rule of(String name, ArchRule rule, String fixture, String... complaints) {
    return new Rule(name, rule, fixture, List.of(complaints));
  }

  JavaClasses brokenClasses() {
    return new ClassFileImporter().importPackages(fixture);
  }

  @Override
  public String toString() {
    return name;
  }
}
