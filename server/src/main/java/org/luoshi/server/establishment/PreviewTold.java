package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.shell.Page;

/// A preview told to a person, in the words of the page's language.
public final class PreviewTold {

  private static final int SHOWN = 200;

  private final Page page;
  private final Preview preview;
  private final Board board;
  private final LocalDate day;

  PreviewTold(Page page, Preview preview, Board board, LocalDate day) {
    this.page = page;
    this.preview = preview;
    this.board = board;
    this.day = day;
  }

  /// Obligations of one duty: what happens, to how many of whom, from which term to which.
  public record ShiftLine(
      Preview.What what, String duty, String who, String unit, int count, String terms) {}

  /// By how much a past figure would differ.
  public record PastLine(String unit, String halfYear, String owed, String met, String missed) {}

  /// Who will see a unit, or no longer, and for a superior the posts held there.
  public record SightLine(boolean gains, String unit, String who, String posts) {}

  /// A case left open.
  public record LeftLine(String unit, String what, String id, String to) {}

  public long basis() {
    return preview.basis();
  }

  public int count(Preview.What what) {
    return preview.count(what);
  }

  public List<String> warnings() {
    return preview.warnings().stream().map(this::said).toList();
  }

  private String said(Diagnostic one) {
    var values = one.values().toArray();
    return page.say(
        "form.said", page.say(one.code(), values), page.say(one.code() + ".maybe", values));
  }

  /// The records to be written, each as a line.
  public List<String> written() {
    return preview.written().stream()
        .limit(SHOWN)
        .map(one ->
            page.say(
                "preview.how." + one.how().name().toLowerCase(java.util.Locale.ROOT),
                title(one.said()),
                words(one.said())))
        .toList();
  }

  public int writtenCount() {
    return preview.written().size();
  }

  private String title(WorkRecord record) {
    var kind = board.programme().records().get(record.kind());
    return kind == null ? record.kind() : kind.title().in(page.language());
  }

  /// The record's values by the titles of its columns.
  private String words(WorkRecord record) {
    var kind = board.programme().records().get(record.kind());
    if (kind == null) {
      return record.id();
    }
    var parts = new ArrayList<String>();
    for (var field : kind.fields().values()) {
      record
          .value(field.id())
          .ifPresent(value ->
              parts.add(field.title().in(page.language()) + " " + shown(record, field, value)));
    }
    return String.join(page.say("words.comma"), parts);
  }

  private String shown(WorkRecord record, Field field, Value value) {
    if (field.type() instanceof Field.ChoiceOf(var choices)
        && choices.get(value.toString()) != null) {
      return choices.get(value.toString()).title().in(page.language());
    }
    boolean names =
        field.type() instanceof Field.UnitRef
            || field.id().equals("superior")
            || field.id().equals("into")
            || field.id().equals("code") && record.kind().equals(Organisations.CHANGE);
    return names ? named(value.toString()) : value.toString();
  }

  private String named(String units) {
    return java.util.Arrays.stream(units.split("、", -1))
        .map(this::name)
        .collect(Collectors.joining("、"));
  }

  private String name(String unit) {
    return board.organisation().unit(unit).map(one -> one.nameOn(day)).orElse(unit);
  }

  public List<ShiftLine> shifts() {
    return preview.shifts().stream()
        .limit(SHOWN)
        .map(one ->
            new ShiftLine(
                one.what(),
                one.title().in(page.language()),
                name(one.bearer()),
                name(one.unit()),
                one.count(),
                one.first().equals(one.last())
                    ? one.first()
                    : page.say("preview.terms", one.first(), one.last())))
        .toList();
  }

  public int shiftLines() {
    return preview.shifts().size();
  }

  public List<PastLine> past() {
    return preview.past().stream()
        .limit(SHOWN)
        .map(one ->
            new PastLine(
                name(one.unit()),
                one.halfYear(),
                delta(one.before().owed(), one.after().owed()),
                delta(one.before().met(), one.after().met()),
                delta(one.before().missed(), one.after().missed())))
        .toList();
  }

  private static String delta(int before, int after) {
    int by = after - before;
    return by == 0 ? "0" : by > 0 ? "+" + by : "−" + -by;
  }

  public List<SightLine> sights() {
    return preview.sights().stream().map(this::line).distinct().limit(SHOWN).toList();
  }

  private SightLine line(Preview.Sight one) {
    var posts =
        one.posts().stream()
            .map(held -> held.traits().getOrDefault("post", "") + " " + held.person())
            .limit(5)
            .collect(Collectors.joining(page.say("words.comma")));
    return one.unit().equals(one.superior())
        ? new SightLine(one.gains(), name(one.unit()), posts, "")
        : new SightLine(one.gains(), name(one.unit()), name(one.superior()), posts);
  }

  public List<LeftLine> left() {
    return preview.left().stream()
        .limit(SHOWN)
        .map(one ->
            new LeftLine(
                name(one.unit()),
                title(one.record()),
                one.record().id(),
                one.takenOverBy().isEmpty() ? "" : name(one.takenOverBy())))
        .toList();
  }

  public int leftCount() {
    return preview.left().size();
  }
}
