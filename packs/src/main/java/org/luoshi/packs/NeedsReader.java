package org.luoshi.packs;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Duty.Binds;
import org.luoshi.engine.duty.Duty.Rhythm;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;

/// Reads the proof a duty asks for, and refuses a quota that no term can hold.
final class NeedsReader {

  private final Declared declared;
  private final Findings findings;
  private final Conditions conditions;

  NeedsReader(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
    this.conditions = new Conditions(declared);
  }

  /// The proof asked for by the duty; null where the rhythm says it all, or after a mistake.
  @Nullable Needs read(String duty, Section section, Binds binds, Optional<Rhythm> rhythm) {
    if (rhythm.isPresent() && rhythm.get() instanceof Duty.Standing) {
      if (section.has("needs")) {
        findings.error("pack-needs-in-standing", section.keyAt("needs"), duty);
      }
      return null;
    }
    if (!section.has("needs")) {
      boolean ofItself = rhythm.filter(r -> isCase(r, section, binds)).isPresent();
      if (!ofItself && (rhythm.isPresent() || !section.has("standing"))) {
        section.missing("needs");
      }
      return null;
    }
    return section.section("needs").flatMap(inner -> needs(inner, binds, rhythm)).orElse(null);
  }

  private boolean isCase(Rhythm rhythm, Section section, Binds binds) {
    if (!(rhythm instanceof Duty.ForEach(var id)) || !declared.records().containsKey(id)) {
      return false;
    }
    var kind = declared.records().get(id);
    if (kind.isCase()) {
      checkBearer(section, "for-each", kind, binds);
    }
    return kind.isCase();
  }

  private Optional<Needs> needs(Section section, Binds binds, Optional<Rhythm> rhythm) {
    if (!section.has("record")) {
      section.missing("record");
    }
    var kind = declared.record(section, "record");
    var needs = kind.map(found -> needs(section, found, binds, rhythm));
    if (kind.isPresent()) {
      section.done();
    }
    return needs;
  }

  private Needs needs(Section section, RecordKind kind, Binds binds, Optional<Rhythm> rhythm) {
    var where = conditions.read(section, kind);
    var sum = declared.field(section, "sum", kind, FieldTypes.NUMBERS).map(Field::id).orElse(null);
    var term = declared.field(section, "term", kind, FieldTypes.TERMS).map(Field::id).orElse(null);
    var object = rhythm.flatMap(r -> object(section, kind, r)).orElse(null);
    section.has("object");
    section.has("of");
    var least = quota(section, section.has("sum"));
    boolean byBearer = rhythm.isEmpty() || !(rhythm.get() instanceof Duty.Covers);
    if (byBearer) {
      checkBearer(section, "record", kind, binds);
    }
    var needs = new Needs(kind.id(), where, sum, least, term, object);
    rhythm.ifPresent(r -> checkQuota(section, kind, needs, binds, r));
    return needs;
  }

  private Amount quota(Section section, boolean sum) {
    var least = section.decimal("at-least").orElse(BigDecimal.ONE);
    if (least.signum() <= 0) {
      findings.error("pack-quota-zero", section.valueAt("at-least"), least);
    } else if (!sum && least.stripTrailingZeros().scale() > 0) {
      findings.error("pack-not-whole", section.valueAt("at-least"), "at-least", least);
    }
    return Amount.of(least);
  }

  /// The field that says which covered object or triggering record a record serves: named by
  /// `object`, or the only one that refers to the right kind.
  private Optional<String> object(Section section, RecordKind kind, Rhythm rhythm) {
    var target =
        switch (rhythm) {
          case Duty.ForEach(var id) -> id;
          case Duty.Covers(var _, Duty.ObjectsOf(var id)) -> id;
          case Duty.Covers(var _, Duty.UnitsOf _) -> "";
          case Duty.Every _, Duty.Standing _ -> null;
        };
    if (target == null) {
      if (section.has("object") || section.has("of")) {
        var key = section.has("object") ? "object" : "of";
        findings.error("pack-object-of-nothing", section.keyAt(key), key);
      }
      return Optional.empty();
    }
    if (section.has("of")) {
      declared.record(section, "of").ifPresent(of -> checkOf(section, of, target));
    }
    if (section.has("object")) {
      return declared.field(section, "object", kind, FieldTypes.REFERENCES).map(Field::id);
    }
    if (target.isEmpty() || target.equals(kind.id())) {
      return Optional.empty();
    }
    var found =
        kind.fields().values().stream()
            .filter(field -> field.type().equals(new Field.ObjectRef(target)))
            .map(Field::id)
            .toList();
    if (found.size() != 1) {
      findings.error("pack-no-object", section.at(), kind.id(), target, found.size());
      return Optional.empty();
    }
    return Optional.of(found.getFirst());
  }

  private void checkOf(Section section, RecordKind of, String target) {
    if (!of.id().equals(target)) {
      findings.error("pack-of-another", section.valueAt("of"), of.id(), target);
    }
  }

  private void checkBearer(Section section, String key, RecordKind kind, Binds binds) {
    boolean person = binds instanceof Duty.BindsPost;
    var role = person ? kind.roles().person() : kind.roles().unit();
    if (role == null) {
      findings.error(
          "pack-record-without-bearer",
          section.valueAt(key),
          kind.id(),
          person ? "person" : "unit");
    }
  }

  private void checkQuota(
      Section section, RecordKind kind, Needs needs, Binds binds, Rhythm rhythm) {
    var at = section.valueAt("at-least");
    var length = DutyReader.length(rhythm);
    var sum = needs.sum();
    if (sum != null && length.isPresent() && binds instanceof Duty.BindsPost) {
      int longest = Spelling.longest(length.get());
      if (declared.countsDays(kind, sum) && needs.atLeast().compareTo(Amount.whole(longest)) > 0) {
        findings.error("pack-quota-beyond-term", at, needs.atLeast(), sum, longest);
      }
    }
    if (sum == null && needs.atLeast().compareTo(Amount.ONE) > 0 && onlyOne(kind, needs, binds)) {
      findings.error(
          "pack-quota-beyond-key", at, needs.atLeast(), kind.id(), String.join(", ", kind.key()));
    }
  }

  /// Whether the key lets a bearer have one such record for a term (or object) only.
  private static boolean onlyOne(RecordKind kind, Needs needs, Binds binds) {
    var fixed = new HashSet<@Nullable String>();
    fixed.add(binds instanceof Duty.BindsPost ? kind.roles().person() : kind.roles().unit());
    fixed.add(needs.term());
    fixed.add(needs.object());
    return !kind.key().isEmpty() && fixed.containsAll(kind.key());
  }
}
