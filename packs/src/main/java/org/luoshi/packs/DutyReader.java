package org.luoshi.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Duty.Binds;
import org.luoshi.engine.duty.Duty.Rhythm;
import org.luoshi.engine.duty.Duty.Target;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.time.Length;

/// Reads the duties: whom they bind, how often, with what proof and until when.
final class DutyReader {

  private static final Rhythm UNREAD = new Duty.Every(Length.Calendar.YEAR);

  private final Declared declared;
  private final Findings findings;
  private final Deadlines deadlines;
  private final NeedsReader needsReader;

  private DutyReader(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
    this.deadlines = new Deadlines(declared);
    this.needsReader = new NeedsReader(declared);
  }

  static void read(Section duties, Declared declared) {
    var reader = new DutyReader(declared);
    var places = new LinkedHashMap<String, Span>();
    duties
        .declared()
        .forEach((id, section) -> {
          places.put(id, duties.keyAt(id));
          declared.duties().put(id, reader.duty(id, section));
        });
    Overlaps.report(declared, places);
  }

  private Duty duty(String id, Section section) {
    var title = section.title("title", id);
    var clause = section.words("clause").orElse("");
    if (!section.has("clause")) {
      findings.warning("pack-no-clause", section.at(), id);
    }
    var rhythm = rhythm(id, section);
    var binds = binds(section, rhythm.orElse(UNREAD));
    var needs = needsReader.read(id, section, binds, rhythm);
    var deadline = deadlines.read(id, section, rhythm);
    var checkedBy = checkedBy(id, section);
    var duty =
        new Duty(
            id,
            clause,
            title,
            binds,
            rhythm.orElse(UNREAD),
            partial(section),
            needs,
            deadline,
            window(section, rhythm.orElse(UNREAD)),
            lead(section),
            checkedBy,
            section.whole("weight", 0, 1000).orElse(1),
            section.oneOf("nil", List.of("refused", "allowed")).equals("allowed"),
            section.oneOf("judge", List.of("effective", "entered")).equals("entered")
                ? Duty.JudgedBy.ENTERED
                : Duty.JudgedBy.EFFECTIVE);
    section.done();
    return duty;
  }

  private @Nullable String checkedBy(String id, Section section) {
    if (!section.has("checked-by")) {
      findings.warning("pack-no-checker", section.at(), id);
      return null;
    }
    return section
        .words("checked-by")
        .flatMap(
            written -> declared.party(section.valueAt("checked-by"), written, List.of("superior")))
        .orElse(null);
  }

  private static Duty.Partial partial(Section section) {
    return switch (section.oneOf("partial", List.of("skip", "full", "prorate"))) {
      case "full" -> Duty.Partial.FULL;
      case "prorate" -> Duty.Partial.PRORATE;
      default -> Duty.Partial.SKIP;
    };
  }

  private Duty.Window window(Section section, Rhythm rhythm) {
    boolean untilDue = section.oneOf("window", List.of("term", "until-due")).equals("until-due");
    if (section.has("window") && rhythm instanceof Duty.ForEach) {
      findings.error("pack-window-of-trigger", section.keyAt("window"));
    }
    return untilDue ? Duty.Window.UNTIL_DUE : Duty.Window.TERM;
  }

  private int lead(Section section) {
    return Spelling.stretch(section, "lead", false)
        .map(stretch -> {
          if (stretch.working()) {
            findings.error("pack-lead-in-working-days", section.valueAt("lead"), stretch);
          }
          return stretch.days();
        })
        .orElse(0);
  }

  /// Empty where it cannot be told; the mistake is then reported.
  private Optional<Rhythm> rhythm(String id, Section section) {
    boolean forEach = section.has("for-each");
    boolean standing = section.has("standing");
    boolean covers = section.has("covers");
    if (forEach && (section.has("every") || covers || standing) || covers && standing) {
      findings.error("pack-two-rhythms", section.keyAt(forEach ? "for-each" : "covers"), id);
    }
    var length = Spelling.length(section, "every", declared.effective());
    if (forEach) {
      return declared.record(section, "for-each").map(kind -> trigger(section, kind));
    }
    if (standing) {
      return section
          .section("standing")
          .flatMap(inner -> standing(inner, length.orElse(Length.Calendar.MONTH)));
    }
    if (!section.has("every")) {
      findings.error("pack-no-rhythm", section.at(), id);
    }
    if (covers) {
      var target = section.section("covers").flatMap(this::target);
      return length.flatMap(every -> target.map(found -> new Duty.Covers(every, found)));
    }
    return length.map(Duty.Every::new);
  }

  private Rhythm trigger(Section section, RecordKind kind) {
    if (kind.isRegister()) {
      findings.error("pack-trigger-without-date", section.valueAt("for-each"), kind.id());
    }
    return new Duty.ForEach(kind.id());
  }

  private Optional<Rhythm> standing(Section section, Length length) {
    if (!section.has("post")) {
      section.missing("post");
    }
    var post = declared.post(section, "post");
    int atLeast = section.whole("at-least", 1, 100_000).orElse(1);
    section.done();
    return post.map(id -> new Duty.Standing(length, id, atLeast));
  }

  private Optional<Target> target(Section section) {
    boolean units = section.has("unit");
    boolean records = section.has("record");
    if (units == records) {
      findings.error("pack-one-of", section.at(), "unit, record");
    }
    Optional<Target> target =
        units
            ? declared.unitKind(section, "unit").map(Duty.UnitsOf::new)
            : declared
                .record(section, "record")
                .map(kind -> {
                  if (!kind.isRegister() || kind.key().size() != 1) {
                    findings.error("pack-covers-register", section.valueAt("record"), kind.id());
                  }
                  return new Duty.ObjectsOf(kind.id());
                });
    section.done();
    return target;
  }

  private Binds binds(Section section, Rhythm rhythm) {
    var all = new Duty.BindsUnits(Set.copyOf(declared.unitKinds().keySet()));
    if (!section.has("binds")) {
      boolean aCase =
          rhythm instanceof Duty.ForEach(var kind)
              && Optional.ofNullable(declared.records().get(kind))
                  .filter(RecordKind::isCase)
                  .isPresent();
      if (!aCase) {
        section.missing("binds");
      }
      return all;
    }
    var inner = section.section("binds");
    if (inner.isEmpty()) {
      return all;
    }
    boolean units = inner.get().has("unit");
    if (units == inner.get().has("post")) {
      findings.error("pack-one-of", inner.get().at(), "unit, post");
    }
    var kinds = declared.unitKinds(inner.get(), "unit");
    var post = declared.post(inner.get(), "post");
    inner.get().done();
    return units ? new Duty.BindsUnits(Set.copyOf(kinds)) : bindsPost(post, all);
  }

  private static Binds bindsPost(Optional<String> post, Binds otherwise) {
    return post.<Binds>map(Duty.BindsPost::new).orElse(otherwise);
  }

  /// The length of the terms of a duty; empty for one that follows triggers.
  static Optional<Length> length(Rhythm rhythm) {
    return switch (rhythm) {
      case Duty.Every(var length) -> Optional.of(length);
      case Duty.Covers(var length, var _) -> Optional.of(length);
      case Duty.Standing(var length, var _, var _) -> Optional.of(length);
      case Duty.ForEach _ -> Optional.empty();
    };
  }
}
