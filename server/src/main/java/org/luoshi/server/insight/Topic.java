package org.luoshi.server.insight;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.luoshi.server.shell.Refusals.NotThere;

/// What can be looked at a second time, each with its lists and the lists behind its numbers.
enum Topic {
  DECAY(DecaySheets::of, _ -> List.of(), DecaySheets::head),
  CHECKS(CheckSheets::of, CheckSheets::behind, CheckSheets::head),
  OVERLAPS(OverlapSheets::of, OverlapSheets::behind, OverlapSheets::head),
  BURDEN(BurdenSheets::of, _ -> List.of(), BurdenSheets::head),
  ENTRIES(EntrySheets::of, EntrySheets::behind, EntrySheets::head),
  ALIKE(AlikeSheets::of, AlikeSheets::behind, AlikeSheets::head);

  private final Function<Look, List<Sheet>> sheets;
  private final Function<Look, List<Sheet>> behind;
  private final Function<Look, String> head;

  Topic(
      Function<Look, List<Sheet>> sheets,
      Function<Look, List<Sheet>> behind,
      Function<Look, String> head) {
    this.sheets = sheets;
    this.behind = behind;
    this.head = head;
  }

  /// Its name in addresses.
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Topic of(String code) {
    return Arrays.stream(values())
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow(NotThere::new);
  }

  List<Sheet> sheets(Look look) {
    return sheets.apply(look);
  }

  /// The list behind a number, as the request asks for it; nothing where it names none.
  Sheet behind(Look look) {
    return behind.apply(look).stream().findFirst().orElseThrow(NotThere::new);
  }

  /// The sentence that says how things stand.
  String head(Look look) {
    return head.apply(look);
  }
}
