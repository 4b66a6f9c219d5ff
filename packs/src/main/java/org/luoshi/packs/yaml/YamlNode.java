package org.luoshi.packs.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Place.Span;

/// A piece of a YAML file with the place where it begins.
public sealed interface YamlNode {

  Span at();

  /// A single value as written, without quotes; what it means is for the reader to say.
  record Scalar(Span at, String text) implements YamlNode {}

  /// A list, in brackets or with dashes.
  record Sequence(Span at, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Keys and their values in the order written; no key stands twice.
  record Mapping(Span at, Map<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// This mapping with the other laid over it: mappings under one key are joined, anything else
    /// of the other wins. Every node keeps the place it came from.
    public Mapping under(Mapping other) {
      var joined = new LinkedHashMap<>(entries);
      other.entries.forEach((key, entry) -> joined.merge(key, entry, Mapping::over));
      return new Mapping(other.at, joined);
    }

    private static Entry over(Entry lower, Entry upper) {
      return lower.value instanceof Mapping below && upper.value instanceof Mapping above
          ? new Entry(upper.keyAt, below.under(above))
          : upper;
    }
  }

  /// The value of a key, and the place of the key itself.
  record Entry(Span keyAt, YamlNode value) {}
}
