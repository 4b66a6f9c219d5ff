package org.luoshi.server.establishment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Impact;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The packs adopted, and what a new version would bring, for programs.
@RestController
public final class PackVersionsApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final Programmes programmes;
  private final PackDrafts drafts;
  private final Days days;

  public PackVersionsApi(Programmes programmes, PackDrafts drafts, Days days) {
    this.programmes = programmes;
    this.drafts = drafts;
    this.days = days;
  }

  /// A version of a pack adopted.
  public record PackTree(
      String id,
      String version,
      java.time.LocalDate effective,
      Instant adoptedAt,
      @Nullable String yaml) {}

  /// The versions adopted.
  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/api/v1/packs", produces = JSON)
  public EstablishmentApi.Listed<PackTree> packs() {
    var all = programmes.adoptedVersions().stream().map(one -> told(one, false)).toList();
    return new EstablishmentApi.Listed<>(all, null, all.size());
  }

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/api/v1/packs/{id}/{version}", produces = JSON)
  public PackTree pack(@PathVariable String id, @PathVariable String version) {
    return programmes.adoptedVersions().stream()
        .filter(one -> one.id().equals(id) && one.version().equals(version))
        .findFirst()
        .map(one -> told(one, true))
        .orElseThrow(Refusals.NotThere::new);
  }

  private static PackTree told(Programmes.Adopted one, boolean whole) {
    return new PackTree(
        one.id(), one.version(), one.effective(), one.adoptedAt(), whole ? one.yaml() : null);
  }

  private org.luoshi.packs.PackFiles files(String yaml) {
    if (yaml.length() > PackPages.LONGEST) {
      throw new WrongInput(
          Diagnostic.error("field-long", new Place.Subject("body"), PackPages.LONGEST));
    }
    return drafts.files(PackPages.programme(yaml), yaml);
  }

  /// What the version sent as YAML would bring.
  @Allows({Right.DRAFT_PACK, Right.APPROVE_PACK})
  @PostMapping(path = "/api/v1/packs/impact", produces = JSON)
  public Map<String, Object> impact(@RequestBody String yaml) {
    var reading = Packs.read(files(yaml));
    var draft = reading.programme().orElseThrow(() -> new WrongInput(reading.errors()));
    if (!draft.id().equals(days.board().programme().id())) {
      throw new WrongInput(
          Diagnostic.error(
              "programme-unknown",
              new Place.Subject("programme"),
              draft.id(),
              days.board().programme().id()));
    }
    return Impact.of(days.board(), draft, days.today()).tree();
  }
}
