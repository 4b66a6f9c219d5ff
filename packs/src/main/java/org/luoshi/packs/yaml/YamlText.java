package org.luoshi.packs.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.packs.yaml.YamlNode.Entry;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlNode.Scalar;
import org.luoshi.packs.yaml.YamlNode.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// One YAML 1.2 text read as nodes, with everything that is wrong with its form.
///
/// A text is one document of plain values. Anchors and aliases are refused: they save typing, but
/// let a few lines stand for billions. So are keys that stand twice, keys that are not plain words,
/// and anything nested deeper than 40 levels or longer than two million characters.
public record YamlText(@Nullable YamlNode content, List<Diagnostic> diagnostics) {

  private static final int DEEPEST = 40;
  private static final int LONGEST = 2_000_000;

  public YamlText {
    diagnostics = List.copyOf(diagnostics);
  }

  /// The content; empty where the text holds none or cannot be read to its end.
  public Optional<YamlNode> root() {
    return Optional.ofNullable(content);
  }

  public static YamlText read(String file, String text) {
    var reader = new Reader(file);
    if (text.length() > LONGEST) {
      reader.found(Diagnostic.error("pack-yaml-too-long", reader.start(), text.length(), LONGEST));
      return new YamlText(null, reader.diagnostics);
    }
    var settings = LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST).build();
    try {
      for (var event : new Parse(settings).parseString(text)) {
        if (!reader.take(event)) {
          break;
        }
      }
    } catch (MarkedYamlEngineException broken) {
      var at = broken.getProblemMark().map(reader::span).orElseGet(reader::start);
      var problem = Optional.ofNullable(broken.getProblem()).orElse("");
      reader.root = null;
      reader.found(Diagnostic.error("pack-yaml-syntax", at, problem));
    } catch (YamlEngineException broken) {
      var problem = Optional.ofNullable(broken.getMessage()).orElse("");
      reader.root = null;
      reader.found(Diagnostic.error("pack-yaml-syntax", reader.start(), problem));
    }
    return new YamlText(reader.root, reader.diagnostics);
  }

  /// Builds the nodes from the events of the text, one open collection above the other.
  private static final class Reader {
    private final String file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int documents;

    Reader(String file) {
      this.file = file;
    }

    /// False where reading on would not help.
    boolean take(Event event) {
      var at = event.getStartMark().map(this::span).orElseGet(this::start);
      if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        var name = node.getAnchor().get().getValue();
        found(Diagnostic.error("pack-yaml-alias", at, name));
        if (event instanceof AliasEvent) {
          put(new Scalar(at, name));
        }
      }
      switch (event) {
        case DocumentStartEvent _ -> {
          documents++;
          if (documents > 1) {
            found(Diagnostic.error("pack-yaml-documents", at));
            return false;
          }
        }
        case ScalarEvent scalar -> put(new Scalar(at, scalar.getValue()));
        case CollectionStartEvent start -> {
          open.push(start instanceof MappingStartEvent ? new OpenMapping(at) : new OpenList(at));
          if (open.size() > DEEPEST) {
            found(Diagnostic.error("pack-yaml-too-deep", at, DEEPEST));
            return false;
          }
        }
        case CollectionEndEvent _ -> put(open.pop().closed());
        default -> {}
      }
      return true;
    }

    private void put(YamlNode node) {
      switch (open.peek()) {
        case null -> root = node;
        case OpenList list -> list.items.add(node);
        case OpenMapping mapping -> putInto(mapping, node);
      }
    }

    private void putInto(OpenMapping mapping, YamlNode node) {
      if (!mapping.keyRead) {
        mapping.keyRead = true;
        mapping.keyAt = node.at();
        mapping.key = node instanceof Scalar scalar ? scalar.text() : null;
        if (mapping.key == null) {
          found(Diagnostic.error("pack-yaml-key", node.at()));
        }
        return;
      }
      mapping.keyRead = false;
      if (mapping.key == null) {
        return;
      }
      var before = mapping.entries.get(mapping.key);
      if (before != null) {
        found(
            Diagnostic.error(
                "pack-yaml-duplicate-key", mapping.keyAt, mapping.key, before.keyAt().line()));
      } else {
        mapping.entries.put(mapping.key, new Entry(mapping.keyAt, node));
      }
    }

    private void found(Diagnostic diagnostic) {
      diagnostics.add(diagnostic);
    }

    private Span span(Mark mark) {
      return new Span(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Span start() {
      return new Span(file, 1, 1);
    }
  }

  private sealed interface Open {
    YamlNode closed();
  }

  private record OpenList(Span at, List<YamlNode> items) implements Open {
    OpenList(Span at) {
      this(at, new ArrayList<>());
    }

    @Override
    public YamlNode closed() {
      return new Sequence(at, items);
    }
  }

  private static final class OpenMapping implements Open {
    private final Span at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Span keyAt;
    private @Nullable String key;
    private boolean keyRead;

    OpenMapping(Span at) {
      this.at = at;
      this.keyAt = at;
    }

    @Override
    public YamlNode closed() {
      return new Mapping(at, entries);
    }
  }
}
