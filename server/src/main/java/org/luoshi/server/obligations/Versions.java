package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.server.shell.Page;

/// How a duty changed from version to version of its programme, told in words.
final class Versions {

  private Versions() {}

  /// The versions that declared the duty otherwise than the one before, in order; empty where it
  /// never changed.
  static List<Explained.Version> of(Rules rules, Obligation obligation, Page page) {
    var all = of(rules, obligation.duty().id(), obligation.version(), page);
    return all.size() < 2 ? List.of() : all;
  }

  static List<Explained.Version> of(Rules rules, String duty, String judged, Page page) {
    var all = new ArrayList<Explained.Version>();
    Map<String, String> former = null;
    for (var version : rules.versions()) {
      var told = told(version, version.duties().get(duty), page);
      if (!told.equals(former) || version.version().equals(judged)) {
        all.add(
            new Explained.Version(
                version.version(),
                page.day(version.effective()),
                version.version().equals(judged),
                changes(former, told, page)));
      }
      former = told;
    }
    return all;
  }

  private static Map<String, String> told(Programme version, @Nullable Duty duty, Page page) {
    var told = new LinkedHashMap<String, String>();
    if (duty == null) {
      return told;
    }
    var say = new DutyWords(version, page.phrases());
    told.put("duty.title", duty.title().in(page.language()));
    told.put("col.clause", duty.clause());
    told.put("duty.bearer", say.bearer(duty));
    told.put("duty.cadence", say.cadence(duty));
    var proof = new ArrayList<>(List.of(say.proof(duty)));
    proof.addAll(say.conditions(duty));
    told.put("duty.proof", String.join(page.say("list.semicolon"), proof));
    told.put("duty.deadline", say.deadline(duty));
    told.put("duty.window", say.window(duty));
    told.put("duty.partial", say.partial(duty));
    told.put("duty.checker", say.checker(duty));
    told.put("duty.weight", String.valueOf(duty.weight()));
    told.put("duty.remarks", String.join(page.say("list.semicolon"), say.remarks(duty)));
    return told;
  }

  private static List<String> changes(
      @Nullable Map<String, String> former, Map<String, String> now, Page page) {
    if (former == null || former.isEmpty()) {
      return now.isEmpty() ? List.of() : List.of(page.say("versions.first"));
    }
    if (now.isEmpty()) {
      return List.of(page.say("versions.gone"));
    }
    var changes = new ArrayList<String>();
    now.forEach((key, value) -> {
      var before = former.getOrDefault(key, "");
      if (!before.equals(value)) {
        changes.add(
            page.say(
                "versions.change",
                page.say(key),
                before.isEmpty() ? "—" : before,
                value.isEmpty() ? "—" : value));
      }
    });
    return changes;
  }
}
