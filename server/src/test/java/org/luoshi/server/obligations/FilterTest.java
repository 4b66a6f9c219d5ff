package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;

class FilterTest {

  @Test
  void comesBackFromItsAddressAsItWas() {
    var filter =
        Filter.ALL
            .own("MZ 01/02")
            .through("MZ03")
            .level(2)
            .duty("committee-meeting")
            .is("owed")
            .term("2020-H1")
            .due(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31));
    var page = Seen.page("/", Map.of("as-of", "2020-10-31"), Language.ZH);

    assertThat(Filter.asked(Seen.values(filter.href(page)))).isEqualTo(filter);
    assertThat(Filter.asked(Seen.values(Filter.ALL.withoutDueDay().href(page))))
        .isEqualTo(Filter.ALL.withoutDueDay());
    assertThat(Filter.asked(Map.of())).isEqualTo(Filter.ALL);
  }

  @Test
  void tellsAllThatCannotBeAskedForAtOnce() {
    var asked =
        Map.of("status", "red", "due-from", "31.3.2020", "due-to", "2020-02-30", "level", "top");

    assertThatThrownBy(() -> Filter.asked(asked))
        .isInstanceOfSatisfying(
            WrongInput.class,
            wrong ->
                assertThat(wrong.found())
                    .extracting(Diagnostic::code, one -> one.place().shown())
                    .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("list-status", "status"),
                        org.assertj.core.groups.Tuple.tuple("list-level", "level"),
                        org.assertj.core.groups.Tuple.tuple("page-date", "due-from"),
                        org.assertj.core.groups.Tuple.tuple("page-date", "due-to")));
  }

  @Test
  void withAFirstDueDayOnlyLeavesOutWhatIsNeverDue() {
    var wanted = Filter.ALL.due(LocalDate.of(2021, 1, 1), null).wanted();

    assertThat(wanted.dueUntil()).isBefore(LocalDate.MAX);
    assertThat(Filter.ALL.withoutDueDay().wanted().dueFrom()).isEqualTo(LocalDate.MAX);
  }
}
