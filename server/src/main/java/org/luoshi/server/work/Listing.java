package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Typed;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;

/// The search over records: what was asked, as a filter within the actor's reach.
record Listing(Turn turn, Form form, Catalogue.Filter filter, List<Diagnostic> found) {

  static final int PAGE = 50;

  /// The filter that the request asks for; what cannot be read is told at its field, and then
  /// nothing is found.
  static Listing of(Turn turn, Map<String, String> asked) {
    var found = new ArrayList<Diagnostic>();
    var unit = unit(turn, asked.getOrDefault("unit", ""), found);
    var from = day(asked, "from", found);
    var until = day(asked, "until", found);
    var kind = asked.getOrDefault("kind", "");
    var filter =
        new Catalogue.Filter(
            turn.desk().within(turn.actor()),
            kind.isBlank() ? null : kind,
            kind.isBlank() ? Kinds.ORGANISATION : List.of(),
            unit,
            from,
            until,
            state(asked.getOrDefault("state", "")).orElse(null),
            asked.getOrDefault("q", "").strip(),
            null);
    var form = Form.fresh(asked).with(found, turn.page().phrases());
    return new Listing(turn, form, filter, List.copyOf(found));
  }

  private static @Nullable String unit(Turn turn, String written, List<Diagnostic> found) {
    if (written.isBlank()) {
      return null;
    }
    var unit = turn.desk().references().names().unit(written);
    if (unit.isEmpty()) {
      found.add(Diagnostic.error("import-foreign-unit", new Place.Subject("unit"), written));
    }
    return unit.orElse(written);
  }

  private static @Nullable LocalDate day(
      Map<String, String> asked, String field, List<Diagnostic> found) {
    var written = asked.getOrDefault(field, "");
    if (written.isBlank()) {
      return null;
    }
    var day = Typed.day(written);
    if (day.isEmpty()) {
      found.add(Diagnostic.error("page-date", new Place.Subject(field), written));
    }
    return day.orElse(null);
  }

  private static Optional<WorkRecord.State> state(String written) {
    if (written.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(WorkRecord.State.valueOf(written.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      throw new WrongInput(Diagnostic.error("page-unknown", new Place.Subject("state"), written));
    }
  }

  /// Everything that can be chosen as a kind.
  List<Frame.Choice> kinds() {
    return turn.desk().board().programme().records().values().stream()
        .map(kind -> new Frame.Choice(kind.id(), kind.title().in(turn.page().language())))
        .toList();
  }

  List<Frame.Choice> states() {
    return java.util.Arrays.stream(WorkRecord.State.values())
        .map(state -> state.name().toLowerCase(Locale.ROOT))
        .map(state -> new Frame.Choice(state, turn.page().say("record.state." + state)))
        .toList();
  }
}
