package org.luoshi.engine.flow;

import static org.luoshi.engine.flow.Move.STAYS;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The flows of the house, one for each kind of matter; docs/guide/flows.md shows them as tables.
///
/// Source: the practice of offices (问题整改销号, 责任书签订, 约谈函询, 述职评议, 来文传达) as told in the seed programme.
public final class Flows {

  /// A finding (问题): put right by its unit, verified and closed by another, looked back at, opened
  /// again where it came back. More time is asked for and decided by another.
  public static final Flow FINDING =
      new Flow(
          "finding",
          "open",
          List.of(
              Move.of("plan", Set.of("open", "asking"), STAYS, Part.SUBJECT),
              Move.of("progress", Set.of("open", "asking"), STAYS, Part.SUBJECT),
              Move.of("ask-extension", Set.of("open"), "asking", Part.SUBJECT).withReason(),
              Move.of("grant-extension", Set.of("asking"), "open", Part.CHECKER)
                  .onwards()
                  .notBy("ask-extension"),
              Move.of("decline-extension", Set.of("asking"), "open", Part.CHECKER)
                  .onwards()
                  .notBy("ask-extension")
                  .withReason(),
              Move.of("rectify", Set.of("open", "asking"), "rectified", Part.SUBJECT).onwards(),
              Move.of("return", Set.of("rectified"), "open", Part.CHECKER).withReason(),
              Move.of("close", Set.of("rectified"), "closed", Part.CHECKER)
                  .onwards()
                  .notBy("rectify", "progress")
                  .approves(),
              Move.of("look-back", Set.of("closed"), "confirmed", Part.CHECKER)
                  .notBy("rectify", "progress"),
              Move.of("reopen", Set.of("closed", "confirmed"), "open", Part.CHECKER).withReason(),
              Move.of("withdraw", Set.of("open", "asking"), "withdrawn", Part.CHECKER)
                  .withReason()));

  /// A responsibility letter (责任书): issued by the superior, signed by who holds the post, signed
  /// again by a successor, issued anew where its words change.
  public static final Flow LETTER =
      new Flow(
          "letter",
          "issued",
          List.of(
              Move.of("sign", Set.of("issued"), "signed", Part.SUBJECT).onwards().approves(),
              Move.of("countersign", Set.of("signed"), "concluded", Part.OWNER)
                  .onwards()
                  .notBy("sign"),
              Move.of("inherit", Set.of("signed", "concluded"), STAYS, Part.SUBJECT).approves(),
              Move.of("amend", Set.of("issued", "signed", "concluded"), "issued", Part.OWNER)
                  .withReason(),
              Move.of("withdraw", Set.of("issued"), "withdrawn", Part.OWNER).withReason()));

  /// A directive (来文) at one unit: passed on to those below, which opens it there; told back where
  /// it was not really passed on.
  public static final Flow DIRECTIVE =
      new Flow(
          "directive",
          "received",
          List.of(
              Move.of("relay", Set.of("received", "returned"), "relayed", Part.SUBJECT).onwards(),
              Move.of("return", Set.of("relayed"), "returned", Part.CHECKER).withReason(),
              Move.of("withdraw", Set.of("received"), "withdrawn", Part.OWNER).withReason()));

  /// A measure (约谈、函询、通报、扣分): proposed by rule or by a person, decided by a person, answered within
  /// a limit, an appeal decided by somebody else.
  public static final Flow MEASURE =
      new Flow(
          "measure",
          "proposed",
          List.of(
              Move.of("decide", Set.of("proposed"), "decided", Part.DECIDER)
                  .onwards()
                  .notBy(Flow.OPENED)
                  .approves(),
              Move.of("decline", Set.of("proposed"), "declined", Part.DECIDER)
                  .onwards()
                  .withReason(),
              Move.of("reply", Set.of("decided"), "replied", Part.SUBJECT).onwards().withReason(),
              Move.of("appeal", Set.of("decided", "replied"), "appealed", Part.SUBJECT)
                  .withReason(),
              Move.of("uphold", Set.of("appealed"), "upheld", Part.DECIDER)
                  .onwards()
                  .notBy("decide")
                  .withReason(),
              Move.of("lift", Set.of("appealed"), "lifted", Part.DECIDER)
                  .onwards()
                  .notBy("decide")
                  .withReason(),
              Move.of("conclude", Set.of("decided", "replied", "upheld"), "concluded", Part.DECIDER)
                  .withReason()));

