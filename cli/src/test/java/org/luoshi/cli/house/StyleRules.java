package org.luoshi.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// How things are named, where libraries live, and how time comes in.
final class StyleRules {

  private static final String EMPTY_NAMES =
      ".*(Service|ServiceImpl|Manager|Impl|Utils?|Helpers?|Dto|DTO)";

  static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      noClasses().should().haveNameMatching(EMPTY_NAMES);

  static final ArchRule NO_SETTERS =
      methods().that().areNotPrivate().should(eachMethod("set nothing", StyleRules::setters));

  /// In the server, what answers requests for pages is named for it, and nothing else is.
  static final ArchRule PAGES_ARE_NAMED_PAGES =
      classes()
          .that()
          .resideInAPackage("org.luoshi..server..")
          .should(
              each("end in Pages or Api if and only if they answer requests", StyleRules::pages));

  static final ArchRule TIME_COMES_IN =
      classes().should(each("be told the time", StyleRules::hasty));

  static final ArchRule NO_BEAN_MAKERS_NO_MOCKS =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("..lombok..", "..mockito..");

  static final ArchRule EVERY_PACKAGE_HAS_NULL_MARKS =
      classes()
          .that()
          .resideOutsideOfPackage("org.luoshi.server.templates..")
          .should(each("live in a package marked @NullMarked", StyleRules::unmarked));

  static final ArchRule WORKBOOKS_LIVE_IN_OFFICE =
      only("office", "org.apache.poi..", "org.dhatim..", "org.apache.pdfbox..", "eu.europa.esig..");

  static final ArchRule YAML_LIVES_IN_PACKS = only("packs", "org.snakeyaml..");

  static final ArchRule THE_DATABASE_LIVES_IN_THE_SERVER =
      only("server", "java.sql..", "javax.sql..", "org.flywaydb..", "org.springframework..");

