package org.luoshi.server.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Once;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Templates;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files of records: attached by who may change the record, taken by who may see it, always as a
/// download.
@RestController
public final class FilePages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Desks desks;
  private final Attachments attachments;

  public FilePages(Desks desks, Attachments attachments) {
    this.desks = desks;
    this.attachments = attachments;
  }

  @Allows(Right.SEE)
  @GetMapping("/records/{kind}/{key}/files/{number}")
  public ResponseEntity<Resource> file(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int number,
      Page page,
      Actor actor) {
    var id = RecordLink.id(kind, key);
    Turn.of(desks, actor, page).recording().seen(actor, id);
    return download(attachments, id, number);
  }

  /// The shown copy, to be saved and never opened in place.
  static ResponseEntity<Resource> download(Attachments attachments, String record, int number) {
    var one = attachments.find(record, number).orElseThrow(NotThere::new);
    var name =
        ContentDisposition.attachment()
            .filename(one.name(), java.nio.charset.StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(one.media()))
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .body(new FileSystemResource(attachments.shown(one)));
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/files", produces = HTML)
  public ResponseEntity<String> attach(
      @PathVariable String kind,
      @PathVariable String key,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = Attachments.FIELD, required = false) List<MultipartFile> sent) {
    var turn = Turn.of(desks, actor, page);
    var id = RecordLink.id(kind, key);
    var form = Form.sent(typed);
    try {
      attach(turn, attachments, id, sent == null ? List.of() : sent, form.once());
      return RecordPages.redirect(RecordLink.of(id) + "?done=attached");
    } catch (WrongInput wrong) {
      var kept = turn.recording().seen(actor, id);
      var view = RecordView.of(turn, kept, new FileShelf(attachments).lines(turn, id));
      var titled = page.titled(page.say("record.one", view.kind(), id));
      return ResponseEntity.status(RecordPages.UNPROCESSABLE)
          .body(
              Templates.render(
                  "work/one",
                  Map.of(
                      "page",
                      titled,
                      "one",
                      view,
                      "form",
                      form.with(wrong.found(), page.phrases()))));
    }
  }

  /// Attaches all of the files or none.
  static void attach(
      Turn turn, Attachments attachments, String id, List<MultipartFile> sent, String once) {
    mayAttach(turn, id);
    var files = new ArrayList<Attachments.Prepared>();
    var wrong = new ArrayList<Diagnostic>();
    for (var file : sent) {
      if (!file.isEmpty() || !String.valueOf(file.getOriginalFilename()).isBlank()) {
        prepare(attachments, file, files, wrong);
      }
    }
    if (sent.isEmpty() || (files.isEmpty() && wrong.isEmpty())) {
      wrong.add(Diagnostic.error("file-none", new Place.Subject(Attachments.FIELD)));
    }
    if (!wrong.isEmpty()) {
      throw new WrongInput(wrong);
    }
    var actor = turn.actor().signature();
    var asked =
        new Once.Asked(
            actor,
            once,
            "file-attached " + id + " " + files.stream().map(Attachments.Prepared::sha256).toList(),
            turn.desk().now());
    turn.desk()
        .once()
        .run(
            asked,
            () -> {
              mayAttach(turn, id);
              var by = new Attachments.By(turn.desk().now(), actor);
              files.forEach(file -> attachments.attach(id, file, by));
              return id;
            });
  }

  private static void mayAttach(Turn turn, String id) {
    var kept = turn.recording().seen(turn.actor(), id);
    if (!turn.recording().mayChange(turn.actor(), kept)) {
      throw new NotThere();
    }
  }

  private static void prepare(
      Attachments attachments,
      MultipartFile file,
      List<Attachments.Prepared> files,
      List<Diagnostic> wrong) {
    try (var in = file.getInputStream()) {
      files.add(attachments.prepare(in, String.valueOf(file.getOriginalFilename())));
    } catch (WrongInput refused) {
      wrong.addAll(refused.found());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Allows(Right.RECORD)
  @PostMapping(path = "/records/{kind}/{key}/files/{number}/remove", produces = HTML)
  public ResponseEntity<String> remove(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int number,
      Page page,
      Actor actor) {
    var turn = Turn.of(desks, actor, page);
    var id = RecordLink.id(kind, key);
    mayAttach(turn, id);
    var one = attachments.find(id, number).orElseThrow(NotThere::new);
    attachments.remove(one, new Attachments.By(turn.desk().now(), actor.signature()));
    return RecordPages.redirect(RecordLink.of(id) + "?done=detached");
  }
}
