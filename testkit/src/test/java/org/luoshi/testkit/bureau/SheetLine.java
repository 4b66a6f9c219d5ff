package org.luoshi.testkit.bureau;

import static java.text.Normalizer.Form.NFKC;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/// One row of a sheet as the plain reader found it, its cells by label.
record SheetLine(int row, Map<String, Object> cells, Map<String, String> names) {

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})(\\D.*)?");

  String text(String label) {
    return NaiveReader.plain(cells.getOrDefault(label, ""));
  }

  String tidy(String label) {
    var text = NaiveReader.plain(cells.getOrDefault(label, ""));
    return text.equals("-") || text.equals("/") || text.equals("—") ? "" : text;
  }

  String unit(String label) {
    var key = NaiveReader.plain(cells.getOrDefault(label, ""));
    return names.getOrDefault(key, key);
  }

  int number(String label) {
    var digits = text(label).replaceAll("[^0-9.-]", "");
    return digits.isEmpty() || digits.equals("-") ? 0 : new BigDecimal(digits).intValueExact();
  }

  BigDecimal score(String label) {
    return new BigDecimal(text(label).replaceAll("[^0-9.]", "")).setScale(1, RoundingMode.HALF_UP);
  }

  LocalDate day(String label) {
    return maybeDay(label).orElseThrow(() -> new IllegalStateException(label + " in " + this));
  }

  @Nullable LocalDate later(String label) {
    return maybeDay(label).orElse(null);
  }

  Optional<LocalDate> maybeDay(String label) {
    var value = cells.get(label);
    if (value instanceof Double number && number < 100_000) {
      return Optional.of(DateUtil.getLocalDateTime(number).toLocalDate());
    }
    var text = value instanceof String kept ? Normalizer.normalize(kept, NFKC) : text(label);
    var match = DAY.matcher(text.strip().replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3"));
    return match.matches()
        ? Optional.of(
            LocalDate.of(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3))))
        : Optional.empty();
  }
}
