package org.luoshi.server.establishment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The packs adopted, word for word and in words, and the check of any pack.
@RestController
public final class PackPages {

  /// A pack is a text for people; a longer one is something else.
  static final int LONGEST = 1_000_000;

  private final Programmes programmes;
  private final PackDrafts drafts;
  private final Days days;
  private final UnaryOperator<String> who;

  /// @param who what people call whoever signed so
  public PackPages(Programmes programmes, PackDrafts drafts, Days days, UnaryOperator<String> who) {
    this.programmes = programmes;
    this.drafts = drafts;
    this.days = days;
    this.who = who;
  }

  /// A version in the list.
  public record VersionLine(Programmes.Adopted adopted, String who, boolean inForce) {}

  /// A draft in the list.
  public record DraftLine(PackDrafts.Draft draft, String who) {}

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/packs", produces = OrganisationPages.HTML)
  public String packs(Page frame, Actor actor) {
    var today = days.today();
    var all = programmes.adoptedVersions();
    var lines =
        all.stream()
            .map(one -> new VersionLine(one, who.apply(one.actor()), isInForce(one, all, today)))
            .toList();
    var values = new LinkedHashMap<String, Object>();
    values.put("page", frame.titled("page.packs"));
    values.put("versions", lines);
    values.put(
        "drafts",
        seesDrafts(actor)
            ? drafts.all().stream().map(one -> new DraftLine(one, who.apply(one.actor()))).toList()
            : List.of());
    values.put("seesDrafts", seesDrafts(actor));
    values.put("mayDraft", actor.may(Right.DRAFT_PACK));
    values.put("zone", days.board().programme().zone());
    return Templates.render("establishment/packs", values);
  }

  static boolean seesDrafts(Actor actor) {
    return actor.may(Right.DRAFT_PACK) || actor.may(Right.APPROVE_PACK);
  }

  private static boolean isInForce(
      Programmes.Adopted one, List<Programmes.Adopted> all, java.time.LocalDate day) {
    return all.stream()
        .filter(other -> other.id().equals(one.id()) && !other.effective().isAfter(day))
        .findFirst()
        .filter(one::equals)
        .isPresent();
  }

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/packs/{id}/{version}", produces = OrganisationPages.HTML)
  public String version(
      @PathVariable String id, @PathVariable String version, Page frame, Actor actor) {
    var adopted =
        programmes.adoptedVersions().stream()
            .filter(one -> one.id().equals(id) && one.version().equals(version))
            .findFirst()
            .orElseThrow(Refusals.NotThere::new);
    var reading = Packs.read(programmes.adoptedFiles(id, version).orElseThrow());
    var programme = reading.programme().orElseThrow();
    var page = frame.titled(programme.title().in(frame.language()));
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("adopted", adopted);
    values.put("who", who.apply(adopted.actor()));
    values.put("duties", PackTold.duties(programme, page));
    values.put("lines", PackTold.lines(adopted.yaml(), reading));
    values.put("mayDraft", actor.may(Right.DRAFT_PACK));
    values.put("zone", days.board().programme().zone());
    return Templates.render("establishment/pack", values);
  }

  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/packs/check", produces = OrganisationPages.HTML)
  public String check(Page frame) {
    return checked(frame, Form.fresh(Map.of()), "");
  }

  /// Checks a pack pasted or sent as a file; nothing is kept of it.
  @Allows(Right.SEE_PACKS)
  @PostMapping(path = "/packs/check", produces = OrganisationPages.HTML)
  public String check(
      Page frame,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
      throws java.io.IOException {
    var yaml = text(typed.getOrDefault("yaml", ""), file);
    var shown = new LinkedHashMap<>(typed);
    shown.put("yaml", yaml);
    return checked(frame, Form.sent(shown), yaml);
  }

  static String text(String pasted, @Nullable MultipartFile file) throws java.io.IOException {
    var text =
        file == null || file.isEmpty()
            ? pasted
            : new String(file.getBytes(), StandardCharsets.UTF_8);
    var plain = text.replace("\r\n", "\n");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  private String checked(Page frame, Form form, String yaml) {
    var page = frame.titled("pack.check");
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("form", form);
    values.put("asked", !yaml.isBlank());
    if (yaml.isBlank()) {
      values.put("findings", List.of());
      values.put("duties", List.of());
      values.put("lines", List.of());
    } else {
      var reading = Packs.read(drafts.files(programme(yaml), yaml));
      values.put("findings", PackTold.findings(reading.diagnostics(), page));
      values.put(
          "duties", reading.programme().map(one -> PackTold.duties(one, page)).orElse(List.of()));
      values.put("lines", PackTold.lines(yaml, reading));
    }
    return Templates.render("establishment/packcheck", values);
  }

  /// The programme that the text says it is; empty where it says none.
  static String programme(String yaml) {
    return yaml.lines()
        .filter(line -> line.startsWith("programme:"))
        .map(line -> line.substring("programme:".length()).split("#", 2)[0].strip())
        .findFirst()
        .orElse("");
  }
}
