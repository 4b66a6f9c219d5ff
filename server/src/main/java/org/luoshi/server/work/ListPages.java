package org.luoshi.server.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.office.sheet.Table;
import org.luoshi.office.sheet.Tables;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of records (工作记录): searched, paged, taken away as Excel.
@RestController
public final class ListPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /// An export takes no more rows than these.
  private static final int EXPORTED = 100_000;

  private final Desks desks;

  public ListPages(Desks desks) {
    this.desks = desks;
  }

  /// A row of the list.
  public record Line(
      String id, String href, String kind, String unit, String day, String brief, String state) {}

  @Allows(Right.SEE)
  @GetMapping(path = "/records", produces = HTML)
  public String list(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page.titled("page.records"));
    var listing = Listing.of(turn, asked);
    var slice =
        listing.form().isWrong()
            ? new Catalogue.Slice(List.of(), "", 0)
            : desks
                .catalogue()
                .list(listing.filter(), asked.getOrDefault("after", ""), Listing.PAGE);
    var lines = slice.lines().stream().map(kept -> line(turn, kept.record())).toList();
    return Templates.render(
        "work/records",
        Map.of(
            "page",
            turn.page(),
            "form",
            listing.form(),
            "kinds",
            listing.kinds(),
            "states",
            listing.states(),
            "lines",
            lines,
            "slice",
            slice,
            "exports",
            actor.may(Right.EXPORT)));
  }

  private static Line line(Turn turn, WorkRecord one) {
    var kind = turn.desk().kind(one.kind());
    var day = Wording.day(one);
    return new Line(
        one.id(),
        RecordLink.of(one.id()),
        kind.map(known -> known.title().in(turn.page().language())).orElse(one.kind()),
        one.unit() == null ? "—" : turn.desk().name(one.unit(), day),
        one.effective() == null ? "—" : one.effective().toString(),
        kind.map(known -> turn.wording().brief(known, one)).orElse(""),
        RecordView.code(one));
  }

  /// Exactly what the filter finds, one sheet for each kind; sheets are as an import reads them.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/records.xlsx")
  public ResponseEntity<byte[]> export(
      Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var turn = Turn.of(desks, actor, page);
    var listing = Listing.of(turn, asked);
    var byKind = new LinkedHashMap<String, List<WorkRecord>>();
    if (!listing.form().isWrong()) {
      desks
          .catalogue()
          .each(
              listing.filter(),
              EXPORTED,
              kept ->
                  byKind
                      .computeIfAbsent(kept.record().kind(), _ -> new ArrayList<>())
                      .add(kept.record()));
    }
    var tables = new ArrayList<Table>();
    byKind.forEach((kind, records) ->
        turn.desk().kind(kind).ifPresent(known -> tables.add(table(turn, known, records))));
    if (tables.isEmpty()) {
      tables.add(new Table(page.say("page.records"), "", List.of("—"), List.of()));
    }
    var out = new ByteArrayOutputStream();
    try {
      Tables.write(out, tables);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"records.xlsx\"")
        .body(out.toByteArray());
  }

  private static Table table(Turn turn, RecordKind kind, List<WorkRecord> records) {
    var page = turn.page();
    var header = new ArrayList<String>();
    header.add(page.say("record.number"));
    kind.fields().values().forEach(field -> header.add(field.title().in(page.language())));
    header.add(page.say("record.state"));
    header.add(page.say("record.entered"));
    var wording = turn.wording();
    var rows = new ArrayList<List<Value>>();
    for (var one : records) {
      var row = new ArrayList<Value>();
      row.add(new Value.Words(one.id()));
      for (var field : kind.fields().values()) {
        var value = one.value(field.id());
        row.add(
            value
                .filter(is -> is instanceof Value.Quantity || is instanceof Value.Day)
                .orElseGet(() ->
                    new Value.Words(
                        value.map(is -> wording.shown(field, is, Wording.day(one))).orElse(""))));
      }
      row.add(new Value.Words(page.say("record.state." + RecordView.code(one))));
      row.add(new Value.Words(turn.desk().time(one.entered())));
      rows.add(row);
    }
    return new Table(
        kind.sheets().isEmpty() ? kind.title().zh() : kind.sheets().getFirst(), "", header, rows);
  }
}
