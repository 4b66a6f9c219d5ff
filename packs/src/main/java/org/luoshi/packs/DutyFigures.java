package org.luoshi.packs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.FigureSpec.Telling;
import org.luoshi.engine.duty.FigureSpec.Terms;
import org.luoshi.engine.duty.FigureSpec.Which;
import org.luoshi.engine.text.Text;

/// Reads figures over the obligations of a duty.
final class DutyFigures {

  private static final List<String> WHICH =
      Stream.of(Which.values())
          .map(which -> which.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList();
  private static final List<String> NAMED_TERMS = List.of("ended", "current", "period", "ever");

  private final Declared declared;
  private final Findings findings;

  DutyFigures(Declared declared) {
    this.declared = declared;
    this.findings = declared.findings();
  }

  Optional<FigureSpec> read(Text title, Section section) {
    var told = Stream.of("count", "list", "median").filter(section::has).toList();
    if (told.size() != 1) {
      findings.error("pack-one-of", section.at(), "count, list, median");
    }
    boolean list = section.has("list");
    if (!list && section.has("as")) {
      findings.error("pack-as-without-list", section.keyAt("as"));
    }
    var as = section.oneOf("as", List.of("units", "units-and-terms"));
    section.oneOf("median", List.of("lag"));
    var telling =
        section.has("median")
            ? Telling.MEDIAN_LAG
            : !list ? Telling.COUNT : as.equals("units") ? Telling.UNITS : Telling.UNITS_AND_TERMS;
    var which =
        telling == Telling.MEDIAN_LAG ? Which.DONE : which(section, list ? "list" : "count");
    section.has("count");
    var bearers =
        section.has("bearers") ? declared.unitKind(section, "bearers") : Optional.<String>empty();
    section.has("terms");
    return declared
        .duty(section, "duty")
        .map(duty ->
            new FigureSpec.OfObligations(
                title, duty.id(), terms(section, duty), which, telling, bearers.orElse(null)));
  }

  private static Which which(Section section, String key) {
    return Which.valueOf(section.oneOf(key, WHICH).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Terms terms(Section section, Duty duty) {
    var length = DutyReader.length(duty.rhythm());
    var written = section.words("terms").orElse(length.isPresent() ? "ended" : "period");
    if (Character.isDigit(written.charAt(0))) {
      int most = length.map(Spelling::perYear).orElse(1);
      if (length.isEmpty()) {
        findings.error("pack-terms-of-trigger", section.valueAt("terms"), duty.id(), written);
      }
      return new FigureSpec.NthOfYear(section.whole("terms", 1, most).orElse(1));
    }
    if (length.isEmpty() && (written.equals("ended") || written.equals("current"))) {
      findings.error("pack-terms-of-trigger", section.valueAt("terms"), duty.id(), written);
    }
    return switch (written) {
      case "ended" -> new FigureSpec.Ended();
      case "current" -> new FigureSpec.Current();
      case "period" -> new FigureSpec.InPeriod();
      case "ever" -> new FigureSpec.Ever();
      default -> {
        findings.unknown("pack-unknown-word", section.valueAt("terms"), written, NAMED_TERMS);
        yield new FigureSpec.Ended();
      }
    };
  }
}
