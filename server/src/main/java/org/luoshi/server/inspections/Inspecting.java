package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Pen;
import org.luoshi.server.records.Catalogue;

/// What a final score writes into the records: the inspection of the unit, on the day it was
/// scored.
record Inspecting(Handling handling) {

  /// Enters it, or corrects the one that a former score wrote, and gives its id.
  String enter(Matter matter, Map<String, String> content) {
    var programme = handling.desk().board().programme();
    Loop.Use use = programme.loop().use("inspections").orElseThrow();
    var kind = Objects.requireNonNull(programme.records().get(use.record()));
    var day = LocalDate.parse(content.getOrDefault("scored", handling.today().toString()));
    var values = new LinkedHashMap<String, Value>();
    put(values, kind.roles().unit(), new Value.Reference(matter.unit()));
    put(values, kind.roles().date(), new Value.Day(day));
    use.field("term")
        .ifPresent(id -> values.put(id, new Value.Reference(content.getOrDefault("term", ""))));
    use.field("score")
        .ifPresent(id ->
            values.put(
                id,
                new Value.Quantity(Amount.of(new BigDecimal(content.getOrDefault("score", "0"))))));
    use.field("team").ifPresent(id -> values.put(id, new Value.Words(matter.id())));
    var former =
        handling
            .desk()
            .catalogue()
            .find(content.getOrDefault("record", ""))
            .map(Catalogue.Kept::record);
    if (former.isEmpty()) {
      return new Pen(handling).enter(kind, values).id();
    }
    new Pen(handling).correct(former.get(), values, handling.say("assessments.rewritten"));
    return former.get().id();
  }

  private static void put(
      Map<String, Value> values, @org.jspecify.annotations.Nullable String field, Value value) {
    if (field != null) {
      values.put(field, value);
    }
  }
}
