package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page of one's own passkeys. The ceremonies themselves are Spring Security's, begun by the
/// script `passkeys.js`.
@RestController
public final class PasskeyPages {

  private final Rooms rooms;
  private final Actors actors;

  public PasskeyPages(Rooms rooms, Actors actors) {
    this.rooms = rooms;
    this.actors = actors;
  }

  /// A passkey of the list.
  public record Line(String id, String label, String created, String used) {}

  private Session session(HttpServletRequest request) {
    return rooms.sessions().living(request).orElseThrow(Refusals.NotThere::new);
  }

  @Allows(Right.OWN_ACCOUNT)
  @GetMapping("/account/passkeys")
  ResponseEntity<String> own(Page frame, HttpServletRequest request) {
    var times = new Times(actors.zone());
    List<Line> lines =
        rooms.passkeys().of(session(request).account()).stream()
            .map(one ->
                new Line(
                    one.getCredentialId().toBase64UrlString(),
                    one.getLabel(),
                    times.at(one.getCreated()),
                    times.at(one.getLastUsed())))
            .toList();
    return Reply.page("passkeys", Map.of("page", frame.titled("page.passkeys"), "lines", lines));
  }

  @Allows(Right.OWN_ACCOUNT)
  @PostMapping("/account/passkeys/{id}/remove")
  ResponseEntity<String> remove(@PathVariable String id, HttpServletRequest request) {
    var account = session(request).account();
    if (!rooms.passkeys().remove(account, id)) {
      throw new Refusals.NotThere();
    }
    var by = By.itself(account.id(), rooms.clock().instant(), request);
    rooms.log().write("passkey-removed", account.id(), by, "");
    return Reply.to("/account/passkeys?done=passkey-removed");
  }
}
