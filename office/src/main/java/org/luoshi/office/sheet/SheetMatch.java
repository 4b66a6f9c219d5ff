package org.luoshi.office.sheet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;

/// Which kind a sheet holds, and where its header is; or why none fits.
record SheetMatch(
    @Nullable Labels labels, @Nullable Header header, @Nullable String code, List<String> values) {

  private record Candidate(Labels labels, Header header, boolean mentioned) {
    RecordKind kind() {
      return labels.kind();
    }

    int known() {
      return header.fields().size();
    }
  }

  private static final Comparator<Candidate> BY_FIT =
      Comparator.comparingInt(Candidate::known)
          .thenComparing(found -> found.known() - found.kind().fields().size())
          .thenComparing(Candidate::mentioned)
          .thenComparing(found -> found.kind().of() != null)
          .reversed();

  /// By the title, or else by the labels of the header.
  static SheetMatch find(String title, List<RawRow> rows, Merges merges, Collection<Labels> kinds) {
    var search = new HeaderSearch(rows, merges);
    var named = candidates(search, rows, SheetTitles.named(title, kinds));
    if (!named.isEmpty()) {
      return fit(named.getFirst());
    }
    var fitting =
        candidates(search, rows, kinds).stream().filter(SheetMatch::fitsByLabels).toList();
    if (fitting.isEmpty()) {
      var expected = SheetTitles.named(title, kinds);
      return expected.isEmpty()
          ? none("sheet-kind-unknown", List.of(title, names(kinds)))
          : none("sheet-header-missing", List.of(title, wanted(expected.getFirst().kind())));
    }
    boolean several = fitting.size() > 1 && BY_FIT.compare(fitting.getFirst(), fitting.get(1)) == 0;
    return several
        ? none(
            "sheet-kind-several",
            List.of(
                title, fitting.getFirst().kind().title().zh(), fitting.get(1).kind().title().zh()))
        : fit(fitting.getFirst());
  }

  private static List<Candidate> candidates(
      HeaderSearch search, List<RawRow> rows, Collection<Labels> kinds) {
    return kinds.stream()
        .flatMap(labels ->
            search.of(labels).stream()
                .filter(header -> header.fields().size() * 2 >= Math.min(4, fields(labels)))
                .map(header -> new Candidate(labels, header, mentioned(rows, header, labels))))
        .sorted(BY_FIT)
        .toList();
  }

  private static int fields(Labels labels) {
    return labels.kind().fields().size();
  }

  private static boolean mentioned(List<RawRow> rows, Header header, Labels labels) {
    return rows.stream()
        .filter(row -> row.number() < header.row())
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> SheetTitles.mentions(cell.text(), labels));
  }

  /// Without the title's word a sheet must show at least two labels, and either all that are
  /// required or most of the kind's.
  private static boolean fitsByLabels(Candidate found) {
    var fields = found.kind().fields().values();
    long labelled =
        found.header().labels().stream().filter(label -> !Spelling.label(label).isEmpty()).count();
    boolean complete =
        fields.stream()
            .filter(Field::required)
            .allMatch(field -> found.header().fields().containsValue(field.id()));
    return found.known() >= Math.min(2, fields.size())
        && found.known() * 2L >= labelled - found.header().own().size()
        && (complete || found.known() * 5 >= fields.size() * 3);
  }

  private static SheetMatch fit(Candidate found) {
    return new SheetMatch(found.labels(), found.header(), null, List.of());
  }

  private static SheetMatch none(String code, List<String> values) {
    return new SheetMatch(null, null, code, values);
  }

  private static String names(Collection<Labels> kinds) {
    return kinds.stream()
        .map(labels -> labels.kind().title().zh())
        .collect(Collectors.joining(" / "));
  }

  private static String wanted(RecordKind kind) {
    return kind.fields().values().stream()
        .map(field -> field.title().zh())
        .collect(Collectors.joining(" / "));
  }
}
