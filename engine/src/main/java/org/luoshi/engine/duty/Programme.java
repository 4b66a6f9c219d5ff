package org.luoshi.engine.duty;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.text.Text;

/// A programme (责任制) as one version of its pack declares it; in force from its effective day on.
public record Programme(
    String id,
    String version,
    Text title,
    String issuer,
    LocalDate effective,
    ZoneId zone,
    String calendar,
    Map<String, UnitKind> unitKinds,
    Map<String, Post> posts,
    Map<String, RecordKind> records,
    Map<String, Duty> duties,
    List<Consequence> consequences,
    Map<String, FigureSpec> figures,
    Loop loop) {

  public Programme {
    unitKinds = inOrder(unitKinds);
    posts = inOrder(posts);
    records = inOrder(records);
    duties = inOrder(duties);
    consequences = List.copyOf(consequences);
    figures = inOrder(figures);
  }

  /// The id of the unit kind that an organisation sheet's word names, such as 党支部.
  public Optional<String> unitKind(String written) {
    return unitKinds.values().stream()
        .filter(kind -> kind.id().equals(written) || kind.match().contains(written))
        .map(UnitKind::id)
        .findFirst();
  }

  private static <T> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
