package org.luoshi.server.establishment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.establishment.ImportJobs.Content;
import org.luoshi.server.establishment.ImportJobs.Job;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.luoshi.server.uploads.FileType;
import org.luoshi.server.uploads.Receiving;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Workbooks brought in: sent, looked at, written; and what became of former ones.
@RestController
public final class ImportPages {

  static final String FIELD = "files";
  static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType HTML = MediaType.parseMediaType(OrganisationPages.HTML);
  private static final long MOST = 32L << 20;
  private static final int FILES = 20;
  private static final int LIMIT = 50;

  private final ImportDesk desk;
  private final ImportHistory history;
  private final Days days;
  private final Receiving receiving;

  public ImportPages(ImportDesk desk, ImportHistory history, Days days, Receiving receiving) {
    this.desk = desk;
    this.history = history;
    this.days = days;
    this.receiving = receiving;
  }

  ImportDesk desk() {
    return desk;
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/import", produces = OrganisationPages.HTML)
  public String imports(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    return imports(frame, actor, Form.fresh(Map.of()), OrganisationPages.given(asked, "after"));
  }

  private String imports(Page frame, Actor actor, Form form, String after) {
    var signature = actor.scope().isWhole() ? "" : actor.signature();
    var runs = history.before(after, signature, LIMIT + 1);
    var shown = runs.subList(0, Math.min(LIMIT, runs.size()));
    var values = new LinkedHashMap<String, Object>();
    values.put("page", frame.titled("page.import"));
    values.put("form", form);
    values.put("jobs", desk.jobs().openOf(actor.account()));
    values.put("runs", shown);
    values.put("total", history.count(signature));
    values.put("next", runs.size() > LIMIT ? shown.getLast().id() : "");
    values.put("zone", days.board().programme().zone());
    return Templates.render("establishment/imports", values);
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @PostMapping(path = "/import", produces = OrganisationPages.HTML)
  public ResponseEntity<String> send(
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = FIELD, required = false) @Nullable List<MultipartFile> sent) {
    try {
      var files = received(sent == null ? List.of() : sent);
      var job = desk.open(actor, files);
      desk.start(job, actor);
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, "/import/job/" + job.id())
          .build();
    } catch (WrongInput wrong) {
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
          .contentType(HTML)
          .body(imports(frame, actor, form, ""));
    }
  }

