package org.luoshi.server.programmes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Findings;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;

/// What checking packs found, told to a person and to programs: the same by command and by API.
public record PackCheck(List<Diagnostic> found) {

  public PackCheck {
    found = List.copyOf(found);
  }

  /// Reads each pack and gathers all that is wrong with any.
  public static PackCheck of(List<PackFiles> packs) {
    var found = new ArrayList<Diagnostic>();
    packs.forEach(pack -> found.addAll(Packs.read(pack).diagnostics()));
    return new PackCheck(found);
  }

  public long errors() {
    return found.stream().filter(Diagnostic::isError).count();
  }

  public Map<String, @Nullable Object> tree(Phrasebook phrases) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("errors", errors());
    tree.put("warnings", found.size() - errors());
    tree.put("diagnostics", found.stream().map(one -> Findings.tree(one, phrases)).toList());
    return tree;
  }

  public String text(Phrasebook phrases) {
    var text = new StringBuilder();
    found.forEach(one -> text.append(phrases.say(one)).append('\n'));
    return text.append(phrases.say("pack.checked", errors(), found.size() - errors()))
        .append('\n')
        .toString();
  }
}
