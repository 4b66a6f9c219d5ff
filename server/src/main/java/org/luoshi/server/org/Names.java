package org.luoshi.server.org;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.text.Nearest;

/// Units by any name they ever had, or by code, whatever blanks and widths somebody typed.
public final class Names {

  private final Map<String, Set<String>> unitsByName = new HashMap<>();
  private final Set<String> shown = new LinkedHashSet<>();

  public Names(Organisation organisation) {
    for (var unit : organisation.units().values()) {
      put(unit.id(), unit.id());
      for (var name : unit.names().changes().values()) {
        put(name, unit.id());
        shown.add(normal(name));
      }
    }
  }

  private void put(String name, String unit) {
    unitsByName.computeIfAbsent(normal(name), _ -> new LinkedHashSet<>()).add(unit);
  }

  /// The one unit of that name or code; empty if there is none or more than one.
  public Optional<String> unit(String written) {
    var found = unitsByName.getOrDefault(normal(written), Set.of());
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  public boolean isAmbiguous(String written) {
    return unitsByName.getOrDefault(normal(written), Set.of()).size() > 1;
  }

  /// The known name most like the one written.
  public Optional<String> nearest(String written) {
    return Nearest.to(normal(written), shown);
  }

  /// The name as people write it: no blanks in a Chinese name, single ones in any other.
  public static String shown(String written) {
    boolean chinese = written.codePoints().anyMatch(Character::isIdeographic);
    return written.replaceAll("[\\s\\p{Z}\\p{Cf}]+", chinese ? "" : " ").strip();
  }

  /// The name with full-width characters made plain and all blanks removed.
  public static String normal(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
  }
}
