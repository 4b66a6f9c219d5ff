package org.luoshi.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the files of one pack are: the YAML file and the texts beside it.
public sealed interface PackFiles {

  /// The YAML file as diagnostics name it.
  String pack();

  /// The text of a file of the pack by its name, the YAML file included.
  Optional<String> text(String name);

  /// The name of the YAML file among its siblings.
  String main();

  /// The pack in a folder that holds `pack.yaml`, or in the YAML file itself.
  static PackFiles at(Path path) {
    if (Files.isDirectory(path)) {
      return new OnDisk(path, "pack.yaml", path.resolve("pack.yaml").toString());
    }
    var name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    var folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    return new OnDisk(folder, name, path.toString());
  }

  /// A pack that ships with the product.
  static PackFiles shipped(String id) {
    return new Shipped(id);
  }

  /// A pack in memory, such as one being written in the browser.
  static PackFiles of(String main, Map<String, String> texts) {
    return new InMemory(main, main, texts);
  }

  /// A pack sent by somebody who calls its YAML file so.
  static PackFiles sent(String pack, String main, Map<String, String> texts) {
    return new InMemory(pack, main, texts);
  }

  /// In a folder.
  record OnDisk(Path folder, String main, String pack) implements PackFiles {
    @Override
    public Optional<String> text(String name) {
      var file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        return Optional.empty();
      }
      try {
        return Optional.of(Files.readString(file));
      } catch (NoSuchFileException _) {
        return Optional.empty();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /// Inside this module.
  record Shipped(String id) implements PackFiles {
    @Override
    public String main() {
      return "pack.yaml";
    }

    @Override
    public String pack() {
      return id + "/" + main();
    }

    @Override
    public Optional<String> text(String name) {
      return id.matches("[a-z0-9-]+") && name.matches("[a-z0-9.-]+")
          ? Resources.find(id + "/" + name)
          : Optional.empty();
    }
  }

  /// By name in memory.
  record InMemory(String pack, String main, Map<String, String> texts) implements PackFiles {
    public InMemory {
      texts = Map.copyOf(texts);
    }

    @Override
    public Optional<String> text(String name) {
      return Optional.ofNullable(texts.get(name));
    }
  }
}
