package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.time.Length;

/// Why a unit missed a duty, in one line: how many terms in a row, and for which of them there was
/// no record, or one that did not count.
final class Why {

  /// How many of the missed are asked for their reasons.
  static final int ASKED = 12;

  private static final int MOST = 6;

  private final Board board;
  private final Words words;
  private final Phrasebook phrases;

  Why(Board board, Words words) {
    this.board = board;
    this.words = words;
    this.phrases = words.phrases();
  }

  /// The reasons of the first of what was missed, the longest run of terms before them.
  String told(int run, List<Judgement> missed) {
    var byReason = new LinkedHashMap<String, List<Judgement>>();
    for (var one : missed) {
      byReason.computeIfAbsent(reason(board.explain(one)), _ -> new ArrayList<>()).add(one);
    }
    var parts = new ArrayList<String>();
    boolean inTerms =
        missed.stream().allMatch(one -> one.obligation().occasion() instanceof Occasion.InTerm);
    if (run > 1 && inTerms) {
      parts.add(say("why.run", run));
    }
    byReason.forEach((reason, all) -> parts.add(say("why.part", occasions(all), reason)));
    return String.join(say("why.join"), parts);
  }

  /// The occasions, three terms in a row or more as a stretch.
  private String occasions(List<Judgement> all) {
    var told = new ArrayList<String>();
    int i = 0;
    while (i < all.size()) {
      int last = i;
      while (last + 1 < all.size() && follows(all.get(last), all.get(last + 1))) {
        last++;
      }
      if (last - i >= 2) {
        told.add(say("why.stretch", shortly(all.get(i)), shortly(all.get(last))));
      } else {
        all.subList(i, last + 1).forEach(one -> told.add(shortly(one)));
      }
      i = last + 1;
    }
    var shown = told.stream().limit(MOST).collect(Collectors.joining(say("list.comma")));
    return told.size() > MOST ? say("why.more", shown) : shown;
  }

  private static boolean follows(Judgement one, Judgement other) {
    return one.obligation().occasion() instanceof Occasion.InTerm(var term)
        && other.obligation().occasion() instanceof Occasion.InTerm(var later)
        && term.next().equals(later);
  }

  private String shortly(Judgement one) {
    return shortly(one.obligation().occasion());
  }

  /// A month without its year, as the list is one year's; anything else as it is called.
  private String shortly(Occasion occasion) {
    return switch (occasion) {
      case Occasion.InTerm(var term) when term.length() == Length.Calendar.MONTH ->
          words.shortMonth(term.first());
      case Occasion.ForObject(var _, var object) -> words.object(object);
      default -> words.occasion(occasion);
    };
  }

  /// What stood in the way: the first condition that a fitting record failed, or that there was
  /// none.
  private String reason(Explanation explanation) {
    var obligation = explanation.judgement().obligation();
    var duty = obligation.duty();
    if (duty.rhythm() instanceof Duty.Standing(var _, var post, var _)) {
      return say("why.standing", words.post(post));
    }
    if (duty.needs() == null) {
      return say("why.case");
    }
    for (var refused : explanation.refused()) {
      if (refused.why() instanceof Refusal.Fails fails
          && !(fails.condition() instanceof Condition.OneOf)) {
        return new DutyWords(words.programme(), phrases)
            .failing(duty.needs().record(), fails.condition());
      }
      if (refused.why() instanceof Refusal.NotActive) {
        return say("why.returned");
      }
    }
    return explanation.credited().isEmpty()
        ? say("why.none")
        : say("why.short", explanation.judgement().done(), explanation.judgement().quota());
  }

  private String say(String key, Object... values) {
    return phrases.say(key, values);
  }
}
