package org.luoshi.server.establishment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.obligations.Impact;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports and packs for programs: workbooks sent and written, packs adopted, checked and weighed.
@RestController
public final class ImportApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final ImportDesk desk;
  private final ImportPages pages;
  private final ImportHistory history;
  private final Programmes programmes;
  private final PackDrafts drafts;
  private final Days days;
  private final Once once;

  public ImportApi(
      ImportPages pages,
      ImportHistory history,
      Programmes programmes,
      PackDrafts drafts,
      Days days,
      Once once) {
    this.desk = pages.desk();
    this.pages = pages;
    this.history = history;
    this.programmes = programmes;
    this.drafts = drafts;
    this.days = days;
    this.once = once;
  }

  /// A sending of workbooks as it stands; `preview` is null until it was read.
  public record JobTree(
      String id,
      Instant at,
      String state,
      List<String> files,
      @Nullable ImportPreview preview,
      @Nullable String importId) {}

  /// A version of a pack adopted.
  public record PackTree(
      String id,
      String version,
      java.time.LocalDate effective,
      Instant adoptedAt,
      @Nullable String yaml) {}

  /// What was found in a pack, at which line and column.
  public record FindingTree(
      String severity, String code, String place, String message, String advice) {}

  /// Sends workbooks in to be read; nothing is written before the job is confirmed.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(
      path = "/api/v1/imports",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = JSON)
  public JobTree send(
      Actor actor,
      @RequestParam(name = ImportPages.FIELD, required = false) @Nullable List<MultipartFile> files,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var received = pages.received(files == null ? List.of() : files);
    if (key == null || key.isBlank()) {
      var job = desk.open(actor, received);
      desk.start(job, actor);
      return told(job);
    }
    var what =
        "import " + received.stream().map(one -> one.sent().name() + one.sent().sha256()).toList();
    var id =
        once.run(
            new Once.Asked(actor.signature(), key, what, desk.now()),
            () -> desk.open(actor, received).id());
    var job = pages.job(id, actor);
    desk.start(job, actor);
    return told(job);
  }

  private static JobTree told(ImportJobs.Job job) {
    return new JobTree(
        job.id(),
        job.at(),
        job.state().code(),
        job.files().stream().map(ImportJobs.Sent::name).toList(),
        job.preview(),
        job.importId().isEmpty() ? null : job.importId());
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/api/v1/imports/jobs/{id}", produces = JSON)
  public JobTree job(@PathVariable String id, Actor actor) {
    return told(pages.job(id, actor));
  }

  /// Writes what was read; asked for twice it is written once.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @PostMapping(path = "/api/v1/imports/jobs/{id}/write", produces = JSON)
  public JobTree write(@PathVariable String id, Actor actor) {
    var job = pages.job(id, actor);
    if (!job.actor().equals(actor.signature())) {
      throw new Refusals.NotThere();
    }
    desk.confirm(job, actor);
    return told(pages.job(id, actor));
  }

  /// The imports written, the latest first.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/api/v1/imports", produces = JSON)
  public EstablishmentApi.Listed<ImportHistory.Run> imports(
      Actor actor, @RequestParam Map<String, String> asked) {
    var signature = actor.scope().isWhole() ? "" : actor.signature();
    int limit = EstablishmentApi.limit(asked);
    var runs = history.before(OrganisationPages.given(asked, "after"), signature, limit + 1);
    boolean more = runs.size() > limit;
    var shown = more ? runs.subList(0, limit) : runs;
    return new EstablishmentApi.Listed<>(
        shown, more ? shown.getLast().id() : null, history.count(signature));
  }

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

  /// Everything that is wrong with a pack sent as YAML; nothing is kept of it.
  @Allows(Right.SEE_PACKS)
  @PostMapping(path = "/api/v1/packs/check", produces = JSON)
  public List<FindingTree> check(@RequestBody String yaml, Page page) {
    return Packs.read(files(yaml)).diagnostics().stream()
        .map(one ->
            new FindingTree(
                one.isError() ? "error" : "warning",
                one.code(),
                one.place().shown(),
                page.say(one.code(), one.values().toArray()),
                page.say(one.code() + ".maybe", one.values().toArray())))
        .toList();
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
