package org.luoshi.server.records;

/// The address of a record's page, and its id from that address.
///
/// What would mean something else in an address stands as `~` and four hex digits, so that a
/// document's number with strokes in it is one part of the path.
public final class RecordLink {

  private static final String PLAIN = "-_.·〔〕（）()";

  private RecordLink() {}

  /// `/records/meeting/000123`
  public static String of(String id) {
    int slash = id.indexOf('/');
    return slash < 0
        ? "/records/" + escaped(id) + "/-"
        : "/records/" + escaped(id.substring(0, slash)) + "/" + escaped(id.substring(slash + 1));
  }

  /// The id that the two parts of the path name; an id of no record where they are malformed.
  public static String id(String kind, String key) {
    return plain(kind) + "/" + plain(key);
  }

  /// A text as one step of a path, whatever it holds.
  public static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char letter : text.toCharArray()) {
      boolean plain =
          (Character.isLetterOrDigit(letter) && letter != '~') || PLAIN.indexOf(letter) >= 0;
      if (plain && !(letter == '.' && escaped.isEmpty())) {
        escaped.append(letter);
      } else {
        escaped.append("~%04x".formatted((int) letter));
      }
    }
    return escaped.toString();
  }

  /// The text that the step of a path stands for.
  public static String plain(String escaped) {
    var plain = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      boolean marked =
          escaped.charAt(i) == '~'
              && i + 4 < escaped.length()
              && escaped.substring(i + 1, i + 5).matches("[0-9a-f]{4}");
      if (marked) {
        plain.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        plain.append(escaped.charAt(i));
      }
    }
    return plain.toString();
  }
}
