package org.luoshi.server.reminders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The answers of this room's pages.
final class Showing {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private Showing() {}

  static ResponseEntity<String> page(HttpStatus status, String name, Map<String, Object> values) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(Templates.render("reminders/" + name, values));
  }

  /// On to another page of the house, by GET.
  static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
