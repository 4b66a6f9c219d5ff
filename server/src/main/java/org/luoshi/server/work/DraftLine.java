package org.luoshi.server.work;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
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
                            .map(one -> shown(kind, one.getKey(), one.getValue(), page))
                            .collect(Collectors.joining(" · ")),
                        desk.time(draft.savedAt()))))
        .toList();
  }

  /// What was typed; a choice by its title.
  private static String shown(RecordKind kind, String field, String typed, Page page) {
    return kind.field(field).map(Field::type).stream()
        .filter(Field.ChoiceOf.class::isInstance)
        .map(type -> ((Field.ChoiceOf) type).choices().get(typed))
        .filter(Objects::nonNull)
        .map(choice -> choice.title().in(page.language()))
        .findFirst()
        .orElse(typed);
  }
}
