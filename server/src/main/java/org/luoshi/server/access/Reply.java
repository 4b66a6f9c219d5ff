package org.luoshi.server.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The answers of this room's pages.
final class Reply {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private Reply() {}

  static ResponseEntity<String> page(String template, Map<String, Object> values) {
    return with(HttpStatus.OK, template, values);
  }

  /// The form once more, with what was wrong.
  static ResponseEntity<String> wrong(String template, Map<String, Object> values) {
    return with(HttpStatus.UNPROCESSABLE_CONTENT, template, values);
  }

  private static ResponseEntity<String> with(
      HttpStatus status, String template, Map<String, Object> values) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(Templates.render("access/" + template, values));
  }

  /// On to another page of the house, by GET.
  static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  /// The path asked for, if it is one of this house.
  static String inside(String path) {
    boolean ours =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    return ours ? path : "/";
  }
}