  /// The yearly report and appraisal of a head (述职评议): last year's rectification first, then the
  /// report, comments, the rating by another, and what is to be put right.
  public static final Flow REVIEW =
      new Flow(
          "review",
          "called",
          List.of(
              Move.of("show-rectification", Set.of("called"), "rectification-shown", Part.SUBJECT)
                  .onwards()
                  .withReason(),
              Move.of("report", Set.of("rectification-shown"), "reported", Part.SUBJECT)
                  .onwards()
                  .withReason(),
              Move.of("return", Set.of("rectification-shown", "reported"), "called", Part.CHECKER)
                  .withReason(),
              Move.of("comment", Set.of("reported"), STAYS, Part.CHECKER).withReason(),
              Move.of("rate", Set.of("reported"), "rated", Part.CHECKER)
                  .onwards()
                  .notBy("show-rectification", "report")
                  .approves(),
              Move.of("list", Set.of("rated"), STAYS, Part.CHECKER).withReason(),
              Move.of("conclude", Set.of("rated"), "concluded", Part.CHECKER).onwards()));

  /// A campaign of inspections (检查考核): planned, approved by another, drawn, run, closed. A plan
  /// that is changed is approved anew.
  public static final Flow CAMPAIGN =
      new Flow(
          "campaign",
          "planned",
          List.of(
              Move.of("change", Set.of("planned", "approved"), "planned", Part.OWNER).withReason(),
              Move.of("approve", Set.of("planned"), "approved", Part.DECIDER)
                  .notBy(Flow.OPENED, "change")
                  .onwards()
                  .approves(),
              Move.of("draw", Set.of("approved"), "drawn", Part.OWNER).onwards(),
              Move.of("start", Set.of("drawn"), "running", Part.OWNER).onwards(),
              Move.of("close", Set.of("running"), "closed", Part.OWNER).onwards(),
              Move.of("withdraw", Set.of("planned", "approved", "drawn"), "withdrawn", Part.OWNER)
                  .withReason()));

  /// The assessment (考核) of one unit in a campaign: scored by its inspectors, read by the unit,
  /// which may object; an objection is decided by another. Its inspectors correct what they wrote
  /// before there is an objection; what was accepted already is read and accepted anew. Where a
  /// measure that takes points off is decided or lifted, the house scores it anew, and the unit
  /// reads it again.
  public static final Flow ASSESSMENT =
      new Flow(
          "assessment",
          "assigned",
          List.of(
              Move.of("assign", Set.of("assigned"), Move.STAYS, Part.OWNER).withReason(),
              Move.of("score", Set.of("assigned"), "scored", Part.CHECKER).onwards(),
              Move.of("correct", Set.of("scored", "final"), "scored", Part.CHECKER).withReason(),
              Move.of("recount", Set.of("scored", "objected"), STAYS, Part.HOUSE),
              Move.of("restate", Set.of("final"), "scored", Part.HOUSE),
              Move.of("accept", Set.of("scored"), "final", Part.SUBJECT).onwards().approves(),
              Move.of("object", Set.of("scored"), "objected", Part.SUBJECT).withReason(),
              Move.of("conclude", Set.of("scored"), "final", Part.OWNER).onwards().approves(),
              Move.of("uphold", Set.of("objected"), "final", Part.DECIDER)
                  .notBy("score", "correct", "object")
                  .onwards()
                  .withReason()
                  .approves(),
              Move.of("adjust", Set.of("objected"), "final", Part.DECIDER)
                  .notBy("score", "correct", "object")
                  .onwards()
                  .withReason()
                  .approves(),
              Move.of("withdraw", Set.of("assigned"), "withdrawn", Part.OWNER).withReason()));

  /// The acceptance (验收) of a registered object: checked line by line, accepted by another, or to
  /// be improved and checked again.
  public static final Flow ACCEPTANCE =
      new Flow(
          "acceptance",
          "called",
          List.of(
              Move.of("check", Set.of("called"), "checked", Part.CHECKER).onwards(),
              Move.of("accept", Set.of("checked"), "accepted", Part.DECIDER)
                  .notBy("check")
                  .onwards()
                  .approves(),
              Move.of("improve", Set.of("checked"), "called", Part.DECIDER).withReason(),
              Move.of("withdraw", Set.of("called"), "withdrawn", Part.OWNER).withReason()));

  /// All of them, in the order of the guide.
  public static final List<Flow> ALL =
      List.of(DIRECTIVE, LETTER, FINDING, MEASURE, REVIEW, CAMPAIGN, ASSESSMENT, ACCEPTANCE);

  private Flows() {}

  public static Optional<Flow> of(String id) {
    return ALL.stream().filter(flow -> flow.id().equals(id)).findFirst();
  }
}
