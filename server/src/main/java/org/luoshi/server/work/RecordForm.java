package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// The form of one record kind as it stands: its fields, what was typed, what that would count
/// toward, and records that may be the same piece of work.
public record RecordForm(
    RecordKind kind,
    Form form,
    List<FieldView> fields,
    Effects effects,
    List<Alike> alike,
    String draft,
    List<Frame.Choice> uses) {

  /// A record that may be the same piece of work.
  public record Alike(String id, String href, LocalDate day, String brief) {}

  public RecordForm {
    fields = List.copyOf(fields);
    alike = List.copyOf(alike);
    uses = List.copyOf(uses);
  }

  /// The texts by field id among what a form sent.
  static Map<String, String> words(RecordKind kind, Map<String, String> typed) {
    var words = new LinkedHashMap<String, String>();
    for (var field : kind.fields().keySet()) {
      var text = typed.get(FieldView.PREFIX + field);
      if (text != null) {
        words.put(field, text);
      }
    }
    return words;
  }

  /// The texts of fields under the names a form gives them.
  static Map<String, String> named(Map<String, String> words) {
    var named = new LinkedHashMap<String, String>();
    words.forEach((field, text) -> named.put(FieldView.PREFIX + field, text));
    return named;
  }

  /// Findings at the names a form gives to fields.
  static List<Diagnostic> named(RecordKind kind, List<Diagnostic> found) {
    var named = new ArrayList<Diagnostic>();
    for (var one : found) {
      boolean ofField =
          one.place() instanceof Place.Subject(var id) && kind.fields().containsKey(id);
      named.add(
          ofField
              ? new Diagnostic(
                  one.code(),
                  one.severity(),
                  new Place.Subject(FieldView.PREFIX + one.place().shown()),
                  one.values())
              : one);
    }
    return named;
  }

  /// What makes forms, for one actor and page.
  record Making(Desk desk, Actor actor, Page page) {

    RecordForm of(
        RecordKind kind, Form form, Effects effects, List<Alike> alike, @Nullable String draft) {
      var fields = new FieldViews(desk).of(actor, kind, page, java.util.Set.of());
      return new RecordForm(
          kind,
          settled(kind, form),
          withTyped(fields, form),
          effects,
          alike,
          draft == null ? "" : draft,
          uses(kind));
    }

    /// The form that corrects a record; one from above stays as it is but for when it was done.
    RecordForm correcting(RecordKind kind, Form form, Effects effects, boolean answers) {
      var open =
          answers
              ? new Kinds(desk.board().programme()).answerFields(kind)
              : java.util.Set.<String>of();
      var settled = settled(kind, form);
      var fields = withTyped(new FieldViews(desk).of(actor, kind, page, open), settled);
      return new RecordForm(kind, settled, fields, effects, List.of(), "", uses(kind));
    }

    /// The unit chosen from a list bears its code there, however it was written.
    Form settled(RecordKind kind, Form form) {
      var role = kind.roles().unit();
      var written = role == null ? "" : form.value(FieldView.PREFIX + role);
      if (role == null || written.isBlank()) {
        return form;
      }
      return desk.references()
          .names()
          .unit(written)
          .map(unit -> {
            boolean listed = desk.units(actor, desk.today()).size() <= 60;
            var typed = new LinkedHashMap<>(form.typed());
            typed.put(FieldView.PREFIX + role, listed ? unit : desk.name(unit, desk.today()));
            return new Form(typed, form.errors(), form.once());
          })
          .orElse(form);
    }

    /// A choice typed that is not among those offered stays to be seen.
    List<FieldView> withTyped(List<FieldView> fields, Form form) {
      var all = new ArrayList<FieldView>();
      for (var field : fields) {
        var typed = form.value(field.name());
        boolean odd =
            field.isClosed()
                && !typed.isBlank()
                && field.choices().stream().noneMatch(choice -> choice.value().equals(typed));
        if (!odd) {
          all.add(field);
          continue;
        }
        var choices = new ArrayList<>(field.choices());
        var unit = desk.references().names().unit(typed);
        boolean offered =
            unit.isPresent()
                && field.choices().stream().anyMatch(choice -> choice.value().equals(unit.get()));
        if (!offered) {
          choices.add(
              new Frame.Choice(typed, unit.map(id -> desk.name(id, desk.today())).orElse(typed)));
        }
        all.add(
            new FieldView(
                field.id(),
                field.label(),
                field.type(),
                field.required(),
                field.hint(),
                choices,
                field.fixed()));
      }
      return all;
    }

    /// The duties that such a record serves, with their clauses.
    private List<Frame.Choice> uses(RecordKind kind) {
      return desk.board().programme().duties().values().stream()
          .filter(duty -> duty.needs() != null && duty.needs().record().equals(kind.id()))
          .map(duty -> new Frame.Choice(duty.clause(), duty.title().in(page.language())))
          .toList();
    }
  }
}
