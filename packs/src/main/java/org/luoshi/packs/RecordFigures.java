package org.luoshi.packs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.FigureSpec.Measure;
import org.luoshi.engine.duty.FigureSpec.Span;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;
import org.luoshi.packs.yaml.YamlNode.Scalar;

/// Reads figures over records: which of them, in what span of days, and what is told of them.
final class RecordFigures {

  private final Declared declared;
  private final Findings findings;
  private final Conditions conditions;

  RecordFigures(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
    this.conditions = new Conditions(declared);
  }

  Optional<FigureSpec> read(Text title, Section section) {
    var kind = declared.record(section, "record");
    for (var key :
        List.of("where", "since", "span", "term", "sum", "mean", "distinct", "decimals")) {
      section.has(key);
    }
    return kind.map(found ->
        new FigureSpec.OfRecords(
            title,
            found.id(),
            conditions.read(section, found),
            span(section, found),
            measure(section, found)));
  }

  private Measure measure(Section section, RecordKind kind) {
    var told = Stream.of("sum", "mean", "distinct").filter(section::has).toList();
    if (told.size() > 1) {
      findings.error("pack-one-of", section.at(), String.join(", ", told));
    }
    int decimals = section.whole("decimals", 0, 3).orElse(1);
    if (section.has("decimals") && !section.has("mean")) {
      findings.error("pack-decimals-without-mean", section.keyAt("decimals"));
    }
    var sum = numbers(section, "sum", kind).<Measure>map(FigureSpec.Sum::new);
    var mean =
        numbers(section, "mean", kind).<Measure>map(field -> new FigureSpec.Mean(field, decimals));
    var distinct =
        declared
            .field(section, "distinct", kind)
            .map(Field::id)
            .<Measure>map(FigureSpec.Distinct::new);
    return sum.or(() -> mean).or(() -> distinct).orElseGet(FigureSpec.Count::new);
  }

  private Optional<String> numbers(Section section, String key, RecordKind kind) {
    return declared.field(section, key, kind, FieldTypes.NUMBERS).map(Field::id);
  }

  private Span span(Section section, RecordKind kind) {
    var told = Stream.of("since", "span", "term").filter(section::has).toList();
    if (told.size() > 1) {
      findings.error("pack-one-of", section.at(), String.join(", ", told));
    }
    if (section.has("since")) {
      return section.day("since").<Span>map(FigureSpec.Since::new).orElse(PERIOD);
    }
    if (section.has("term")) {
      return section.section("term").flatMap(inner -> term(inner, kind)).orElse(PERIOD);
    }
    var usual = kind.isRegister() ? "rows" : "period";
    if (section.node("span").orElse(null) instanceof Scalar) {
      usual = section.oneOf("span", List.of("period", "ever", "rows"));
    } else {
      section.words("span");
    }
    return switch (usual) {
      case "ever" -> new FigureSpec.Since(null);
      case "rows" -> new FigureSpec.Rows();
      default -> PERIOD;
    };
  }

  private static final Span PERIOD = new FigureSpec.Period();

  private Optional<Span> term(Section section, RecordKind kind) {
    if (!section.has("every")) {
      section.missing("every");
    }
    var length = Spelling.length(section, "every", declared.effective());
    if (length.filter(Length.Years.class::isInstance).isPresent()) {
      findings.unknown("pack-bad-length", section.valueAt("every"), "years", Spelling.LENGTHS);
      length = Optional.empty();
    }
    int most = length.map(Spelling::perYear).orElse(53);
    int number = section.whole("number", 1, most).orElse(1);
    var field = declared.field(section, "field", kind, FieldTypes.TERMS).map(Field::id);
    section.done();
    return length.map(found -> new FigureSpec.TermOfYear(found, number, field.orElse(null)));
  }
}
