package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void listsUpToSixtyRecordsInFull() {
    assertThat(Evidence.of(Samples.records(60))).isInstanceOf(Evidence.Whole.class);
  }

  @Test
  void showsTheFirstOfManyAndVouchesForAll() {
    var records = Samples.records(61);
    assertThat(Evidence.of(records))
        .isEqualTo(
            new Evidence.Excerpt(
                61,
                records.subList(0, 10),
                Evidence.manifest(records.stream().map(RecordLine::id).toList())));
  }

  /// The value is that of `printf 'a\nb\n' | sha256sum`.
  @Test
  void namesTheSameRecordsByTheSameManifestInAnyOrder() {
    assertThat(Evidence.manifest(List.of("b", "a")))
        .isEqualTo(Evidence.manifest(List.of("a", "b")))
        .isEqualTo("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
  }
}