  /// The files within their limits; everything wrong with any is told at once.
  List<Content> received(List<MultipartFile> sent) {
    var found = new ArrayList<Diagnostic>();
    var files = new ArrayList<Content>();
    for (var file : sent) {
      if (file.isEmpty() && String.valueOf(file.getOriginalFilename()).isEmpty()) {
        continue;
      }
      try (var in = file.getInputStream();
          var got =
              receiving.take(
                  in,
                  String.valueOf(file.getOriginalFilename()),
                  new Receiving.Wanted(FIELD, MOST, Set.of(FileType.XLSX)))) {
        files.add(
            new Content(
                new ImportJobs.Sent(got.name(), got.size(), got.sha256()),
                java.nio.file.Files.readAllBytes(got.file())));
      } catch (WrongInput wrong) {
        found.addAll(wrong.found());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    if (files.isEmpty() && found.isEmpty()) {
      found.add(Diagnostic.error("field-missing", new Place.Subject(FIELD)));
    }
    if (files.size() > FILES
        || files.stream().map(one -> one.sent().name()).distinct().count() < files.size()) {
      found.add(Diagnostic.error("import-files", new Place.Subject(FIELD), FILES));
    }
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    return files;
  }

  /// The job, if the actor sent it; to anybody else it is not there.
  Job job(String id, Actor actor) {
    return desk.jobs()
        .find(id)
        .filter(one -> one.account().equals(actor.account()))
        .orElseThrow(Refusals.NotThere::new);
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/import/job/{id}", produces = OrganisationPages.HTML)
  public String job(@PathVariable String id, Page frame, Actor actor) {
    var job = job(id, actor);
    return Templates.render(
        "establishment/job",
        Map.of(
            "page",
            frame.titled("import.job." + job.state().code()),
            "job",
            job,
            "form",
            Form.fresh(Map.of()),
            "mayWrite",
            job.actor().equals(actor.signature()),
            "kinds",
            kinds(frame)));
  }

  /// What the kinds of record are called, by id.
  private Map<String, String> kinds(Page page) {
    var kinds = new LinkedHashMap<String, String>();
    days.board()
        .programme()
        .records()
        .values()
        .forEach(kind -> kinds.put(kind.id(), kind.title().in(page.language())));
    return kinds;
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/import/job/{id}/progress", produces = OrganisationPages.HTML)
  public ResponseEntity<String> progress(@PathVariable String id, Page page, Actor actor) {
    var job = job(id, actor);
    if (!job.state().isUnderWay()) {
      return ResponseEntity.ok()
          .header("HX-Redirect", "/import/job/" + job.id())
          .contentType(HTML)
          .body("");
    }
    return ResponseEntity.ok()
        .contentType(HTML)
        .body(Templates.render("establishment/progress", Map.of("page", page, "job", job)));
  }

  /// Writes what was read and looked at; under the very post under which it was read.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @PostMapping(path = "/import/job/{id}", produces = OrganisationPages.HTML)
  public ResponseEntity<String> decide(
      @PathVariable String id, Actor actor, @RequestParam Map<String, String> typed) {
    var job = job(id, actor);
    if (OrganisationPages.given(typed, "step").equals("drop")) {
      desk.drop(job);
      return to("/import");
    }
    if (!job.actor().equals(actor.signature())) {
      throw new Refusals.NotThere();
    }
    desk.confirm(job, actor);
    return to("/import/job/" + job.id());
  }

  private static ResponseEntity<String> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, address)
        .build();
  }

  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/import/job/{id}/rejects.xlsx")
  public ResponseEntity<byte[]> rejects(@PathVariable String id, Actor actor) {
    var job = job(id, actor);
    return sheet(desk.jobs().rejects(job.id()).orElseThrow(Refusals.NotThere::new), "rejects");
  }

  static ResponseEntity<byte[]> sheet(byte[] bytes, String name) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".xlsx").build().toString())
        .body(bytes);
  }

  /// Whether the actor may open the imports of others.
  static boolean seesAll(Actor actor) {
    return actor.scope().isWhole()
        && (actor.may(Right.RECORD) || actor.may(Right.CHANGE_ORGANISATION));
  }

  /// What one import brought: the records it entered or corrected, or the rows it rejected.
  @Allows({Right.RECORD, Right.CHANGE_ORGANISATION})
  @GetMapping(path = "/import/{number:[0-9]{6,12}}", produces = OrganisationPages.HTML)
  public String run(
      @PathVariable String number,
      Page frame,
      Actor actor,
      @RequestParam Map<String, String> asked) {
    var run = history.find("import/" + number).orElseThrow(Refusals.NotThere::new);
    if (!run.actor().equals(actor.signature()) && !seesAll(actor)) {
      throw new Refusals.NotThere();
    }
    var what = OrganisationPages.given(asked, "what");
    var after = OrganisationPages.given(asked, "after");
    var values = new LinkedHashMap<String, Object>();
    values.put("page", frame.titled("import.run"));
    values.put("run", run);
    values.put("what", what.isEmpty() ? "new" : what);
    values.put("zone", days.board().programme().zone());
    values.put("tree", days.on(days.today()));
    values.put("seesRecords", actor.may(Right.SEE));
    var rejected = what.equals("rejected");
    var rows =
        rejected
            ? history.rejected(
                run.id(), after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0, LIMIT + 1)
            : List.<ImportHistory.Rejected>of();
    var records =
        rejected
            ? List.<ImportHistory.Written>of()
            : history.written(run.id(), !what.equals("corrected"), after, LIMIT + 1);
    values.put("rows", rows.subList(0, Math.min(LIMIT, rows.size())));
    values.put("records", records.subList(0, Math.min(LIMIT, records.size())));
    values.put(
        "next",
        rows.size() > LIMIT
            ? String.valueOf(rows.get(LIMIT - 1).id())
            : records.size() > LIMIT ? records.get(LIMIT - 1).id() : "");
    return Templates.render("establishment/run", values);
  }
}
