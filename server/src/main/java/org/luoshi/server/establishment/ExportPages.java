package org.luoshi.server.establishment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.office.sheet.Table;
import org.luoshi.office.sheet.Tables;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History;
import org.luoshi.server.records.RecordSheets;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The organisation, its people and any kind of record taken away as the sheets that an import
/// reads.
@RestController
public final class ExportPages {

  /// More records of one kind than this are taken away in parts, by unit.
  private static final int MOST = 200_000;

  private final Days days;
  private final History history;

  public ExportPages(Days days, History history) {
    this.days = days;
    this.history = history;
  }

  /// The whole history of the organisation in the scope: units, their changes, appointments.
  @Allows({Right.EXPORT, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/organisation/export")
  public ResponseEntity<byte[]> organisation(Page page, Actor actor) {
    return sheets(
        page,
        actor,
        List.of(Organisations.UNIT, Organisations.APPOINTMENT, Organisations.CHANGE),
        "organisation");
  }

  /// All records of one kind in the scope.
  @Allows(Right.EXPORT)
  @GetMapping(path = "/export")
  public ResponseEntity<byte[]> records(
      Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var kind = OrganisationPages.given(asked, "kind");
    if (!days.board().programme().records().containsKey(kind) || Facts.KINDS.contains(kind)) {
      throw new Refusals.NotThere();
    }
    return sheets(page, actor, List.of(kind), kind);
  }

  private ResponseEntity<byte[]> sheets(Page page, Actor actor, List<String> kinds, String name) {
    var board = days.board();
    var tree = days.on(days.today());
    var units = Set.copyOf(tree.seen(actor.scope()));
    var sheets = new RecordSheets(board.organisation(), page.language());
    var tables = new ArrayList<Table>();
    for (var id : kinds) {
      var kind = board.programme().records().get(id);
      if (kind != null && RecordSheets.hasSheet(kind)) {
        tables.add(sheets.table(kind, records(kind, actor, units)));
      }
    }
    if (tables.isEmpty()) {
      throw new Refusals.NotThere();
    }
    var out = new ByteArrayOutputStream();
    try {
      Tables.write(out, tables);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return ImportPages.sheet(out.toByteArray(), name + "-" + days.today());
  }

  /// The records of the kind as far as the scope reaches; those of no unit for the whole house
  /// only.
  private List<WorkRecord> records(RecordKind kind, Actor actor, Set<String> units) {
    boolean ofOrganisation = Facts.KINDS.contains(kind.id());
    var all =
        ofOrganisation
            ? history.current(Set.of(kind.id()))
            : actor.scope().isWhole()
                ? history.current(Set.of(kind.id()))
                : history.ofUnits(Set.of(kind.id()), units);
    return all.stream()
        .map(History.Version::record)
        .filter(one -> actor.scope().isWhole() || isWithin(one, units))
        .limit(MOST)
        .toList();
  }

  private static boolean isWithin(WorkRecord one, Set<String> units) {
    var unit = one.unit() == null ? one.value("code").map(Object::toString).orElse("") : one.unit();
    return units.contains(unit);
  }
}
