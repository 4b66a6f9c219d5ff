package org.luoshi.server.reports;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The pages of one frozen report: what it says, what has changed behind it since, and its files.
@RestController
public final class FrozenPages {

  private static final String FROZEN = "/reports/{id:R[0-9]+}";

  static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  private static final int MOVED_SHOWN = 20;

  private final Desk desk;

  public FrozenPages(Desk desk) {
    this.desk = desk;
  }

  /// A figure that has changed: was, is now, what moved behind it, and where it is seen now.
  public record Changed(
      String title, String was, String now, List<String> moved, int more, String href) {}

  @Allows(Right.SEE)
  @GetMapping(path = FROZEN, produces = ReportPages.HTML)
  String frozen(@PathVariable String id, Page page, Actor actor) {
    var report = desk.frozen(actor, id);
    var shown = new HashMap<String, Object>();
    shown.put("page", page.titled(page.say("report.frozen-of", report.id())));
    shown.put("report", report);
    shown.put("manifest", desk.manifest(report));
    shown.put("changed", changed(report, page));
    shown.put("mayTake", actor.may(Right.EXPORT));
    shown.put("zone", desk.board().programme().zone());
    return Templates.render("reports/frozen", shown);
  }

  private List<Changed> changed(Frozen report, Page page) {
    return desk.changes(report).stream()
        .map(one ->
            new Changed(
                one.title(),
                one.was(),
                one.now(),
                one.moved().stream().limit(MOVED_SHOWN).map(moved -> said(moved, page)).toList(),
                Math.max(0, one.moved().size() - MOVED_SHOWN),
                Links.figure(one.figure(), report.asOf(), report.unit())))
        .toList();
  }

  private static String said(Staleness.Moved moved, Page page) {
    var what = moved.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return page.say("report.moved." + what, moved.id());
  }

  @Allows(Right.EXPORT)
  @GetMapping(path = FROZEN + "/{file:report\\.docx|report\\.pdf|manifest\\.json}")
  ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String file, Actor actor) {
    return file(desk, desk.frozen(actor, id), file);
  }

  /// A file of a frozen report, byte for byte, under its name.
  static ResponseEntity<byte[]> file(Desk desk, Frozen report, String file) {
    var hash =
        switch (file) {
          case "report.docx" -> report.docx();
          case "report.pdf" -> report.pdf();
          case "manifest.json" -> report.manifest();
          default -> throw new Refusals.NotThere();
        };
    var type =
        switch (file) {
          case "report.docx" -> DOCX;
          case "report.pdf" -> MediaType.APPLICATION_PDF;
          default -> MediaType.APPLICATION_JSON;
        };
    var ending = file.substring(file.indexOf('.'));
    var name = (file.startsWith("manifest") ? report.id() + "-manifest" : report.title()) + ending;
    return ResponseEntity.ok()
        .contentType(type)
        .eTag("\"" + hash + "\"")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(desk.content(hash));
  }

  /// The anchor of a figure on its report's page.
  public static String anchor(String id) {
    return id.replaceAll("[^A-Za-z0-9-]", "-");
  }

  /// Whether the words are a number alone.
  public static boolean isNumber(String words) {
    return words.matches("[0-9]+(\\.[0-9]+)?");
  }

  /// When the report was frozen, as pages write it.
  public static String when(Frozen report, ZoneId zone) {
    return Moments.shown(report.at(), zone);
  }
}
