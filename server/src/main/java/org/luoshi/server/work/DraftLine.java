package org.luoshi.server.work;

import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Page;

/// A draft in a list: the kind it is to become, what it says so far, when it was kept.
public record DraftLine(String id, String kind, String href, String brief, String savedAt) {

  static List<DraftLine> of(Desk desk, Actor actor, Page page) {
    return desk.drafts().of(actor).stream()
        .flatMap(draft ->
            desk.kind(draft.kind()).stream()
                .map(kind ->
                    new DraftLine(
                        draft.id(),
                        kind.title().in(page.language()),
                        "/record/" + kind.id() + "?draft=" + draft.id(),
                        RecordForm.words(kind, draft.typed()).entrySet().stream()
                            .filter(one -> !one.getKey().equals(kind.roles().unit()))
                            .map(java.util.Map.Entry::getValue)
                            .collect(Collectors.joining(" · ")),
                        desk.time(draft.savedAt()))))
        .toList();
  }
}
