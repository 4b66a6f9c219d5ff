package org.luoshi.server.reports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figure;
import org.luoshi.office.document.HeadingNumbers;
import org.luoshi.packs.report.FilledReport;
import org.luoshi.packs.report.Piece;
import org.luoshi.packs.report.ReportBlock;
import org.luoshi.server.obligations.Makeup;
import org.luoshi.server.obligations.Trees;
import org.luoshi.server.records.Versions.Version;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The manifest of a frozen report: what it says, which figures it used with their values and all
/// that stands behind them, what was known then, and the hashes of its files.
///
/// As JSON its keys are snake_case; times are UTC, days those of the programme's zone. It can be
/// checked without the house: see docs/guide/report.md.
public record Manifest(
    String format,
    String report,
    String draft,
    String programme,
    String ruleVersion,
    String language,
    String unit,
    String unitName,
    String asOf,
    String knownAt,
    long ledgerPosition,
    String frozenBy,
    String title,
    List<String> titles,
    List<Block> text,
    List<Entry> figures,
    List<Kept> records,
    File docx,
    File pdf) {

  /// The format's name and version.
  static final String FORMAT = "luoshi-report-manifest/1";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /// A heading of this level with its number, or a paragraph (level 0).
  public record Block(int level, String number, List<Run> runs) {}

  /// A stretch of text; `figure` is the id of the figure it shows, or null.
  public record Run(String words, @Nullable String figure) {}

  /// A figure as it stood: its id in the text and on its page, its value for programs and as shown,
  /// whether it counts the list behind it, and that list.
  public record Entry(
      String id,
      String figure,
      String title,
      @Nullable Object value,
      String shown,
      boolean counts,
      List<String> records,
      List<String> obligations) {}

  /// A record behind a figure: its version then, and the SHA-256 of what that said.
  public record Kept(String id, int version, String sha256) {}

  /// A file by its hash and length.
  public record File(String sha256, int bytes) {}

  byte[] json() {
    return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
  }

  static Manifest read(byte[] json) {
    return JSON.readValue(json, Manifest.class);
  }

  /// A value as text that is equal where the values are.
  static String canonical(@Nullable Object value) {
    return JSON.writeValueAsString(value);
  }

  /// The text of a filled report, headings numbered as in the document.
  static List<Block> text(FilledReport filled, Numbers numbers) {
    var levels = new ArrayList<Integer>();
    for (var block : filled.blocks()) {
      if (block instanceof ReportBlock.Heading(int level, var _)) {
        levels.add(level);
      }
    }
    var headings = HeadingNumbers.of(numbers.phrases().language(), levels).iterator();
    return filled.blocks().stream()
        .map(block ->
            block instanceof ReportBlock.Heading(int level, var pieces)
                ? new Block(level, headings.next(), runs(pieces))
                : new Block(0, "", runs(block.pieces())))
        .toList();
  }

  private static List<Run> runs(List<Piece> pieces) {
    return pieces.stream()
        .map(piece ->
            piece instanceof Piece.Figure(var id, var shown)
                ? new Run(shown, id)
                : new Run(piece.shown(), null))
        .toList();
  }

  /// The figures with these ids as they stand in the numbers.
  static List<Entry> entries(Set<String> ids, Numbers numbers) {
    var entries = new ArrayList<Entry>();
    for (var id : ids) {
      numbers.figure(id).ifPresent(figure -> entries.add(entry(id, figure, numbers)));
    }
    return entries;
  }

  private static Entry entry(String id, Figure.Single figure, Numbers numbers) {
    return new Entry(
        id,
        figure.id(),
        numbers.title(id),
        Trees.of(figure),
        numbers.value(figure.content()),
        counts(figure, numbers),
        figure.records(),
        figure.obligations());
  }

  /// Whether the figure is the length of the list behind it.
  static boolean counts(Figure.Single figure, Numbers numbers) {
    var declared = numbers.board().programmeOn(numbers.asOf()).figures();
    var spec = Makeup.spec(declared, figure.id(), numbers.asOf().getYear()).orElse(null);
    return figure.content() instanceof Figure.Number
        && Makeup.of(spec, figure).length(figure).isPresent();
  }

  /// The records behind the figures: their own, and for persons the appointments that tell of them.
  static Set<String> records(List<Entry> entries, Numbers numbers) {
    var ids = new LinkedHashSet<String>();
    var persons = new LinkedHashSet<String>();
    for (var entry : entries) {
      for (var id : entry.records()) {
        if (id.startsWith("person/")) {
          persons.add(id.substring("person/".length()));
        } else {
          ids.add(id);
        }
      }
    }
    if (!persons.isEmpty()) {
      numbers.board().evidence().records().stream()
          .filter(one -> one.kind().equals("appointment") && persons.contains(one.person()))
          .forEach(one -> ids.add(one.id()));
    }
    return ids;
  }

  static List<Kept> kept(Iterable<Version> versions) {
    var kept = new ArrayList<Kept>();
    versions.forEach(one -> kept.add(new Kept(one.record(), one.version(), one.sha256())));
    return kept;
  }
}
