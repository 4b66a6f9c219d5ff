package org.luoshi.server.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Docx;
import org.luoshi.office.document.Pdf;
import org.luoshi.server.access.Actor;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Reaches;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.shell.Refusals;

/// Reports of the moment in the pack's own words, drafted by nobody and kept nowhere: what the
/// command `report` writes.
public final class Previews {

  private final Supplier<Board> boards;
  private final Function<Instant, Board> known;
  private final Programmes programmes;
  private final Supplier<Instant> now;

  public Previews(
      Supplier<Board> boards,
      Function<Instant, Board> known,
      Programmes programmes,
      Supplier<Instant> now) {
    this.boards = boards;
    this.known = known;
    this.programmes = programmes;
    this.now = now;
  }

  /// A document in one of its forms, and what was noticed in its text.
  @SuppressWarnings("ArrayRecordComponent") // the bytes are only ever sent
  record Made(byte[] content, List<Diagnostic> found) {}

  /// What is asked for: the date and the moment of knowledge, null for the usual and for now.
  record Wanted(@Nullable LocalDate asOf, @Nullable Instant knownAt, boolean pdf) {}

  Made make(Actor actor, Wanted wanted, Phrasebook phrases) {
    var board = wanted.knownAt() == null ? boards.get() : known.apply(wanted.knownAt());
    var asOf = wanted.asOf() == null ? board.usualDay(now.get()) : wanted.asOf();
    var unit = actor.scope().unit();
    if (!Reaches.sees(board, actor.scope(), unit, asOf)) {
      throw new Refusals.NotThere();
    }
    var id = board.programme().id();
    var text =
        programmes
            .report(id, phrases.language())
            .orElseThrow(() ->
                new WrongInput(
                    Diagnostic.error(
                        "report-no-text", new Place.Subject(id), id, phrases.language().code())));
    var reach = Reaches.of(board, unit, asOf);
    var numbers = new Numbers(board, unit, reach, asOf, phrases);
    var written = Reports.write(numbers, text, new Proposals(numbers).words());
    return new Made(
        Freezing.bytes(written.document(), wanted.pdf() ? Pdf::write : Docx::write),
        written.found());
  }
}
