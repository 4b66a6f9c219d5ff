package org.luoshi.packs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.text.Text;
import org.luoshi.packs.yaml.YamlNode;
import org.luoshi.packs.yaml.YamlNode.Entry;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlNode.Scalar;
import org.luoshi.packs.yaml.YamlNode.Sequence;

/// A mapping of the pack while it is read: every key asked for becomes a known one, and [#done]
/// reports those that nobody asked for.
final class Section {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,3})?");

  private final Findings findings;
  private final Mapping mapping;
  private final Set<String> known = new LinkedHashSet<>();

  Section(Findings findings, Mapping mapping) {
    this.findings = findings;
    this.mapping = mapping;
  }

  static Section empty(Findings findings, Span at) {
    return new Section(findings, new Mapping(at, Map.of()));
  }

  Span at() {
    return mapping.at();
  }

  Findings findings() {
    return findings;
  }

  /// Reports every key that was not asked for.
  void done() {
    mapping
        .entries()
        .forEach((key, entry) -> {
          if (!known.contains(key)) {
            findings.unknown("pack-unknown-key", entry.keyAt(), key, known);
          }
        });
  }

  boolean has(String key) {
    known.add(key);
    return mapping.entries().containsKey(key);
  }

  Optional<YamlNode> node(String key) {
    known.add(key);
    return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
  }

  /// Where the key stands, or where the section begins if it is missing.
  Span keyAt(String key) {
    var entry = mapping.entries().get(key);
    return entry == null ? mapping.at() : entry.keyAt();
  }

  /// Where the value of the key stands, or where the section begins if it is missing.
  Span valueAt(String key) {
    var entry = mapping.entries().get(key);
    return entry == null ? mapping.at() : entry.value().at();
  }

  void missing(String key) {
    findings.error("pack-missing-key", at(), key);
  }

  /// The value as words; a blank one counts as wrong.
  Optional<String> words(String key) {
    return node(key).flatMap(node -> wordsOf(key, node));
  }

  Optional<String> needWords(String key) {
    if (!has(key)) {
      missing(key);
    }
    return words(key);
  }

  private Optional<String> wordsOf(String key, YamlNode node) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text().strip());
    }
    findings.error("pack-not-words", node.at(), key);
    return Optional.empty();
  }

  /// One word or a list of words.
  List<String> list(String key) {
    return scalars(key).stream().map(Scalar::text).map(String::strip).toList();
  }

  /// One word or a list of words, each with its place.
  List<Scalar> scalars(String key) {
    var node = node(key).orElse(null);
    if (node == null) {
      return List.of();
    }
    var read = new ArrayList<Scalar>();
    for (var item : node instanceof Sequence(var _, var items) ? items : List.of(node)) {
      if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
        read.add(scalar);
      } else {
        findings.error("pack-not-list", item.at(), key);
      }
    }
    return List.copyOf(read);
  }

  Optional<Integer> whole(String key, int least, int most) {
    var written = words(key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (!WHOLE.matcher(written.get()).matches()) {
      findings.error("pack-not-whole", valueAt(key), key, written.get());
      return Optional.empty();
    }
    int number = Integer.parseInt(written.get());
    if (number < least || number > most) {
      findings.error("pack-out-of-range", valueAt(key), key, number, least, most);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  Optional<BigDecimal> decimal(String key) {
    return words(key)
        .flatMap(written -> {
          if (DECIMAL.matcher(written).matches()) {
            return Optional.of(new BigDecimal(written));
          }
          findings.error("pack-not-number", valueAt(key), key, written);
          return Optional.empty();
        });
  }

  boolean flag(String key, boolean otherwise) {
    var written = words(key).orElse(String.valueOf(otherwise));
    if (!written.equals("true") && !written.equals("false")) {
      findings.error("pack-not-flag", valueAt(key), key);
      return otherwise;
    }
    return written.equals("true");
  }

  Optional<LocalDate> day(String key) {
    return words(key)
        .flatMap(written -> {
          try {
            return Optional.of(LocalDate.parse(written));
          } catch (DateTimeException _) {
            findings.error("pack-bad-date", valueAt(key), key, written);
            return Optional.empty();
          }
        });
  }

  /// One of the words, exactly as listed; the first stands in for a missing or wrong one.
  String oneOf(String key, List<String> allowed) {
    var written = words(key);
    if (written.isPresent() && !allowed.contains(written.get())) {
      findings.unknown("pack-unknown-word", valueAt(key), written.get(), allowed);
      return allowed.getFirst();
    }
    return written.orElse(allowed.getFirst());
  }

  /// The mapping under the key; empty if there is none.
  Optional<Section> section(String key) {
    return node(key).flatMap(node -> section(key, node));
  }

  Optional<Section> section(String key, YamlNode node) {
    if (node instanceof Mapping inner) {
      return Optional.of(new Section(findings, inner));
    }
    findings.error("pack-not-mapping", node.at(), key);
    return Optional.empty();
  }

  /// The nodes listed under the key.
  List<YamlNode> items(String key) {
    var node = node(key).orElse(null);
    if (node instanceof Sequence(var _, var items)) {
      return items;
    }
    if (node != null) {
      findings.error("pack-not-list", node.at(), key);
    }
    return List.of();
  }

  /// All entries of this section, as names declared by the author: each key is an id and each value
  /// a mapping; others are reported and left out.
  Map<String, Section> declared() {
    var read = new LinkedHashMap<String, Section>();
    mapping
        .entries()
        .forEach((id, entry) -> {
          known.add(id);
          checkId(id, entry.keyAt());
          section(id, entry.value()).ifPresent(section -> read.put(id, section));
        });
    return read;
  }

  /// The raw entries, all of them taken as known.
  Map<String, Entry> entries() {
    known.addAll(mapping.entries().keySet());
    return mapping.entries();
  }

  void checkId(String id, Span at) {
    if (!ID.matcher(id).matches()) {
      findings.error("pack-bad-id", at, id);
    }
  }

  /// The text of this section itself, from its keys `zh` and `en`.
  Text text(String standIn) {
    var zh = words("zh");
    var en = words("en");
    if (zh.isEmpty() && !mapping.entries().containsKey("zh")) {
      findings.error("pack-missing-language", at(), "zh", en.orElse(standIn));
    }
    if (en.isEmpty() && !mapping.entries().containsKey("en")) {
      findings.error("pack-missing-language", at(), "en", zh.orElse(standIn));
    }
    var any = zh.or(() -> en).orElse(standIn);
    return new Text(zh.orElse(any), en.orElse(any));
  }

  /// The text under a key, in both languages; nothing else may stand beside them.
  Text title(String key, String standIn) {
    if (!has(key)) {
      missing(key);
      return Text.same(standIn);
    }
    var inner = section(key);
    if (inner.isEmpty()) {
      return Text.same(standIn);
    }
    var text = inner.get().text(standIn);
    inner.get().done();
    return text;
  }
}
