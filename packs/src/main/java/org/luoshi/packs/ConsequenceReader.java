package org.luoshi.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Consequence.Act;
import org.luoshi.engine.duty.Consequence.When;

/// Reads what follows when a duty is not done.
final class ConsequenceReader {

  private final PartyReader parties;

  ConsequenceReader(Declared declared) {
    this.parties = new PartyReader(declared);
  }

  List<Consequence> read(Section pack) {
    var read = new ArrayList<Consequence>();
    for (var item : pack.items("consequences")) {
      pack.section("consequences", item).flatMap(this::consequence).ifPresent(read::add);
    }
    return read;
  }

  private Optional<Consequence> consequence(Section section) {
    var after = Spelling.stretch(section, "after", true).map(Consequence.After::new);
    var times = section.whole("missed", 1, 100);
    boolean inARow = section.flag("in-a-row", false);
    if (section.has("after") == section.has("missed")) {
      section.findings().error("pack-one-of", section.at(), "after, missed");
    }
    if (!section.has("do")) {
      section.missing("do");
    }
    var act = section.oneOf("do", List.of("remind", "propose")).equals("propose");
    var measure = section.words("measure");
    var decidedBy = section.has("decided-by") ? parties.parties(section, "decided-by") : null;
    if (act && (measure.isEmpty() || decidedBy == null)) {
      section.findings().error("pack-measure-without-decision", section.at());
    }
    measure.ifPresent(id -> section.checkId(id, section.valueAt("measure")));
    var to = parties.parties(section, "to");
    if (!act && !section.has("to")) {
      section.missing("to");
    }
    section.done();
    Optional<When> when =
        after.<When>map(w -> w).or(() -> times.map(n -> new Consequence.Missed(n, inARow)));
    return when.map(w ->
        new Consequence(
            w,
            act ? Act.PROPOSE : Act.REMIND,
            measure.orElse(null),
            to,
            decidedBy == null || decidedBy.isEmpty() ? null : decidedBy.getFirst()));
  }
}
