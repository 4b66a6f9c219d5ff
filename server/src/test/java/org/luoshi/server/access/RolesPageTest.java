package org.luoshi.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of roles in the guide is the one in the code.
class RolesPageTest {

  private static final Path PAGE = Path.of("../docs/guide/access.md");
  private static final Pattern LINE =
      Pattern.compile("^\\| `([a-z-]+)` \\|[^|]*\\| (own unit|and below|nothing) \\| ([^|]*) \\|$");

  @Test
  void isTheSameInTheGuide() throws IOException {
    var told = new TreeMap<String, String>();
    for (var line : Files.readAllLines(PAGE)) {
      var match = LINE.matcher(line);
      if (match.matches()) {
        told.put(match.group(1), match.group(2) + ": " + sorted(match.group(3)));
      }
    }
    var known = new TreeMap<String, String>();
    for (var role : Role.values()) {
      var rights =
          String.join(
              " ",
              role.rights().stream()
                  .filter(right -> right != Right.OWN_ACCOUNT)
                  .map(right -> right.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList());
      var reach = role == Role.PUBLIC ? "nothing" : role.below() ? "and below" : "own unit";
      known.put(role.code(), reach + ": " + sorted(rights));
    }
    assertThat(told).isEqualTo(known);
  }

  private static String sorted(String words) {
    var all = new TreeSet<>(Arrays.asList(words.split("[, ]+", -1)));
    all.remove("");
    return String.join(" ", all);
  }
}
