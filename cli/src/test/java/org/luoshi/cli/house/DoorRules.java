package org.luoshi.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// No door without a lock: every endpoint names the right it asks for, or says why it asks for
/// none.
final class DoorRules {

  private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
  private static final String ALLOWS = "org.luoshi.server.access.Allows";
  private static final String OPEN = "org.luoshi.server.access.Open";

  static final ArchRule EVERY_ENDPOINT_NAMES_ITS_RIGHT =
      methods().should(nameTheirRight()).allowEmptyShould(false);

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "every endpoint names its right",
              EVERY_ENDPOINT_NAMES_ITS_RIGHT,
              "org.luoshi.fixtures.doors",
              "UnlockedPages.shown()> names no right",
              "UnlockedPages.sent()> names no right",
              "UnlockedPages.both()> names a right and is open"));

  private DoorRules() {}

  private static ArchCondition<JavaMethod> nameTheirRight() {
    return new ArchCondition<>("name the right they ask for, if they answer requests") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!method.isAnnotatedWith(MAPPING) && !method.isMetaAnnotatedWith(MAPPING)) {
          return;
        }
        boolean allows = method.isAnnotatedWith(ALLOWS);
        boolean open = method.isAnnotatedWith(OPEN);
        if (allows == open) {
          var what = allows ? " names a right and is open" : " names no right";
          events.add(
              SimpleConditionEvent.violated(
                  method, "Method <" + method.getFullName() + ">" + what));
        }
      }
    };
  }
}
