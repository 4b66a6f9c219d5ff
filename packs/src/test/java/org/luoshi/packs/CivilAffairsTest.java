package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CivilAffairsTest {

  @Test
  void readsWithoutAMistake() {
    assertThat(Packs.shipped("civil-affairs").diagnostics())
        .filteredOn(found -> !found.code().equals("pack-report-missing"))
        .isEmpty();
  }
}
