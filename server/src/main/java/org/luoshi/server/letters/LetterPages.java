package org.luoshi.server.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luoshi.office.document.Block;
import org.luoshi.office.document.OfficialDocument;
import org.luoshi.office.document.Pdf;
import org.luoshi.office.document.Run;
import org.luoshi.office.seal.OfficialSeal;
import org.luoshi.office.seal.SealCertificate;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.shell.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A letter as an official document, with its signatures, the digest of what they signed, the last
/// entry of the ledger then, and all of that as a QR code; under the organisation's seal where
/// there is one and both have signed.
@RestController
public final class LetterPages {

  private final Books books;
  private final Ledger ledger;
  private final Sealing sealing;

  public LetterPages(Books books, Ledger ledger, Sealing sealing) {
    this.books = books;
    this.ledger = ledger;
    this.sealing = sealing;
  }

  @Allows(Right.SEE)
  @GetMapping("/letters/{number}/letter.pdf")
  public ResponseEntity<byte[]> pdf(@PathVariable String number, Page page, Actor actor) {
    var matter = books.seen("letters", number, actor, page);
    var handling = books.handling("letters", actor, page);
    var now = handling.desk().now();
    var seal = sealing.on(matter, now);
    var out = new ByteArrayOutputStream();
    try {
      Pdf.write(document(matter, seal.map(OfficialSeal::certificate), handling), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var print = out.toByteArray();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"letter-" + matter.number() + ".pdf\"")
        .body(seal.map(one -> one.on(print, now, matter.title())).orElse(print));
  }

  private OfficialDocument document(
      Matter matter, Optional<SealCertificate> seal, Handling handling) {
    var page = handling.page();
    var blocks = new ArrayList<Block>();
    matter.says("text").lines().forEach(line -> blocks.add(block(line)));
    var signatures = Letters.signatures(matter);
    if (!signatures.isEmpty()) {
      blocks.add(new Block.Heading(1, plain(page.say("letters.signatures"))));
      blocks.add(table(matter, signatures, handling));
    }
    var digest = matter.course().digest();
    var head = ledger.last();
    blocks.add(new Block.Paragraph(plain(page.say("letters.proof", digest))));
    blocks.add(new Block.Paragraph(plain(page.say("letters.ledger", head.id(), head.leaf()))));
    seal.map(certificate -> Sealing.printed(certificate, handling))
        .ifPresent(words -> blocks.add(new Block.Paragraph(plain(words))));
    blocks.add(
        new Block.Code(
            String.join("\n", "luoshi " + matter.id(), digest, head.id() + " " + head.leaf()),
            page.say("letters.code")));
    return new OfficialDocument(
        page.language(),
        null,
        null,
        List.of(),
        matter.title(),
        null,
        blocks,
        List.of(),
        new OfficialDocument.Signature(
            handling.name(matter.says("superior")), day(matter, handling)),
        null,
        List.of());
  }

  /// The day it was issued.
  private static LocalDate day(Matter matter, Handling handling) {
    return LocalDate.ofInstant(matter.openedAt(), handling.desk().board().programme().zone());
  }

  private static Block table(Matter matter, List<Matter.Step> signatures, Handling handling) {
    var page = handling.page();
    var now = matter.course().digest();
    var rows = new ArrayList<Block.Row>();
    for (var step : signatures) {
      rows.add(
          new Block.Row(
              List.of(
                  cell(handling.desk().who(step.actor())),
                  cell(step.said().getOrDefault("signed", "")),
                  cell(step.digest().substring(0, 16)),
                  cell(page.say(step.digest().equals(now) ? "letters.holds" : "letters.held")))));
    }
    return new Block.Table(
        List.of(
            page.say("letters.col.by"),
            page.say("letters.col.signed"),
            page.say("letters.col.digest"),
            page.say("letters.col.holds")),
        rows);
  }

  private static Block.Cell cell(String text) {
    return new Block.Cell(plain(text));
  }

  private static Block block(String line) {
    return line.startsWith(LetterText.HEADING)
        ? new Block.Heading(1, plain(line.substring(LetterText.HEADING.length())))
        : new Block.Paragraph(plain(line));
  }

  private static List<Run> plain(String text) {
    return List.of(new Run.Plain(text));
  }
}
