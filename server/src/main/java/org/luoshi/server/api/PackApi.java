package org.luoshi.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.programmes.PackCheck;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Packs, for programs: checked as the command `pack check` does.
@RestController
public final class PackApi {

  /// What the check found: as a tree for programs and as text for a person.
  public record Checked(Map<String, @Nullable Object> outcome, String text) {}

  /// Packs to be checked.
  public record Sent(List<SentPack> packs) {}

  /// A shipped pack by its id; or one's own: what its YAML file is called, its name among its
  /// siblings, and the texts of all by name.
  public record SentPack(
      @Nullable String id,
      @Nullable String pack,
      @Nullable String main,
      @Nullable Map<String, String> texts) {

    PackFiles files() {
      if (id != null) {
        if (!Packs.shippedIds().contains(id)) {
          throw new WrongInput(Diagnostic.error("import-no-file", new Place.Subject("id"), id));
        }
        return PackFiles.shipped(id);
      }
      if (pack == null || main == null || texts == null) {
        throw new WrongInput(Diagnostic.error("api-pack", new Place.Subject("packs")));
      }
      return PackFiles.sent(pack, main, texts);
    }
  }

  @Allows(Right.SEE_PACKS)
  @PostMapping(
      path = "/api/v1/packs/check",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Checked check(Page page, @RequestBody Sent sent) {
    var check = PackCheck.of(sent.packs().stream().map(SentPack::files).toList());
    return new Checked(new LinkedHashMap<>(check.tree(page.phrases())), check.text(page.phrases()));
  }
}
