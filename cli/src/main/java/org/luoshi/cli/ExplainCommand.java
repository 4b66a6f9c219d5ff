package org.luoshi.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.obligations.Question;
import org.luoshi.server.obligations.Told;
import org.luoshi.server.obligations.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi explain`: why an obligation has its status, or why there is none.
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Option(names = "--unit", paramLabel = "U", required = true)
  private String unit = "";

  @Option(names = "--duty", paramLabel = "D", required = true)
  private String duty = "";

  @Option(names = "--term", paramLabel = "T", required = true)
  private String term = "";

  @Override
  public Integer call() {
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var question = new Question(board.unit(unit), board.duty(duty), term.strip(), asOf);
      var answers = board.explain(question);
      var told = new Told(board.programme(), board.organisation(), common.phrases());
      if (form.isJson()) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("as_of", asOf.toString());
        tree.put("unit", question.unit().id());
        tree.put("duty", question.duty().id());
        tree.put("term", question.term());
        tree.put(
            "obligations",
            answers.explanations().stream()
                .map(one -> Trees.of(one, board.organisation()))
                .toList());
        tree.put(
            "absence",
            answers.absence() == null
                ? null
                : Trees.of(answers.absence(), told.absence(answers.absence(), question)));
        Json.print(tree);
      } else if (answers.absence() != null) {
        System.out.println(told.absence(answers.absence(), question));
      } else {
        for (var one : answers.explanations()) {
          told.lines(one, house::placeOf).forEach(System.out::println);
          System.out.println();
        }
      }
      return Luoshi.DONE;
    }
  }
}
