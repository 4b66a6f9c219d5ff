package org.luoshi.server.establishment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Kinds;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Importer;

/// Somebody who sends workbooks in: they write what they could write by hand, and know the units
/// they could see.
final class ImportingActor implements Importer {

  private final Actor actor;
  private final LocalDate today;
  private @Nullable Organisation of;
  private final Map<LocalDate, Tree> trees = new HashMap<>();
  private @Nullable Names names;

  ImportingActor(Actor actor, Instant now, Programmes.Found pack) {
    this.actor = actor;
    this.today = LocalDate.ofInstant(now, pack.programme().zone());
  }

  @SuppressWarnings("ReferenceEquality") // trees are kept as long as the organisation is the same
  private Tree tree(Organisation organisation, LocalDate day) {
    if (of != organisation) {
      of = organisation;
      trees.clear();
      names = null;
    }
    return trees.computeIfAbsent(day, organisation::treeOn);
  }

  /// Known is what the scope reaches today, or reached on the last day the unit lived.
  @Override
  public boolean knows(Organisation organisation, String unit) {
    if (actor.scope().isWhole()) {
      return true;
    }
    return organisation
        .unit(unit)
        .filter(one -> actor.scope().reaches(tree(organisation, day(one, today)), unit))
        .isPresent();
  }

  private static LocalDate day(org.luoshi.engine.org.Unit unit, LocalDate day) {
    var closed = unit.closed();
    return day.isBefore(unit.founded())
        ? unit.founded()
        : closed != null && !day.isBefore(closed) ? closed.minusDays(1) : day;
  }

  @Override
  public boolean mayWrite(RecordKind kind) {
    return Kinds.may(actor, kind);
  }

  @Override
  public boolean mayWrite(RecordKind kind, WorkRecord said, Organisation organisation) {
    if (actor.scope().isWhole()) {
      return Kinds.may(actor, kind);
    }
    var unit = unit(said, organisation);
    var effective = said.effective();
    var on =
        unit == null
            ? today
            : organisation
                .unit(unit)
                .map(one -> day(one, effective == null ? today : effective))
                .orElse(today);
    return Kinds.may(actor, kind, unit, tree(organisation, on)) && !isAboutOneself(kind, unit);
  }

  /// What only those above write (inspections, findings), nobody writes about their own unit.
  private boolean isAboutOneself(RecordKind kind, @Nullable String unit) {
    return actor.scope().unit().equals(unit)
        && !Facts.KINDS.contains(kind.id())
        && kind.roles().unit() != null
        && kind.by().stream().noneMatch(RecordKind.USUAL_WRITERS::contains)
        && !kind.by().contains("enquiry-desk");
  }

  /// The unit a row of the organisation speaks of; of one yet to be founded, its superior.
  private @Nullable String unit(WorkRecord said, Organisation organisation) {
    if (!said.kind().equals(Organisations.UNIT) && !said.kind().equals(Organisations.CHANGE)) {
      return said.unit();
    }
    tree(organisation, today);
    var known = names;
    if (known == null) {
      known = new Names(organisation);
      names = known;
    }
    var all = known;
    var code = said.value("code").map(Object::toString).orElse("");
    return all.unit(code)
        .or(() -> said.value("superior").flatMap(above -> all.unit(above.toString())))
        .orElse(null);
  }
}
