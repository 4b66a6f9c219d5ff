package org.luoshi.server.measures;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.shell.Page;

/// What a proposal rests on: the obligations that were missed when the rule proposed it, and how
/// they stand now.
record Grounds(Handling handling, Page page) {

  Procedure.Section section(Matter matter) {
    var day = handling.desk().day(handling.today());
    var rows = new ArrayList<Procedure.Row>();
    for (var id : matter.says("obligations").split("\n")) {
      day.find(handling.actor().scope(), id)
          .ifPresent(one -> {
            var obligation = one.obligation();
            rows.add(
                new Procedure.Row(
                    page.link(
                        "/explanation",
                        "unit",
                        obligation.unit(),
                        "duty",
                        obligation.duty().id(),
                        "term",
                        obligation.occasion().label()),
                    List.of(
                        handling.in(obligation.duty().title()),
                        obligation.occasion().label(),
                        obligation.due().day().toString(),
                        page.say(
                            "status." + one.status().name().toLowerCase(java.util.Locale.ROOT)))));
          });
    }
    return new Procedure.Section(
        page.say("measures.grounds"),
        page.say("measures.grounds-note"),
        List.of(
            page.say("measures.col.duty"),
            page.say("measures.col.term"),
            page.say("measures.col.due"),
            page.say("record.state")),
        rows);
  }
}
