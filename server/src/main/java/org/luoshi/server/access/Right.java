package org.luoshi.server.access;

/// One thing that somebody may do; every endpoint names the one it asks for.
///
/// Source: the table of roles in docs/guide/access.md. A right says *what*, a [Scope] says *where*.
public enum Right {
  /// One's own account: password, second factor, passkeys, language, acting post, tokens.
  OWN_ACCOUNT,
  /// Obligations, records, figures and reports of the scope, read only.
  SEE,
  /// What a second look at the scope shows: decay, checks, overlaps, late and like entries; units
  /// only, never persons.
  SEE_INSIGHT,
  /// Lists and reports taken away as files.
  EXPORT,
  /// Records of the kinds that the pack gives to the role: enter, correct, withdraw, attach.
  RECORD,
  /// Declares that there was nothing to be done (零报告).
  DECLARE_NIL,
  /// Asks the checker to be let off.
  ASK_WAIVER,
  /// Lets a bearer off, with a reason (免办).
  GRANT_WAIVER,
  /// Names who is responsible for an object of a register, with a reason.
  ASSIGN_OBJECT,
  /// Returns a record to who entered it, with a reason.
  RETURN_RECORD,
  /// Registers directives, issues letters, proposes measures, calls reviews.
  OPEN_MATTER,
  /// Notes findings and assesses units at inspections.
  INSPECT,
  /// Verifies what units below did: closes findings, looks back, returns relays, rates.
  VERIFY,
  /// Decides on measures and appeals against them.
  DECIDE,
  /// Signs letters for one's own unit, and appeals for it.
  SIGN,
  /// Edits the text of a report before it is frozen.
  EDIT_REPORT,
  /// Approves a report: freezes it with its manifest.
  FREEZE_REPORT,
  /// The packs adopted and drafted.
  SEE_PACKS,
  /// Drafts a pack and previews its impact.
  DRAFT_PACK,
  /// Approves a pack drafted by somebody else.
  APPROVE_PACK,
  /// The tree, posts and people of the scope.
  SEE_ORGANISATION,
  /// Founds, renames, moves, merges, splits and closes units; appoints and dismisses.
  CHANGE_ORGANISATION,
  /// Opens, closes and unlocks accounts; appoints to the house's own posts.
  MANAGE_ACCOUNTS,
  /// The settings of the house.
  CHANGE_SETTINGS,
  /// The ledger and what it proves.
  SEE_LEDGER
}
