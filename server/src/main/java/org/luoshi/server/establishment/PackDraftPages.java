package org.luoshi.server.establishment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Impact;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.shell.Form;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A pack's new version: drafted, its impact seen, proposed, approved by somebody else, in force.
@RestController
public final class PackDraftPages {

  private static final MediaType HTML = MediaType.parseMediaType(OrganisationPages.HTML);

  private final Programmes programmes;
  private final PackDrafts drafts;
  private final Days days;
  private final Clock clock;
  private final UnaryOperator<String> who;

  public PackDraftPages(
      Programmes programmes, PackDrafts drafts, Days days, Clock clock, UnaryOperator<String> who) {
    this.programmes = programmes;
    this.drafts = drafts;
    this.days = days;
    this.clock = clock;
    this.who = who;
  }

  /// A form with the text of the version adopted last.
  @Allows(Right.DRAFT_PACK)
  @GetMapping(path = "/packs/drafts/new", produces = OrganisationPages.HTML)
  public String begin(Page frame, @RequestParam Map<String, String> asked) {
    var id = OrganisationPages.given(asked, "programme");
    var from =
        programmes.adoptedVersions().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .map(Programmes.Adopted::yaml)
            .orElseGet(org.luoshi.packs.Packs::template);
    return Templates.render(
        "establishment/draftnew",
        Map.of("page", frame.titled("draft.new"), "form", Form.fresh(Map.of("yaml", from))));
  }

  @Allows(Right.DRAFT_PACK)
  @PostMapping(path = "/packs/drafts", produces = OrganisationPages.HTML)
  public ResponseEntity<String> begin(Actor actor, @RequestParam Map<String, String> typed)
      throws java.io.IOException {
    var yaml = PackPages.text(typed.getOrDefault("yaml", ""), null);
    var draft = drafts.begin(PackPages.programme(yaml), yaml, actor, clock.instant());
    return to(draft.id(), "drafted");
  }

  private static ResponseEntity<String> to(String draft, String done) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/packs/drafts/" + draft + "?done=" + done)
        .build();
  }

  @Allows({Right.DRAFT_PACK, Right.APPROVE_PACK})
  @GetMapping(path = "/packs/drafts/{id}", produces = OrganisationPages.HTML)
  public String draft(@PathVariable String id, Page frame, Actor actor) {
    var draft = drafts.find(id).orElseThrow(Refusals.NotThere::new);
    return shown(frame, actor, draft, Form.fresh(Map.of("yaml", draft.yaml())));
  }

  private String shown(Page frame, Actor actor, PackDrafts.Draft draft, Form form) {
    var reading = drafts.read(draft);
    var page = frame.titled("draft.title");
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("draft", draft);
    values.put("form", form);
    values.put("who", who.apply(draft.actor()));
    values.put("decidedBy", draft.decidedBy() == null ? "" : who.apply(draft.decidedBy()));
    values.put("findings", PackTold.findings(reading.diagnostics(), page));
    values.put("lines", PackTold.lines(draft.yaml(), reading));
    values.put("impact", impact(draft, reading.programme().orElse(null)));
    values.put("zone", days.board().programme().zone());
    values.put("mayDraft", actor.may(Right.DRAFT_PACK));
    values.put("mayApprove", actor.may(Right.APPROVE_PACK) && !PackDrafts.isOwn(draft, actor));
    return Templates.render("establishment/draft", values);
  }

  /// The impact of a draft still on its way, where it is of the programme adopted.
  private @Nullable ImpactTold impact(
      PackDrafts.Draft draft, org.luoshi.engine.duty.@Nullable Programme programme) {
    boolean open =
        draft.state() == PackDrafts.State.DRAFT || draft.state() == PackDrafts.State.PROPOSED;
    if (!open || programme == null || !days.board().programme().id().equals(programme.id())) {
      return null;
    }
    return new ImpactTold(Impact.of(days.board(), programme, days.today()));
  }

  /// Saves, proposes, gives back, withdraws or approves; each on the revision that was shown.
  @Allows({Right.DRAFT_PACK, Right.APPROVE_PACK})
  @PostMapping(path = "/packs/drafts/{id}", produces = OrganisationPages.HTML)
  public ResponseEntity<String> step(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> typed)
      throws java.io.IOException {
    var draft = drafts.find(id).orElseThrow(Refusals.NotThere::new);
    var step = OrganisationPages.given(typed, "step");
    var right =
        step.equals("approve") || step.equals("return") ? Right.APPROVE_PACK : Right.DRAFT_PACK;
    if (!actor.may(right) || !typed.getOrDefault("revision", "").matches("[0-9]{1,6}")) {
      throw new Refusals.NotThere();
    }
    try {
      take(draft, step, Integer.parseInt(typed.getOrDefault("revision", "")), actor, typed);
      return to(id, "draft-" + step);
    } catch (WrongInput wrong) {
      var now = drafts.find(id).orElseThrow(Refusals.NotThere::new);
      var form = Form.sent(typed).with(wrong.found(), frame.phrases());
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
          .contentType(HTML)
          .body(shown(frame, actor, now, form));
    }
  }

  private void take(
      PackDrafts.Draft draft, String step, int revision, Actor actor, Map<String, String> typed)
      throws java.io.IOException {
    var at = clock.instant();
    var id = draft.id();
    switch (step) {
      case "save" ->
          drafts.save(
              id, revision, PackPages.text(typed.getOrDefault("yaml", ""), null), actor, at);
      case "propose" -> drafts.propose(id, revision, actor, at);
      case "return" ->
          drafts.giveBack(id, revision, OrganisationPages.given(typed, "reason"), actor, at);
      case "withdraw" -> drafts.withdraw(id, revision, actor, at);
      case "approve" -> drafts.approve(id, revision, actor, impact(draft), at);
      default -> throw new Refusals.NotThere();
    }
  }

  /// What the approval was given on, in numbers; refused where it would judge anew what has ended.
  private String impact(PackDrafts.Draft draft) {
    var told = impact(draft, drafts.read(draft).programme().orElse(null));
    if (told == null) {
      return "";
    }
    var impact = told.impact();
    if (impact.rejudged() > 0) {
      throw new WrongInput(
          org.luoshi.engine.text.Diagnostic.error(
              "pack-rejudges",
              new org.luoshi.engine.text.Place.Subject(""),
              impact.rejudged(),
              impact.from()));
    }
    return "comes %d, goes %d, changes %d, minutes %d to %d"
        .formatted(
            impact.comes(),
            impact.goes(),
            impact.changes(),
            impact.minutesBefore(),
            impact.minutesAfter());
  }
}
