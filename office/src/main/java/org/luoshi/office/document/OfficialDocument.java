package org.luoshi.office.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;

/// An official document (公文) before it takes a form: what it says and who says it, no sizes.
///
/// Every figure in the text has one entry in an appendix, so no link of any form leads nowhere.
/// Parts that are null or empty are left out of the form together with their line.
public record OfficialDocument(
    Language language,
    @Nullable String letterhead,
    @Nullable String number,
    List<String> signatories,
    String title,
    @Nullable String addressee,
    List<Block> blocks,
    List<String> attachments,
    @Nullable Signature signature,
    @Nullable IssueLines issue,
    List<Appendix> appendices) {

  /// Who signs and on which day.
  public record Signature(String organisation, LocalDate date) {}

  /// The issue lines (版记): who gets copies, who printed it and when.
  public record IssueLines(List<String> copies, String printedBy, LocalDate printedOn) {
    public IssueLines {
      copies = List.copyOf(copies);
    }
  }

  public OfficialDocument {
    signatories = List.copyOf(signatories);
    blocks = List.copyOf(blocks);
    attachments = List.copyOf(attachments);
    appendices = List.copyOf(appendices);
    refuseLooseEnds(blocks, appendices);
  }

  /// The anchors of all entries in the order of the appendices.
  public List<String> anchors() {
    return entries(appendices).map(Appendix.Entry::anchor).toList();
  }

  /// The entry with this anchor.
  Appendix.Entry entry(String anchor) {
    return entries(appendices)
        .filter(entry -> entry.anchor().equals(anchor))
        .findFirst()
        .orElseThrow();
  }

  /// The anchors that the text mentions, each once, in reading order.
  public List<String> mentioned() {
    return runs(blocks).flatMap(OfficialDocument::anchor).distinct().toList();
  }

  /// True where anything stands above the title: letterhead, number or signatories.
  public boolean hasHead() {
    return letterhead != null || number != null || !signatories.isEmpty();
  }

  private static void refuseLooseEnds(List<Block> blocks, List<Appendix> appendices) {
    Set<String> known = new HashSet<>();
    var wrong = new ArrayList<String>();
    entries(appendices)
        .map(Appendix.Entry::anchor)
        .filter(anchor -> !known.add(anchor))
        .forEach(wrong::add);
    var pointed =
        Stream.concat(
            runs(blocks).flatMap(OfficialDocument::anchor),
            entries(appendices).flatMap(entry -> derived(entry.evidence())));
    pointed.filter(anchor -> !known.contains(anchor)).distinct().forEach(wrong::add);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          """
          Each figure has exactly one appendix entry, but these have none or several: (%s).
          Maybe add an Appendix.Entry with that anchor, once.\
          """
              .formatted(String.join(", ", wrong)));
    }
  }

  private static Stream<Appendix.Entry> entries(List<Appendix> appendices) {
    return appendices.stream().flatMap(appendix -> appendix.entries().stream());
  }

  private static Stream<String> derived(Evidence evidence) {
    return evidence instanceof Evidence.Derived from ? from.anchors().stream() : Stream.empty();
  }

  private static Stream<String> anchor(Run run) {
    return run instanceof Run.Figure figure ? Stream.of(figure.anchor()) : Stream.empty();
  }

  private static Stream<Run> runs(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block ->
            switch (block) {
              case Block.Heading heading -> heading.runs().stream();
              case Block.Paragraph paragraph -> paragraph.runs().stream();
              case Block.Table table ->
                  table.rows().stream()
                      .flatMap(row -> row.cells().stream())
                      .flatMap(cell -> cell.runs().stream());
              case Block.Code _ -> Stream.empty();
            });
  }
}
