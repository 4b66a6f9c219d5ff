package org.luoshi.server.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.office.document.HeadingNumbers;
import org.luoshi.packs.report.FilledReport;
import org.luoshi.packs.report.Piece;
import org.luoshi.packs.report.ReportBlock;
import org.luoshi.packs.report.ReportChecks;
import org.luoshi.packs.report.ReportParts;
import org.luoshi.packs.report.ReportText;
import org.luoshi.packs.report.ReportTexts;
import org.luoshi.server.programmes.Programmes.ReportFile;
import org.luoshi.server.reports.Draft.Part;

/// A draft's text with its figures in place: part by part for the page, and whole for the document.
public final class DraftText {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern PROPOSED = Pattern.compile("\\{\\{\\s*propose:\\s*([a-z-]+)\\s*}}");

  private final List<Part> parts;
  private final Map<Integer, String> origins;
  private final Numbers numbers;
  private final Proposals proposals;
  private final Map<String, List<List<Piece>>> proposed;
  private Reports.@Nullable Filled read;

  /// `origins` are the first versions of the parts that were edited.
  DraftText(List<Part> parts, Map<Integer, String> origins, Numbers numbers) {
    this.parts = parts;
    this.origins = origins;
    this.numbers = numbers;
    this.proposals = new Proposals(numbers);
    this.proposed = proposals.filled();
  }

  /// One part as it will read; a part that says nothing on this date has no lines.
  public record Section(
      int part, int version, boolean proposed, List<Line> lines, List<Diagnostic> found) {
    public boolean isEdited() {
      return version > 1;
    }
  }

  /// A heading with its level and number, a line of the title (level 0), or a paragraph (level -1).
  public record Line(int level, String number, List<Piece> pieces) {}

  /// The parts as they will read, headings numbered as in the document.
  public List<Section> sections() {
    var filling = numbers.filling(proposed);
    var read = new LinkedHashMap<Part, ReportText>();
    parts.stream()
        .filter(part -> part.number() > 0)
        .forEach(part -> read.put(part, parsed(part.text()).text()));
    var levels = new ArrayList<Integer>();
    read.values()
        .forEach(text ->
            text.blocks(filling).stream()
                .filter(ReportBlock.Heading.class::isInstance)
                .forEach(heading -> levels.add(((ReportBlock.Heading) heading).level())));
    var headings = HeadingNumbers.of(numbers.phrases().language(), levels).iterator();
    var sections = new ArrayList<Section>();
    read.forEach((part, text) -> {
      var lines = new ArrayList<Line>();
      text.fill(filling)
          .title()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> lines.add(new Line(0, "", List.of(new Piece.Words(line)))));
      for (var block : text.blocks(filling)) {
        lines.add(
            block instanceof ReportBlock.Heading(int level, var pieces)
                ? new Line(level, headings.next(), pieces)
                : new Line(-1, "", block.pieces()));
      }
      sections.add(
          new Section(part.number(), part.version(), text.isProposed(), lines, typed(part, text)));
    });
    return sections;
  }

  /// Numbers typed by hand into an edited part: they open no records.
  private List<Diagnostic> typed(Part part, ReportText text) {
    if (!part.isEdited()) {
      return List.of();
    }
    var typed = numbersIn(text);
    typed.removeAll(numbersIn(parsed(origins.getOrDefault(part.number(), "")).text()));
    return typed.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                "report-typed-number",
                new Place.Subject("p" + part.number()),
                String.join(", ", typed)));
  }

  private static Set<String> numbersIn(ReportText text) {
    var found = new LinkedHashSet<String>();
    text.words()
        .forEach(
            words -> NUMBER.matcher(words).results().forEach(match -> found.add(match.group())));
    return found;
  }

  private ReportTexts.Parsed parsed(String text) {
    return ReportTexts.part("", text, numbers.ids());
  }

  /// The whole draft as it will read.
  FilledReport filled() {
    return read().filled();
  }

  private Reports.Filled read() {
    if (read == null) {
      read = Reports.fill(numbers, new ReportFile(name(), whole()), proposed);
    }
    return read;
  }

  /// What is noticed in the text as it will be sent: its length, words that ask, missing parts.
  public List<Diagnostic> checks() {
    var found = new ArrayList<Diagnostic>();
    read().found().stream()
        .filter(one -> one.code().startsWith("report-missing-"))
        .forEach(found::add);
    found.addAll(ReportChecks.of(name(), filled()));
    return found;
  }

  /// The text with its marks as one file again.
  String whole() {
    var front = parts.stream().filter(part -> part.number() == 0).findFirst().orElseThrow().text();
    return new ReportParts(
            front, parts.stream().filter(part -> part.number() > 0).map(Part::text).toList())
        .whole();
  }

  private String name() {
    return "report." + numbers.phrases().language().code() + ".md";
  }

  /// A part's text for its editor: proposals that still stand in it are written out with their
  /// marks.
  String forEditing(Part part) {
    var sentences = proposals.sentences();
    return PROPOSED
        .matcher(part.text())
        .replaceAll(match ->
            java.util.regex.Matcher.quoteReplacement(
                String.join("\n\n", sentences.getOrDefault(match.group(1), List.of()))));
  }

  /// The figures that the text shows or compares, proposals included.
  Set<String> figures() {
    var ids =
        new LinkedHashSet<>(ReportTexts.parse(name(), whole(), numbers.ids()).text().figures());
    if (PROPOSED.matcher(whole()).find()) {
      proposed.values().stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .filter(Piece.Figure.class::isInstance)
          .forEach(piece -> ids.add(((Piece.Figure) piece).id()));
    }
    return ids;
  }

  /// What would be wrong with the whole if the part said this: a report without its title.
  List<Diagnostic> wrongWith(int part, String words) {
    var others = new ArrayList<String>();
    parts.forEach(one -> others.add(one.number() == part ? words : one.text()));
    var whole = new ReportParts(others.getFirst(), others.subList(1, others.size())).whole();
    return atText(ReportTexts.parse(name(), whole, numbers.ids()));
  }

  /// What is wrong with the words for a part: marks broken, figures unknown.
  static List<Diagnostic> wrong(int part, String text, Numbers numbers) {
    var parsed =
        part == 0
            ? ReportTexts.front("text", text, numbers.ids())
            : ReportTexts.part("text", text, numbers.ids());
    return atText(parsed);
  }

  private static List<Diagnostic> atText(ReportTexts.Parsed parsed) {
    return parsed.found().stream()
        .filter(Diagnostic::isError)
        .map(one -> Diagnostic.error(one.code(), new Place.Subject("text"), one.values().toArray()))
        .toList();
  }
}
