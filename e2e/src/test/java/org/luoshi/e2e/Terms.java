package org.luoshi.e2e;

import java.util.Objects;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Language;

/// What the bureau's own programme calls its things, in one language.
record Terms(Programme programme, Language language) {

  String kind(String kind) {
    return of(kind).title().in(language);
  }

  String field(String kind, String field) {
    return of(kind).field(field).orElseThrow().title().in(language);
  }

  String choice(String kind, String field, String choice) {
    var choices = (Field.ChoiceOf) of(kind).field(field).orElseThrow().type();
    return Objects.requireNonNull(choices.choices().get(choice)).title().in(language);
  }

  String duty(String duty) {
    Duty known = Objects.requireNonNull(programme.duties().get(duty));
    return known.title().in(language);
  }

  private RecordKind of(String kind) {
    return Objects.requireNonNull(programme.records().get(kind));
  }
}
