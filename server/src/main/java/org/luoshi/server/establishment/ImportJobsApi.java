package org.luoshi.server.establishment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.shell.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Workbooks for programs as for people: sent, read apart from the house, looked at, written.
@RestController
public final class ImportJobsApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final ImportDesk desk;
  private final ImportPages pages;
  private final ImportHistory history;
  private final Once once;

  public ImportJobsApi(ImportPages pages, ImportHistory history, Once once) {
    this.desk = pages.desk();
    this.pages = pages;
    this.history = history;
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

  /// Sends workbooks in to be read; nothing is written before the job is confirmed.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(
      path = "/api/v1/imports/jobs",
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
}
