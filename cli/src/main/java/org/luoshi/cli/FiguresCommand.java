package org.luoshi.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.obligations.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `luoshi figures`: every figure of the programme on a date.
@Command(name = "figures")
final class FiguresCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Override
  public Integer call() {
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var figures = board.figures(asOf);
      if (form.isJson()) {
        Json.print(tree(figures, asOf));
      } else {
        var phrases = common.phrases();
        var table =
            new Columns(
                List.of(
                    phrases.say("col.figure"),
                    phrases.say("col.meaning"),
                    ">" + phrases.say("col.value")));
        figures.values().forEach(figure -> rows(figure, phrases, table));
        System.out.print(table.shown());
      }
      return Luoshi.DONE;
    }
  }

  private static Map<String, @Nullable Object> tree(Map<String, Figure> figures, LocalDate asOf) {
    var period = Period.upTo(asOf);
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("as_of", asOf.toString());
    tree.put("period", List.of(period.first().toString(), period.last().toString()));
    figures.forEach((id, figure) -> tree.put(id, Trees.of(figure)));
    return tree;
  }

  private static void rows(Figure figure, Phrasebook phrases, Columns table) {
    switch (figure) {
      case Figure.Group group -> group.parts().values().forEach(part -> rows(part, phrases, table));
      case Figure.Single single ->
          table.row(single.id(), single.title().in(phrases.language()), shown(single.content()));
    }
  }

  private static String shown(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? "—" : value.toPlainString();
      case Figure.Names(var names) -> String.valueOf(names.size());
      case Figure.NamesAndTerms(var pairs) -> String.valueOf(pairs.size());
    };
  }
}
