package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.luoshi.engine.judgement.Explanations.Credited;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.judgement.Explanations.Refused;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Due;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;
import org.luoshi.engine.time.WorkingCalendar.Step;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;

/// The answer to “why”: one obligation, or the few that a question meets, each told in full; or why
/// there is none.
public record Explained(
    List<Choice> crumbs,
    String duty,
    String dutyHref,
    String clause,
    String absence,
    List<One> ones,
    String former,
    String next) {

  private static final int MOST = 40;

  /// One obligation with its verdict, rule, dates and records.
  public record One(
      String id,
      String bearer,
      String occasion,
      Status status,
      String verdict,
      String waiver,
      List<Fact> rule,
      List<Fact> dates,
      List<String> steps,
      List<Credit> credited,
      List<Refuse> refused,
      List<Version> versions,
      List<Choice> actions) {}

  /// A word and what it stands for; the value may be several lines.
  public record Fact(String title, List<String> lines) {
    static Fact of(String title, String line) {
      return new Fact(title, List.of(line));
    }
  }

  public record Credit(Row row, String adds, String decidedOn, boolean enteredLate) {}

  public record Refuse(Row row, String why) {}

  /// A record as a row: its address, number, kind, day and what it says.
  public record Row(String href, String number, String kind, String day, String said) {}

  /// The duty as one version of the programme has it; `judged` where that version judged.
  public record Version(String version, String since, boolean judged, List<String> changes) {}

  /// What one may see that the request asks for; nothing else is there.
  static Explained of(
      Sight sight,
      Map<String, String> asked,
      Page page,
      Function<Explanation, List<Choice>> actions) {
    var board = sight.board();
    var unit = sight.reached(asked.getOrDefault("unit", "")).orElseThrow(Refusals.NotThere::new);
    var duty = declared(board, asked.getOrDefault("duty", ""));
    var term = asked.getOrDefault("term", "").strip();
    var question = new Question(unit, duty, term, sight.asOf());
    var answers = board.explain(question);
    var bearer = asked.getOrDefault("bearer", "");
    var seen =
        answers.explanations().stream()
            .filter(one -> sight.sees(one.judgement()))
            .filter(one ->
                bearer.isEmpty() || one.judgement().obligation().bearer().id().equals(bearer))
            .toList();
    var absence = answers.absence();
    if (seen.isEmpty() && absence == null) {
      throw new Refusals.NotThere();
    }
    var words = Sights.words(sight, page);
    var told = new Told(board.programme(), board.organisation(), page.phrases());
    var teller = new Teller(sight, page, words, told, actions);
    return new Explained(
        Glance.crumbs(sight, unit.id(), page, words),
        duty.title().in(page.language()),
        page.link("/duties/" + Page.segment(duty.id())),
        duty.clause(),
        absence == null ? "" : told.absence(absence, question),
        seen.stream().limit(MOST).map(teller::one).toList(),
        beside(question, bearer, page, false),
        beside(question, bearer, page, true));
  }

  private static org.luoshi.engine.duty.Duty declared(Board board, String id) {
    return board.rules().versions().reversed().stream()
        .map(version -> version.duties().get(id))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(Refusals.NotThere::new);
  }

  /// The address of the same question for the term before or after; empty where there are no terms.
  private static String beside(Question question, String bearer, Page page, boolean after) {
    var term = Term.labelled(question.term());
    if (term.isEmpty() || !term.map(Term::length).equals(question.duty().termLength())) {
      return "";
    }
    var other =
        after
            ? term.get().next()
            : Term.around(term.get().length(), term.get().first().minusDays(1));
    if (other.first().isAfter(question.asOf())) {
      return "";
    }
    return page.link(
        "/explanation",
        "unit",
        question.unit().id(),
        "duty",
        question.duty().id(),
        "term",
        other.label(),
        "bearer",
        bearer);
  }

  /// Tells one explanation after another in the page's language.
  private record Teller(
      Sight sight, Page page, Words words, Told told, Function<Explanation, List<Choice>> actions) {

    One one(Explanation explanation) {
      var judgement = explanation.judgement();
      var obligation = judgement.obligation();
      return new One(
          obligation.id(),
          words.bearer(obligation),
          words.occasion(obligation.occasion()),
          judgement.status(),
          verdict(judgement),
          explanation.waiver() instanceof Exemption.Waiver waiver
              ? page.say("explained.waiver", words.day(waiver.day()), waiver.reason())
              : "",
          rule(judgement),
          dates(judgement),
          obligation.due().steps().stream().map(this::step).toList(),
          explanation.credited().stream().map(this::credit).toList(),
          explanation.refused().stream().map(this::refuse).toList(),
          Versions.of(sight.board().rules(), obligation, page),
          actions.apply(explanation));
    }

    private String verdict(Judgement judgement) {
      var obligation = judgement.obligation();
      var due = obligation.due().last();
      var until = due.equals(LocalDate.MAX) ? "" : words.day(due);
      var key = "explained.verdict." + Filter.code(judgement.status());
      boolean standing = obligation.duty().rhythm() instanceof org.luoshi.engine.duty.Duty.Standing;
      if (standing) {
        return page.say(
            "explained.verdict.standing-" + (judgement.is(Status.MET) ? "met" : "other"),
            words.day(judgement.asOf()),
            judgement.quota(),
            judgement.done());
      }
      return page.say(
          key,
          words.day(judgement.asOf()),
          until,
          judgement.quota(),
          judgement.done(),
          judgement.reachedOn().map(words::day).orElse(""));
    }

    private List<Fact> rule(Judgement judgement) {
      var obligation = judgement.obligation();
      var duty = obligation.duty();
      var version = sight.board().rules().inForceOn(obligation.occasion().starts()).orElseThrow();
      var say = new DutyWords(version, page.phrases());
      var facts = new ArrayList<Fact>();
      facts.add(
          Fact.of(
              page.say("col.clause"),
              page.say(
                  "explained.rule-line",
                  version.title(),
                  duty.clause(),
                  obligation.version(),
                  words.day(version.effective()))));
      facts.add(
          Fact.of(
              page.say("duty.bearer"),
              page.say("explained.bearer-line", say.bearer(duty), say.cadence(duty))));
      var proof = new ArrayList<>(List.of(say.proof(duty)));
      proof.addAll(say.conditions(duty));
      facts.add(new Fact(page.say("duty.proof"), proof));
      facts.add(Fact.of(page.say("duty.deadline"), say.deadline(duty)));
      if (!say.checker(duty).isEmpty()) {
        facts.add(Fact.of(page.say("duty.checker"), say.checker(duty)));
      }
      return facts;
    }

    private List<Fact> dates(Judgement judgement) {
      var obligation = judgement.obligation();
      var facts = new ArrayList<Fact>();
      facts.add(
          Fact.of(
              page.say("explained.window"),
              obligation.closes().equals(LocalDate.MAX)
                  ? page.say("explained.window-open", words.day(obligation.opens()))
                  : page.say(
                      "explained.window-line",
                      words.day(obligation.opens()),
                      words.day(obligation.closes()))));
      due(obligation.due(), facts);
      facts.add(
          Fact.of(
              page.say("explained.calendar"),
              page.say(
                  obligation.due().provisional()
                      ? "explained.provisional"
                      : "explained.calendar-known",
                  words.calendar(sight.board().calendar().id()))));
      facts.add(Fact.of(page.say("explained.as-of"), words.weekday(judgement.asOf())));
      return facts;
    }

    private void due(Due due, List<Fact> facts) {
      if (due.day().equals(LocalDate.MAX)) {
        facts.add(Fact.of(page.say("explained.due"), page.say("explained.never-due")));
        return;
      }
      if (!due.named().equals(due.day())) {
        facts.add(Fact.of(page.say("explained.named"), words.weekday(due.named())));
      }
      facts.add(Fact.of(page.say("explained.due"), words.weekday(due.day())));
      if (!due.last().equals(due.day())) {
        facts.add(Fact.of(page.say("explained.last"), words.weekday(due.last())));
      }
    }

    private String step(Step step) {
      var name = step.name().isEmpty() ? page.say("explain.weekend") : step.name();
      return page.say(
          step.worked() ? "explained.worked" : "explained.off", words.weekday(step.day()), name);
    }

    private Credit credit(Credited one) {
      return new Credit(
          row(one.record()),
          one.credit().adds().toString(),
          words.day(one.credit().day()),
          one.credit().enteredLate());
    }

    private Refuse refuse(Refused one) {
      return new Refuse(
          row(one.record()),
          switch (one.why()) {
            case Refusal.OtherObject(var named) ->
                page.say("refusal.other-object", words.object(named));
            case Refusal.OtherTerm(var label) -> page.say("refusal.other-term", words.term(label));
            case Refusal.AfterDate(var day) -> page.say("refusal.after-date", words.day(day));
            case Refusal.OutsideWindow(var day) ->
                page.say("refusal.outside-window", words.day(day));
            default -> told.why(one.why(), one.record());
          });
    }

    private Row row(WorkRecord record) {
      var day = record.effective();
      return new Row(
          page.link("/records/" + Page.segment(record.id())),
          words.object(record.id()),
          words.kindOfRecord(record.kind()),
          day == null ? "—" : words.day(day),
          words.said(record));
    }
  }
}
