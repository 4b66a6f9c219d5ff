package org.luoshi.server.obligations;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.figure.Figure;

/// What a figure is made of, and so what opens behind it: a list as long as the figure, or its
/// parts.
public enum Makeup {
  RECORDS,
  OBLIGATIONS,
  DISTINCT,
  NAMES,
  SUM,
  MEAN,
  MEDIAN,
  PERCENT,
  STATED;

  /// Of a figure and how the pack declares it; the house's own figures have no declaration.
  public static Makeup of(@Nullable FigureSpec spec, Figure.Single figure) {
    return switch (spec) {
      case FigureSpec.OfRecords of -> of(of.measure());
      case FigureSpec.OfUnits of -> of.size() == null ? RECORDS : SUM;
      case FigureSpec.OfPost _ -> RECORDS;
      case FigureSpec.OfObligations of ->
          switch (of.telling()) {
            case COUNT, UNITS_AND_TERMS -> OBLIGATIONS;
            case UNITS -> NAMES;
            case MEDIAN_LAG -> MEDIAN;
          };
      case FigureSpec.Quota _ -> STATED;
      case FigureSpec.Percent _ -> PERCENT;
      case FigureSpec.Group _ -> STATED;
      case null -> figure.content() instanceof Figure.Number ? OBLIGATIONS : NAMES;
    };
  }

  private static Makeup of(FigureSpec.Measure measure) {
    return switch (measure) {
      case FigureSpec.Count _ -> RECORDS;
      case FigureSpec.Sum _ -> SUM;
      case FigureSpec.Mean _ -> MEAN;
      case FigureSpec.Distinct _ -> DISTINCT;
    };
  }

  /// How long the list is that the figure opens, where the figure is that length; empty where it
  /// opens its parts.
  public OptionalInt length(Figure.Single figure) {
    return switch (this) {
      case RECORDS -> OptionalInt.of(figure.records().size());
      case OBLIGATIONS -> OptionalInt.of(figure.obligations().size());
      case NAMES ->
          figure.content() instanceof Figure.Names(var names)
              ? OptionalInt.of(names.size())
              : OptionalInt.empty();
      case DISTINCT ->
          figure.content() instanceof Figure.Number(var value) && value != null
              ? OptionalInt.of(value.intValueExact())
              : OptionalInt.empty();
      case SUM, MEAN, MEDIAN, PERCENT, STATED -> OptionalInt.empty();
    };
  }

  /// How the pack declares the figure with this id in the year; empty for the house's own.
  public static Optional<FigureSpec> spec(Map<String, FigureSpec> declared, String id, int year) {
    return spec(declared, "", id, String.valueOf(year));
  }

  private static Optional<FigureSpec> spec(
      Map<String, FigureSpec> declared, String group, String id, String year) {
    for (var entry : declared.entrySet()) {
      var own = group + entry.getKey().replace("{year}", year);
      if (own.equals(id)) {
        return Optional.of(entry.getValue());
      }
      if (entry.getValue() instanceof FigureSpec.Group(var _, var parts)
          && id.startsWith(own + ".")) {
        return spec(parts, own + ".", id, year);
      }
    }
    return Optional.empty();
  }
}