  static final ArchRule THE_COMMAND_LINE_LIVES_IN_CLI = only("cli", "picocli..");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "names say what things are",
              NAMES_SAY_WHAT_THINGS_ARE,
              "org.luoshi.fixtures.names",
              "DutyService>",
              "DutyServiceImpl>",
              "DutyManager>",
              "DutyImpl>",
              "DutyUtil>",
              "DutyUtils>",
              "DutyHelper>",
              "DutyHelpers>",
              "DutyDto>",
              "DutyDTO>"),
          Rule.of("no setters", NO_SETTERS, "org.luoshi.fixtures.setters", "Bag.setSize(int)"),
          Rule.of(
              "pages are named pages",
              PAGES_ARE_NAMED_PAGES,
              "org.luoshi.fixtures.pages",
              "Screens) answers requests; maybe name it ...Pages or ...Api",
              "DutyPages) answers no requests; maybe another name says what it is"),
          Rule.of(
              "time comes in",
              TIME_COMES_IN,
              "org.luoshi.fixtures.clock",
              "LocalDate.now(java.time.ZoneId)",
              "java.time.Instant.now(",
              "Clock.systemUTC()"),
          Rule.of(
              "no bean makers, no mocks",
              NO_BEAN_MAKERS_NO_MOCKS,
              "org.luoshi.fixtures.tools",
              "lombok.Data",
              "mockito.Mock"),
          Rule.of(
              "every package has null marks",
              EVERY_PACKAGE_HAS_NULL_MARKS,
              "org.luoshi.fixtures.plates",
              "(org.luoshi.fixtures.plates) has no @NullMarked package-info"),
          Rule.of(
              "workbooks live in office",
              WORKBOOKS_LIVE_IN_OFFICE,
              "org.luoshi.fixtures.libraries",
              "OpensAWorkbook"),
          Rule.of(
              "YAML lives in packs",
              YAML_LIVES_IN_PACKS,
              "org.luoshi.fixtures.libraries",
              "ReadsYaml"),
          Rule.of(
              "the database lives in the server",
              THE_DATABASE_LIVES_IN_THE_SERVER,
              "org.luoshi.fixtures.libraries",
              "AsksTheDatabase"),
          Rule.of(
              "the command line lives in cli",
              THE_COMMAND_LINE_LIVES_IN_CLI,
              "org.luoshi.fixtures.libraries",
              "ReadsTheCommandLine"),
          Rule.of(
              "no package is shared by two modules",
              classes().should(shareNoPackage()),
              "org.luoshi.trust",
              "(org.luoshi.trust) lies in"));

  private StyleRules() {}

  /// The test kit may use them all: it makes what the others read.
  private static ArchRule only(String module, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages("org.luoshi.." + module + "..", "org.luoshi.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  /// A name that a class outside the house imposes, as an overridden method, is not ours to choose.
  private static void setters(JavaMethod method, Consumer<String> complain) {
    boolean imposed =
        Stream.concat(
                method.getOwner().getAllRawSuperclasses().stream(),
                method.getOwner().getAllRawInterfaces().stream())
            .filter(above -> !above.getPackageName().startsWith("org.luoshi"))
            .flatMap(above -> above.getMethods().stream())
            .anyMatch(above -> above.getName().equals(method.getName()));
    if (method.getName().matches("set\\p{Upper}.*") && !imposed) {
      complain.accept("(%s) is a setter".formatted(method.getFullName()));
    }
  }

  private static void pages(JavaClass one, Consumer<String> complain) {
    boolean named = one.getSimpleName().endsWith("Pages") || one.getSimpleName().endsWith("Api");
    boolean answers =
        one.isAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            || one.isAnnotatedWith("org.springframework.stereotype.Controller");
    if (answers && !named) {
      complain.accept(
          "(%s) answers requests; maybe name it ...Pages or ...Api".formatted(one.getName()));
    }
    if (named && !answers && one.isTopLevelClass()) {
      complain.accept(
          "(%s) answers no requests; maybe another name says what it is".formatted(one.getName()));
    }
  }

  /// The system clock is taken once, where the command begins.
  private static void hasty(JavaClass one, Consumer<String> complain) {
    for (var access : one.getCodeUnitAccessesFromSelf()) {
      var target = access.getTarget();
      boolean ofTime = target.getOwner().getPackageName().startsWith("java.time");
      boolean asks =
          ofTime
              && target.getName().equals("now")
              && target.getRawParameterTypes().stream()
                  .noneMatch(t -> t.isEquivalentTo(Clock.class));
      boolean makesAClock =
          target.getOwner().isEquivalentTo(Clock.class)
              && !target.getRawParameterTypes().stream()
                  .anyMatch(t -> t.isEquivalentTo(Clock.class))
              && target.getName().startsWith("system")
              && !one.getPackageName().equals("org.luoshi.cli");
      boolean counts =
          target.getOwner().isEquivalentTo(System.class)
              && target.getName().equals("currentTimeMillis");
      if (asks || makesAClock || counts) {
        complain.accept("(%s) asks %s".formatted(one.getName(), target.getFullName()));
      }
    }
  }

  private static void unmarked(JavaClass one, Consumer<String> complain) {
    if (!one.getPackage().isAnnotatedWith(NullMarked.class)) {
      complain.accept("(%s) has no @NullMarked package-info".formatted(one.getPackageName()));
    }
  }

  private static ArchCondition<JavaClass> shareNoPackage() {
    return new ArchCondition<>("share no package with another module") {
      private final Map<String, TreeSet<String>> modules = new HashMap<>();

      @Override
      public void check(JavaClass one, ConditionEvents events) {
        modules
            .computeIfAbsent(one.getPackageName(), _ -> new TreeSet<>())
            .add(moduleOf(one.getSource().orElseThrow().getUri().toString()));
      }

      @Override
      public void finish(ConditionEvents events) {
        modules.forEach((name, in) -> {
          if (in.size() > 1) {
            events.add(SimpleConditionEvent.violated(name, "(%s) lies in %s".formatted(name, in)));
          }
        });
      }
    };
  }

  /// The folder or jar that holds the class file; a module's tests count as a module of their own.
  private static String moduleOf(String uri) {
    return uri.replaceFirst("!.*", "").replaceFirst("/org/luoshi/.*", "");
  }

  private static ArchCondition<JavaClass> each(
      String description, BiConsumer<JavaClass, Consumer<String>> look) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        look.accept(one, said -> events.add(SimpleConditionEvent.violated(one, said)));
      }
    };
  }

  private static ArchCondition<JavaMethod> eachMethod(
      String description, BiConsumer<JavaMethod, Consumer<String>> look) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaMethod one, ConditionEvents events) {
        look.accept(one, said -> events.add(SimpleConditionEvent.violated(one, said)));
      }
    };
  }
}
