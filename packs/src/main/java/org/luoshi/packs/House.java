package org.luoshi.packs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.luoshi.packs.yaml.YamlNode.Entry;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlNode.Scalar;
import org.luoshi.packs.yaml.YamlNode.Sequence;
import org.luoshi.packs.yaml.YamlText;

/// What every programme has without declaring it: the record kinds of the organisation itself, and
/// the columns that number rows and say nothing.
///
/// It is a fragment of a pack, `house.yaml`, laid under each pack; a pack may lay its own titles
/// and columns over it.
public final class House {

  public static final String UNIT = "unit";
  public static final String APPOINTMENT = "appointment";
  public static final String UNIT_CHANGE = "unit-change";
  public static final String WAIVER = "waiver";
  public static final String NIL = "nil";

  private static final String FILE = "house.yaml";
  private static final Map<String, Entry> FRAGMENT = fragment();

  private House() {}

  /// The ids of the record kinds that every programme has.
  public static Set<String> recordKinds() {
    return Set.of(UNIT, APPOINTMENT, UNIT_CHANGE, WAIVER, NIL);
  }

  /// Header labels of columns that number the rows and are passed over (序号, No.).
  public static Set<String> ignoredLabels() {
    var labels = new TreeSet<String>();
    if (entry("ignored").value() instanceof Sequence(var _, var items)) {
      for (var item : items) {
        if (item instanceof Scalar(var _, var label)) {
          labels.add(label);
        }
      }
    }
    return Set.copyOf(labels);
  }

  /// The pack with the house's record kinds under its own.
  static Mapping under(Mapping pack) {
    var house = new LinkedHashMap<String, Entry>();
    house.put("records", entry("records"));
    return new Mapping(pack.at(), house).under(pack);
  }

  private static Entry entry(String key) {
    var entry = FRAGMENT.get(key);
    if (entry == null) {
      throw new IllegalStateException("house.yaml has no (%s)".formatted(key));
    }
    return entry;
  }

  private static Map<String, Entry> fragment() {
    var text = YamlText.read(FILE, Resources.need(FILE));
    if (text.root().orElse(null) instanceof Mapping(var _, var entries)
        && text.diagnostics().isEmpty()) {
      return entries;
    }
    throw new IllegalStateException("house.yaml cannot be read: " + text.diagnostics());
  }
}
