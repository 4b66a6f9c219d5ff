package org.luoshi.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The engine decides and does nothing else: no files, clock, threads, logging, reflection or net.
final class EngineRules {

  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.math",
          "java.text",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations");

  /// Members of those packages that reach out of the program or of the moment.
  private static final Set<String> REACHING_OUT =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Date",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.UUID");

  /// Of these two, only what neither looks behind a type nor asks the machine.
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.Class", Set.of("isInstance", "cast", "getSimpleName"),
          "java.lang.System", Set.of("lineSeparator", "arraycopy"));

  /// The phrase book reads the text of a properties file, from memory.
  private static final Set<String> OF_THE_PHRASEBOOK =
      Set.of(
          "java.io.IOException",
          "java.io.Reader",
          "java.io.StringReader",
          "java.io.UncheckedIOException");

  /// The draw digests a text, in memory: the same words give the same digest everywhere.
  private static final Set<String> OF_THE_DRAW =
      Set.of(
          "java.nio.charset.Charset",
          "java.nio.charset.StandardCharsets",
          "java.security.MessageDigest",
          "java.security.NoSuchAlgorithmException");

  static final ArchRule PURE =
      classes().that().resideInAPackage("org.luoshi..engine..").should(beMadeOfJavaAlone());

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "engine is made of java.base and JSpecify alone",
              PURE,
              "org.luoshi.fixtures.purity",
              "ReadsAFile) reaches for (java.nio.file.Files)",
              "AsksTheClock) reaches for (java.time.Clock)",
              "StartsAThread) reaches for (java.lang.Thread)",
              "LooksBehind) reaches for (java.lang.Class.getRecordComponents())",
              "KeepsALog) reaches for (java.util.logging.Logger)",
              "CallsOut) reaches for (java.net.URI)",
              "Phrasebook) reaches for (java.io.StringReader)"));

  private EngineRules() {}

  private static ArchCondition<JavaClass> beMadeOfJavaAlone() {
    return new ArchCondition<>("be made of java.base and JSpecify alone") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        for (var dependency : one.getDirectDependenciesFromSelf()) {
          var on = dependency.getTargetClass().getBaseComponentType();
          if (!mayUse(one, on)) {
            events.add(
                SimpleConditionEvent.violated(
                    dependency, "(%s) reaches for (%s)".formatted(one.getName(), on.getName())));
          }
        }
        for (var access : one.getCodeUnitAccessesFromSelf()) {
          var may = MEMBERS.get(access.getTarget().getOwner().getName());
          if (may != null && !may.contains(access.getTarget().getName())) {
            events.add(
                SimpleConditionEvent.violated(
                    access,
                    "(%s) reaches for (%s)"
                        .formatted(one.getName(), access.getTarget().getFullName())));
          }
        }
      }
    };
  }

  private static boolean mayUse(JavaClass one, JavaClass on) {
    if (one.getName().equals("org.luoshi.engine.text.Phrasebook")
        && OF_THE_PHRASEBOOK.contains(on.getName())) {
      return true;
    }
    if (one.getName().equals("org.luoshi.engine.assess.Draw")
        && OF_THE_DRAW.contains(on.getName())) {
      return true;
    }
    return on.isPrimitive()
        || on.getPackageName().startsWith("org.luoshi.")
        || (PACKAGES.contains(on.getPackageName()) && !REACHING_OUT.contains(on.getName()));
  }
}
