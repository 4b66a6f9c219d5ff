package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luoshi.engine.text.Language;

/// What is pressed twice is done once.
@Journey(writes = true)
class OnceIT {

  static Stream<Look> withAMouse() {
    return Stream.of(Look.of(Language.ZH), Look.of(Language.EN).withoutScripts());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withAMouse")
  void recordsADoubleClickOnce(Look look, Bureau bureau, Desks desks) {
    var desk = desks.of(Person.BRANCH_OFFICER, look).open("/record/meeting");
    Work.lessonTyped(desk, bureau.terms(look.language()), "28");
    desk.button("record.save").dblclick();
    assertThat(desk.done()).hasText(desk.say("done.recorded"));
    desk.open("/records?kind=meeting&from=2020-11-02");
    assertThat(desk.page().locator("tr[data-row]")).hasCount(1);
  }

  @Test
  void recordsTwoAtTheSameMomentOnce(Bureau bureau)
      throws InterruptedException, ExecutionException {
    var clerk = Clerk.of(bureau, Person.BRANCH_OFFICER);
    var form =
        clerk
            .form("/record/meeting", "form#record")
            .with("v-kind", "lesson")
            .with("v-date", "2020-11-02")
            .with("v-due", "33")
            .with("v-present", "28")
            .with("do", "save");
    var places = new ArrayList<String>();
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          Stream.generate(() -> both.submit(() -> placeOf(clerk, form))).limit(8).toList();
      for (var answer : answers) {
        places.add(answer.get());
      }
    }
    assertThat(places).hasSize(8).containsOnly(places.getFirst());
    assertThat(places.getFirst()).startsWith("/records/meeting/");
    assertThat(clerk.page("/records?kind=meeting&from=2020-11-02").select("[data-row]")).hasSize(1);
  }

  private static String placeOf(Clerk clerk, Clerk.Filled form) {
    var answer = clerk.send(form);
    return answer.headers().firstValue("Location").orElse(answer.statusCode() + answer.body());
  }
}
